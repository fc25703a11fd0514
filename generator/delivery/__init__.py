"""Delivers a built site: a copy that opens from a folder."""

from generator.delivery.folder import copy

__all__ = ["copy"]
