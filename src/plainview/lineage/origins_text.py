"""What of a text its own writer wrote.

Posts that it embeds and what a page prints around every story are blanked, so that two reporters
who show the same post owe each other nothing. So are the cells of sheets: the next state of a list
retells nobody, and what it changes is told row by row (`pipeline.histories`).
"""

from __future__ import annotations

import re

from plainview.extraction import sentences
from plainview.model import Text

# "Name (@handle) January 2, 2020" closes an embedded post; the words stand before it
_POST = re.compile(
    r"(?:(?<=\n)|\A)(?:(?!\(@)[^\n])*(?:\n+ *[—–-][^\n]{0,60})?\(@\w{1,20}\)[^\n]{0,4}"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]* \d{1,2}, \d{4}"
)
_INVITES = re.compile(
    r"\b(?:read or share this story|if you enjoyed this (?:article|story)|submit a comment to"
    r"|sign up (?:for|to) (?:our|the)|click here to|follow (?:him|her|us) on)\b",
    re.IGNORECASE,
)
_STOPS = "\n.!?"


def own_words(text: Text) -> str:
    """The text with blanks for what is not its writer's, as long as it was."""
    cells = [(anchor.start, anchor.end) for anchor in text.anchors if anchor.cell is not None]
    content = _blanked(text.content, cells)
    spans = [found.span() for found in _POST.finditer(content)]
    spans += [_invitation(content, found) for found in _INVITES.finditer(content)]
    spans += [
        (sentence.start, sentence.end)
        for sentence in sentences.split(content)
        if sentence.kind in ("furniture", "caption")
    ]
    return _blanked(content, spans)


def _blanked(content: str, spans: list[tuple[int, int]]) -> str:
    told, place = [], 0
    for start, end in sorted(spans):
        if end > place:
            told += [content[place : max(start, place)], _blank(content[max(start, place) : end])]
            place = end
    return "".join((*told, content[place:]))


def _invitation(content: str, found: re.Match[str]) -> tuple[int, int]:
    """The sentence that invites a reader, with whatever stands behind it in the same line."""
    start = max(content.rfind(stop, 0, found.start()) for stop in _STOPS) + 1
    end = content.find("\n", found.end())
    return start, end if end >= 0 else len(content)


def _blank(words: str) -> str:
    return re.sub(r"\S", " ", words)
