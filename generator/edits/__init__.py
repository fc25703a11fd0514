"""Changes data files as a person asked, text for text."""
