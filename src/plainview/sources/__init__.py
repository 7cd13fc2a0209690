"""Public records: one folder a publisher, each file kind told from its content."""

from __future__ import annotations

from plainview.model import Text
from plainview.sources.parts import Reader, SourceReading

__all__ = ["READERS", "SourceReading", "read"]

READERS: tuple[Reader, ...] = ()
"""Tried in order; the first that knows the text reads it."""


def read(text: Text) -> SourceReading | None:
    """The public record that a text is, or None where it is none that is known."""
    return next((found for reader in READERS if (found := reader(text))), None)
