"""That a thing is told, and that it is not: "how many were held" in one of two sentences."""

from __future__ import annotations

import re
from functools import lru_cache

from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import Line
from plainview.lineage.words import STOP_WORDS

_ABOUT = 2  # content words that two sentences share which are about one thing


def left_untold(claim: Line, told: Line) -> bool:
    """Whether one sentence says who or how much, and the other that this is not said."""
    return _untold(claim, told) or _untold(told, claim)


@lru_cache(maxsize=1 << 12)
def _openly(sentence: str) -> re.Match[str] | None:
    """Where a sentence says that something is not told."""
    return lexicon().untold.search(sentence)


def _untold(one: Line, other: Line) -> bool:
    """Whether one line says who or how many, and the other that this is not said."""
    open_, said = _openly(one.content), lexicon().told.search(other.content)
    if not open_ or not said or _openly(other.content):
        return False
    asked = {word.key for word in one.words if word.start - one.start >= open_.end()}
    told = {word.key for word in other.words if word.start - other.start >= said.end()}
    of_one = (asked & told) - STOP_WORDS or len(other.keys & one.keys) >= _ABOUT
    return open_[1].lower() == said[1].lower() and bool(of_one)
