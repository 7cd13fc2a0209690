"""Public records: one folder a publisher, each file kind told from its content."""

from __future__ import annotations

from plainview.model import Text
from plainview.sources import (
    alpr_portals,
    doj_fisa,
    eff,
    federal_register,
    flock,
    followthemoney,
    fpds,
    ice_287g,
    ice_detention,
    nsl_counts,
    odni,
    usaspending,
    vigilant,
)
from plainview.sources.parts import Reader, SourceReading
from plainview.sources.unread import unread

__all__ = ["READERS", "SourceReading", "read", "unread"]

READERS: tuple[Reader, ...] = (
    ice_287g.read,
    ice_detention.read,
    usaspending.read,
    alpr_portals.read,
    flock.read,
    eff.read,
    vigilant.read,
    doj_fisa.read,
    odni.read,
    nsl_counts.read,
    federal_register.read,
    fpds.read,
    followthemoney.read,
)
"""Tried in order; the first that knows the text reads it."""


def read(text: Text) -> SourceReading | None:
    """The public record that a text is, or None where it is none that is known."""
    return next((found for reader in READERS if (found := reader(text))), None)
