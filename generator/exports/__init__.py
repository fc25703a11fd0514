"""Owns what machines read of a publication: the index of the search."""
