"""What stands right before the trigger of a rule: the border of its clause, and a denial."""

from __future__ import annotations

import re

from plainview.vocab.tables import words

_DENYING = re.compile(
    r"(?:\bnot|\bnever|\bno longer|n[’']t|\bcannot|\bneither|\bno)\s(?:\w+\s){0,2}$", re.IGNORECASE
)
_MARKS = frozenset(',;:—–“”"()')
_WORDS = words(
    "that which because while if when whether but says said say states stipulates unless and as so"
    " where after before until than who despite amid"
)
_TITLE = re.compile(r"(?: [A-Z][\w’'-]*){0,4} (?:Act|Law|Code)\s*")
"""The end of the name of a law."""
_LAST_WORD = re.compile(r"\w+$")


def last_border(run: str) -> int:
    """Where the words behind the last border of clauses begin: a mark or word before a blank.

    It is looked for from the right, since a pattern would stop at every border of the run.
    """
    at = len(run)
    for word in reversed(run.split()):
        at = run.rindex(word, 0, at)
        end = at + len(word)
        if end < len(run) and (word[-1] in _MARKS or _opens(word)):
            if word == "and" and _TITLE.fullmatch(run, end):
                continue  # "the Immigration and Nationality Act"
            return end + 1
    return 0


def _opens(word: str) -> bool:
    """Whether a clause begins behind a word, of "well-and" behind its last part."""
    last = word if word.isalnum() else "".join(_LAST_WORD.findall(word))
    return last.lower() in _WORDS


def denied(ahead: str) -> bool:
    """Whether words end in a denial of what follows them."""
    low = ahead.lower()
    if "no" not in low and "ne" not in low and "n't" not in low and "n’t" not in low:
        return False  # as for most, in a tenth of the time of the pattern
    return _DENYING.search(ahead) is not None
