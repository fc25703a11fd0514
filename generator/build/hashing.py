"""Digests of contents, and the part of a table that a name hashes to."""

from __future__ import annotations

from hashlib import blake2b
from zlib import crc32


def digest(content: bytes) -> str:
    """The name of a content: 128 bits of BLAKE2b, in hexadecimal digits."""
    return blake2b(content, digest_size=16).hexdigest()


def part_of(name: str, parts: int) -> int:
    """Always the same one, so that a new thing moves no other."""
    return crc32(name.encode("utf-8", "surrogateescape")) % parts
