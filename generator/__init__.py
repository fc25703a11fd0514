"""chibo: records of villages and Party cells, made into a public static site."""

__version__ = "0.1.0"
