"""Owns the text of data files: YAML in, plain values out (scalars stay text), and values back into canonical text."""

from generator.source.locating import places
from generator.source.reading import Value, data_files, load, parse
from generator.source.remarks import put, tidy
from generator.source.texts import Written, texts
from generator.source.writing import Shape, compose

__all__ = ["Shape", "Value", "Written", "compose", "data_files", "load", "parse", "places", "put", "texts", "tidy"]
