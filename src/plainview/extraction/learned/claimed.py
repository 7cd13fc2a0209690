"""What a stance is about: the words that it claims."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainview.extraction.learned.rulings import EDGES
from plainview.model import Filler

GROUND = {"stance": ("holder", "instrument", "addressee")}

_VERB = (
    r"(?:sa(?:id|ys?)|told|tells?|add(?:ed|s)|argue[ds]|wrote|writes|stat(?:ed|es)|warn(?:ed|s))"
)
_OPENING = re.compile(rf"\W*{_VERB}\b(?:\s+that\b)?")
_CLOSING = re.compile(rf"\b{_VERB}\W*(?:the\s*)?$")
_MARKS = EDGES + "“”\"‘’'"


def claim(content: str, start: int, end: int, fillers: Sequence[Filler]) -> tuple[int, int] | None:
    """The longest run between those who speak and are spoken to, without the verb of speaking."""
    runs = []
    at = start
    for left, right in sorted(
        (f.start, f.end)
        for f in fillers
        if f.role in GROUND["stance"] and f.start is not None and f.end is not None
    ):
        if left < end and right > start:
            runs.append((at, left))
            at = max(at, right)
    runs.append((at, end))
    left, right = max(runs, key=lambda run: run[1] - run[0])
    opening = _OPENING.match(content, left, right)
    left = opening.end() if opening else left
    closing = _CLOSING.search(content, left, right)
    right = closing.start() if closing else right
    words = content[left:right]
    left, right = right - len(words.lstrip(_MARKS)), left + len(words.rstrip(_MARKS))
    return (left, right) if right - left > 3 else None


def about(content: str, start: int, end: int, fillers: Sequence[Filler]) -> tuple[Filler, ...]:
    """The fillers of a stance with its claim as what it is about.

    The name stays that of a known thing where the claim speaks of one.
    """
    run = claim(content, start, end, fillers)
    if run is None:
        return tuple(fillers)
    known = [f for f in fillers if f.role == "about" and (f.entity or ":" in f.name)]
    words = content[slice(*run)]
    found = Filler(
        "about", known[0].name if known else words, words, *run, "name",
        known[0].entity if known else None,
    )  # fmt: skip
    return (*(f for f in fillers if f.role != "about"), found)
