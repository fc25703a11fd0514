"""The ways in: home page, search, the finder of villages."""
