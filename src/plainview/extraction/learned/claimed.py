"""What a stance is about: the words that it claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plainview.extraction.learned.rulings import EDGES
from plainview.model import Filler

GROUND = {"stance": ("holder", "instrument", "addressee")}

_VERB = (
    r"(?:sa(?:id|ys?)|told|tells?|add(?:ed|s)|argue[ds]|wrote|writes|stat(?:ed|es)|warn(?:ed|s))"
)
_OPENING = re.compile(rf"\W*{_VERB}\b(?:\s+that\b)?")
_CLOSING = re.compile(rf"\b{_VERB}\W*(?:the\s*)?$")
_SPOKEN = re.compile(rf"(?<=[”\"]) {_VERB}\b(?=.{{0,90}}$)", re.DOTALL)
"""The verb behind a quotation, with who speaks."""
_BESIDE = re.compile(
    r"(?:\s?\([^()]{1,30}\))?,?\s(?:who|whose|which)\s[^,;:“”\"]{3,120}?,\s(?=\S)"
    r"|(?:\s?\([^()]{1,30}\))?,\s(?!and\b|but\b)[^,;:“”\"]{3,90},\s(?=[a-z]+(?:ed|s|said|told)\b)"
)
"""What only says who speaks: "Ann Lee, who heads the committee," and ", its director,"."""
_QUOTE = re.compile(r"“[^“”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_CLOSED = re.compile(r"[^“\"]*[”\"]")
_QUOTED = 30
"""Characters from which a quotation is the claim, and not a word that it borrows."""
_MARKS = EDGES + "“”\"‘’'"


def claim(content: str, start: int, end: int, fillers: Sequence[Filler]) -> tuple[int, int] | None:
    """The longest run between those who speak and are spoken to, without the verb of speaking.

    A quotation outdoes a longer run that says where or to whom somebody spoke.
    """
    quote = max(_quotes(content, start, end), key=lambda run: run[1] - run[0], default=None)
    runs = [_bare(content, *run) for run in _between(start, end, fillers)]
    if quote is not None:
        holding = [run for run in runs if run[0] < quote[1] and quote[0] < run[1]]
        runs = holding or runs
    left, right = max(runs, key=lambda run: run[1] - run[0])
    closing = _SPOKEN.search(content, left, right) or _CLOSING.search(content, left, right)
    right = closing.start() if closing else right
    words = content[left:right]
    left, right = right - len(words.lstrip(_MARKS)), left + len(words.rstrip(_MARKS))
    return (left, right) if right - left > 3 else None


def _between(start: int, end: int, fillers: Sequence[Filler]) -> Iterator[tuple[int, int]]:
    at = start
    for left, right in sorted(
        (f.start, f.end)
        for f in fillers
        if f.role in GROUND["stance"] and f.start is not None and f.end is not None
    ):
        if left < end and right > start:
            yield at, left
            at = max(at, right)
    yield at, end


def _bare(content: str, left: int, right: int) -> tuple[int, int]:
    """A run without what it says of the one who stands before it."""
    beside = _BESIDE.match(content, left, right)
    left = beside.end() if beside else left
    opening = _OPENING.match(content, left, right)
    return (opening.end() if opening else left), right


def _quotes(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The quotations of a run that say something; the first may have begun before it."""
    closed = _CLOSED.match(content, start, end)
    runs = [closed] if closed and closed.group().endswith("”") else []
    for run in (*runs, *_QUOTE.finditer(content, start, end)):
        if run.end() - run.start() >= _QUOTED:
            yield run.span()


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
