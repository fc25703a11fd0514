"""Builds a site: from a project folder to pages, and from pages through MkDocs and our theme."""
