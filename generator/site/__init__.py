"""Owns the way of the data from a project folder to pages, and pages through MkDocs and our theme."""
