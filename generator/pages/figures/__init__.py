"""Figures over time: series, trends, pages of indicators."""
