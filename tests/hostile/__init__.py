"""A publication in which every text is hostile, its harmless twin, and what of the two sites must be the same."""
