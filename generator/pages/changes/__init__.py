"""Pages of mergers and other changes, with their pictures."""
