"""Names that only the company they keep decides: "Washington" among states is the state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from plainview.extraction.parts import Mention
from plainview.vocab.registry import entities

_WASHINGTON = re.compile(r"Washington(?<!\wWashington)\b(?! (?:[A-Z]|state\b)|,? D\.?C|['’-])")
_STATE = "pl-us-wa"
_TWOFOLD = frozenset({"pl-us-ny"})
"""States that a list of cities names too."""
_JOINS = (", and ", ", or ", " and ", " or ", " & ", ", ")


def listed(content: str, text: str, named: list[Mention]) -> Iterator[Mention]:
    """Each "Washington" in a list with a state that no list of cities would hold."""
    if "Washington" not in text:
        return
    states = [mention for mention in named if mention.entity in _states()]
    ends = {mention.end: mention for mention in states}
    starts = {mention.start: mention for mention in states}
    for found in _WASHINGTON.finditer(text):
        before = [*_row(text, ends, found.start(), -1)]
        after = [*_row(text, starts, found.end(), 1)]
        if not before and len(after) == 1 and text.startswith(", ", found.end()):
            continue  # a town: "Washington, Texas"
        if any(mention.entity not in _TWOFOLD for mention in (*before, *after)):
            name = _states()[_STATE]
            start, end = found.span()
            yield Mention(start, end, content[start:end], "place", name, _STATE, "short")


def _row(text: str, edges: dict[int, Mention], at: int, step: int) -> Iterator[Mention]:
    """The states that stand in one list with what ends or begins at a place, outwards."""
    while True:
        joins = (
            join
            for join in _JOINS
            if (text.startswith(join, at) if step > 0 else text.endswith(join, 0, at))
        )
        reached = (edges.get(at + step * len(join)) for join in joins)
        mention = next(filter(None, reached), None)
        if mention is None:
            return
        yield mention
        at = mention.end if step > 0 else mention.start


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    return {entry.id: entry.name for entry in entities() if entry.kind == "state"}
