"""Where the noun phrase that ends in a noun begins: "senior congressional aides"."""

from __future__ import annotations

import re

from plainview.extraction.attribution.cues import Cues

_OWNED = re.compile(r"[’']s?$")
_BEFORE_NOUN = re.compile(r"([\w.’'-]+) $")


def phrase_start(content: str, cues: Cues, place: int, lower: int) -> int:
    """Where the words begin that modify the noun at a place, not before `lower`."""
    while True:
        start, text = _word_before(content, place, max(lower, place - 30))
        if not text:
            return place
        bare = _OWNED.sub("", text.lower())
        if bare in cues.openers or not (
            text[0].isupper() or bare in cues.modifiers or text.endswith(("’s", "'s"))
        ):
            return place
        place = start


def _word_before(content: str, place: int, lower: int) -> tuple[int, str]:
    """The word that ends a blank before a place, and where it begins; "" without one."""
    if place <= lower or content[place - 1] != " ":
        return place, ""
    start = max(lower, content.rfind(" ", lower, place - 1) + 1)
    word = content[start : place - 1]
    if word.isalpha():
        return start, word  # most are, and need no pattern
    found = _BEFORE_NOUN.search(content, lower, place)
    return (found.start(), found[1]) if found else (place, "")
