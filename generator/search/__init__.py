"""Builds the inverted index of the search and its files."""
