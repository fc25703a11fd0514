"""Pages of villages, units and cells, and of who reports."""
