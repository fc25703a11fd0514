"""Owns the text of data files: YAML in, plain values out (scalars stay text), and line and column of a path."""

from generator.source.locating import places
from generator.source.reading import Value, data_files, load, parse

__all__ = ["Value", "data_files", "load", "parse", "places"]
