"""Accesses that only a noun tells of ("the agency's collection of call records")."""

from __future__ import annotations

from collections.abc import Sequence

from plainview.extraction.frames.frame import Frame

NOMINAL = frozenset(["access.collection-of", "access.sharing-of", "access.exchange-of"])


def said_once(frames: Sequence[Frame]) -> list[Frame]:
    """The frames without nouns that stand for what a verb of the text states of the same data.

    "The collection of call records divides the Senate" refers to a statement rather than makes one.
    """
    stated = any(f.type == "access" and f.pattern not in NOMINAL for f in frames)
    return [f for f in frames if f.pattern not in NOMINAL or f.measures or not stated]
