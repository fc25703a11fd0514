"""The publication as one Model: loading, references both ways, time, arithmetic on figures, coverage."""

from generator.model.index import Model, RecordIndex, connect
from generator.model.load import Loaded, load

__all__ = ["Loaded", "Model", "RecordIndex", "connect", "load"]
