"""Measurements a person runs with `make bench`; nothing here judges, tests compare ratios elsewhere."""
