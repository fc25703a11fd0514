"""Owns the way of the data from a project folder to pages, and pages through MkDocs and our theme."""

from generator.site.day import day_of_build
from generator.site.publication import Publication, read

__all__ = ["Publication", "day_of_build", "read"]
