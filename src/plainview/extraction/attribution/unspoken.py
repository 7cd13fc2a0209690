"""Forms of verbs of speech with which nobody speaks: "to say", "did not say", "the claims"."""

from __future__ import annotations

import re

_NOT_SPOKEN = re.compile(
    r"(?:\bto|\b(?:would|could|did|does|do) not|n[’']t|\bdeclined to"
    r"|\b(?:the|an?|its|his|her|their))\s$",
    re.IGNORECASE,
)
_UNSPOKEN_ENDS = ("to", "not", "n't", "n’t", "the", "a", "an", "its", "his", "her", "their")
"""What the words before such a form end in: the cheap look first."""
_REACH = 14


def is_unspoken(content: str, verb: int) -> bool:
    """Whether the words before a verb make a noun, an infinitive or a denial of it."""
    start = max(0, verb - _REACH)
    ahead = content[start:verb].split()
    if not ahead or not ahead[-1].lower().endswith(_UNSPOKEN_ENDS):
        return False
    return _NOT_SPOKEN.search(content, start, verb) is not None


def is_relative(content: str, verb: int) -> bool:
    """Whether a verb only tells who speaks: "The senator who wrote the law said …"."""
    return content.endswith((" who ", " that "), 0, verb)
