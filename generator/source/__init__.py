"""Reads data files: YAML in, plain values out (scalars stay text), and values back into canonical text.

It reads the documents and finds the photos beside them too.
"""

from generator.source.comments import put, tidy
from generator.source.files import PAPERS, PHOTOS, form, goes_out
from generator.source.leaves import Leaf, leaves
from generator.source.locating import places
from generator.source.pictures import pictures
from generator.source.reading import YamlValue, data_files, load, parse, unseen
from generator.source.texts import SourceText, texts
from generator.source.writing import Shape, compose

__all__ = [
    "PAPERS",
    "PHOTOS",
    "Leaf",
    "Shape",
    "SourceText",
    "YamlValue",
    "compose",
    "data_files",
    "form",
    "goes_out",
    "leaves",
    "load",
    "parse",
    "pictures",
    "places",
    "put",
    "texts",
    "tidy",
    "unseen",
]  # fmt: skip
