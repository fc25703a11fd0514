"""Pages of achievements, works and contributions."""
