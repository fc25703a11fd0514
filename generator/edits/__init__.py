"""Owns changes to data files that a person asked for, text for text."""
