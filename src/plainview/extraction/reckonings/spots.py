"""The numbers of a template with the words beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plainview.extraction.reckonings.template import Template

_MARK = re.compile(r"⟦([nmpfkd])(\d+)⟧")
_SENTENCE = re.compile(r" \. ")
_WORDS = 10
_NEAR = 4
_SMALL = 12
"""Up to a dozen, a number more often says how many are spoken of ("two offices") than is reckoned
with."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A number of a template: its mark, its value, and up to ten words on either side.

    `letter` and `number` are those of the mark, `words` what is printed, `noun` what is counted;
    `left` and `right` keep within the sentence, and `place` is where the mark stands. `timed` says
    that it is a rate.
    """

    letter: str
    number: int
    value: float
    words: str
    noun: str
    left: str
    right: str
    place: int
    small: bool
    timed: bool

    @property
    def around(self) -> str:
        """The words on both sides, with ⟦!⟧ for the number."""
        return f"{self.left}⟦!⟧ {self.right}"

    @property
    def near(self) -> str:
        """The few words on both sides up to a comma or another number, and what is counted."""
        left = re.split(r"[,;:]|⟦[nmpfkd]\d+⟧", self.left)[-1].split()[-_NEAR:]
        right = re.split(r"[,;:]|⟦[nmpfkd]\d+⟧", self.right)[0].split()[:_NEAR]
        return " ".join((*left, "⟦!⟧", self.noun, *right))

    @property
    def aside(self) -> bool:
        """Whether the number stands alone between commas, dashes or brackets."""
        return bool(
            re.search(r"[,(—–] (?:or |about |some |only |just |nearly )*$", self.left)
            and re.match(r"[,.)—–]", self.right)
        )


def spots(template: Template) -> list[Spot]:
    """All numbers of a template, in its order."""
    found, words = [], template.words
    for mark in _MARK.finditer(words):
        letter, number = mark[1], int(mark[2])
        quantity = template.quantities[number]
        left = _SENTENCE.split(words[: mark.start()])[-1].split(" ")[-_WORDS - 1 :]
        right = _SENTENCE.split(words[mark.end() :])[0].split()[:_WORDS]
        measure = quantity.measure
        value = measure.value or measure.lo or measure.hi or 0.0
        small, timed = letter == "n" and value <= _SMALL, measure.per is not None
        beside = (" ".join(left), " ".join(right), mark.start())
        found.append(
            Spot(letter, number, value, measure.surface, quantity.noun, *beside, small, timed)
        )
    return found
