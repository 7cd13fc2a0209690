"""Numbers that belong together because a sentence has just so many of them, and a word for it.

"There were 1,499 in March; in May there were 1,843, a jump of 23 percent" has two counts
with a time and one percentage of change, in whatever order. What is read so is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from plainview.extraction.reckonings.patterns import QUALIFIED, Match, word_list
from plainview.extraction.reckonings.template import Template

_MARK = re.compile(r"⟦([nmpd])(\d+)⟧")
_TIME = re.compile(
    r"⟦t⟧|\b(?:earlier|before|previous(?:ly)?|ago|last|prior|later|now|then|since|so far|today)\b"
)
_UNLESS = re.compile(r"\b(?:annual\w*|average|per|each|every|a (?:day|week|month))\b")
_OTHER = re.compile(r"⟦[nmp]\d+⟧| \. ")
_AROUND = 12  # words


def changes(template: Template) -> Iterator[Match]:
    """Two counts, with a time beside them, and the percentage by which they changed."""
    counts, shares = _marks(template, "nm"), _marks(template, "p")
    if len(counts) != 2 or len(shares) != 1:
        return
    cue = _cue().search(template.words)
    if cue is None or _UNLESS.search(template.words):
        return
    dated = sum(_dated(template.words, one) for one in counts)
    if dated < len(template.sentences):  # over two sentences, both have to have one
        return
    direction = "up" if cue["up"] or cue["up2"] else "down"
    values = sorted(counts, key=lambda number: template.quantities[number].measure.value or 0.0)
    before, after = values if direction == "up" else values[::-1]
    parts = (("before", before), ("after", after), ("change", shares[0]))
    yield Match(parts, (), direction)


def _marks(template: Template, letters: str) -> list[int]:
    found = _MARK.findall(template.words)
    return [int(number) for letter, number in found if letter in letters]


def _place(words: str, number: int) -> int:
    found = re.search(rf"⟦\w{number}⟧", words)
    return found.start() if found else 0


def _dated(words: str, number: int) -> bool:
    """Whether a time stands within some words of a number, with nothing else between."""
    at = _place(words, number)
    before = _OTHER.split(words[:at])[-1].split()[-_AROUND:]
    after = _OTHER.split(words[at + 1 :].partition("⟧")[2])[0].split()[:_AROUND]
    return bool(_TIME.search(" ".join(before)) or _TIME.search(" ".join(after)))


@cache
def _cue() -> re.Pattern[str]:
    up, down, more, fewer = map(word_list, ("up", "down", "than_up", "than_down"))
    return re.compile(
        rf"\b(?:(?P<up>{up})|(?P<down>{down})) (?:of |by )?{QUALIFIED}⟦p\d+⟧"
        rf"|⟦p\d+⟧ (?:(?P<up2>{up}|{more})|(?P<down2>{down}|{fewer}))\b"
    )
