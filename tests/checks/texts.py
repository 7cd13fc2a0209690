"""Findings of one check on a text, by way of the reckonings that are read from it."""

from __future__ import annotations

from plainview.checks import CHECKS, Reckoned, run
from plainview.extraction import sketch
from plainview.extraction.reckonings import find
from plainview.model import Finding, Reckoning, Text


def reckonings(content: str) -> list[Reckoning]:
    return find(content, sketch(Text("0" * 64, "test/1", content)))


def found(check: str, content: str) -> list[Finding]:
    """What a check says of a text of its own."""
    (chosen,) = [each for each in CHECKS if each.name == check]
    items = [Reckoned(1, "0" * 64, "text.md", None, "", (), one) for one in reckonings(content)]
    return list(run([chosen], chosen.stream, items))
