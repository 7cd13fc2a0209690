"""Texts as words with places: stems, sentences, and units long enough to be compared.

Stems are cut harder than a dictionary would (at most seven letters): what is compared has been
through translators and word spinners, which keep the root and change the ending.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from plainview.vocab.tables import words

STOP_WORDS = words(
    "a about above after again against all also am an and any are as at be because been before"
    " being below between both but by can cannot could did do does doing down during each either"
    " else even ever every few for from further get gets got had has have having he her here hers"
    " herself him himself his how however i if in into is it its itself just let like made make"
    " makes many may me might more most much must my myself no nor not now of off on once one only"
    " or other others our ours ourselves out over own said same say says she should since so some"
    " still such take than that the their theirs them themselves then there these they this those"
    " through thus to too under until up upon us use used very via was we well were what when"
    " where whether which while who whom whose why will with within without would yet you your"
    " yours yourself s t ll re ve d m don isn doesn"
)

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_BREAK = re.compile(r"[.!?]+[\"”’')\]]*\s+|\s*\n\s*")
_CLOSING = re.compile(r"[^\s\w]+")

UNIT = 12
"""The fewest words of a unit: shorter sentences share words by chance and join the next."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text as words: where each starts and ends, its lower-case form and what it is compared by.

    `keys` holds stems; a stop word is its own key. `cuts` are the places in the list of words where
    sentences or lines start, with the number of words as the last; `units` are runs of sentences of
    at least `UNIT` words.
    """

    text: str
    starts: list[int]
    ends: list[int]
    raw: list[str]
    keys: list[str]
    cuts: list[int]
    units: list[tuple[int, int]]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of the words [first, last), with the punctuation that closes them."""
        end = self.ends[last - 1]
        stop = self.starts[last] if last < len(self.starts) else len(self.text)
        closing = _CLOSING.match(self.text, end, stop)
        return self.starts[first], closing.end() if closing else end


def read_words(text: str) -> Words:
    """The words of a text."""
    starts, ends, raw = [], [], []
    for found in WORD.finditer(text):
        starts.append(found.start())
        ends.append(found.end())
        raw.append(found.group().lower())
    cuts = _cuts(text, starts)
    return Words(text, starts, ends, raw, [key(word) for word in raw], cuts, _units(cuts))


def _cuts(text: str, starts: list[int]) -> list[int]:
    if not starts:
        return []
    cuts = [0]
    for found in _BREAK.finditer(text):
        place = bisect_left(starts, found.end())
        if cuts[-1] < place < len(starts):
            cuts.append(place)
    return [*cuts, len(starts)]


def _units(cuts: list[int]) -> list[tuple[int, int]]:
    if not cuts:
        return []
    firsts = [0]
    for cut in cuts[1:-1]:
        if cut - firsts[-1] >= UNIT:
            firsts.append(cut)
    if len(firsts) > 1 and cuts[-1] - firsts[-1] < UNIT:
        firsts.pop()
    return list(zip(firsts, [*firsts[1:], cuts[-1]], strict=True))


@lru_cache(1 << 17)
def key(word: str) -> str:
    """What a lower-case word is compared by: its stem; numbers and stop words as they are."""
    if word in STOP_WORDS or word[0].isdigit():
        return word
    return _stem(word)[:7]


def _stem(word: str) -> str:
    if len(word) > 4:
        if word.endswith("ies"):
            word = word[:-3] + "y"
        elif word.endswith("ing") and len(word) > 5:
            word = word[:-3]
        elif word.endswith(("ed", "es")) or (word.endswith("ly") and len(word) > 5):
            word = word[:-2]
        elif word.endswith("s") and not word.endswith("ss"):
            word = word[:-1]
    elif len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if len(word) > 3 and word[-1] in "ey":
        word = word[:-1]
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word
