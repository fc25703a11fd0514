"""Writes the open data: tables as CSV, JSON and SQLite, Popolo, the data package."""
