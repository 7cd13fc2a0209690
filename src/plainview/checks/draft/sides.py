"""The two sides of what a sentence of a draft compares, and what it says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plainview.checks.draft.dating import placed
from plainview.checks.draft.lines import Line, keys_of, numerals
from plainview.checks.draft.thesaurus import meaning
from plainview.extraction.parts import Quantity
from plainview.model import PartialDate
from plainview.vocab.tables import words

TIMES, MORE, BEYOND, BELOW, REST, EVENLY = "times", "more", "beyond", "below", "rest", "evenly"
"""What is told of two numbers: the first divided by the second; less the second; by what share of
the second it is more, or less; what is left of it; spread over so many years or days."""

COUNTED = ("count", "rate", "money")
_LEAST_GIVEN = 10  # of a number that says which one of the record is meant
SAID = r"(?:[^,;:]|,(?=\d))+"  # up to a comma, but for those of numbers
_START = re.compile(r"[;:] | [—–] ")
_VAGUE = frozenset(
    map(
        meaning,
        words(
            "level number figure count total tally amount sum rate size mark reckoning"
            " call name say put"
        ),
    )
)  # the words for numbers themselves, and for saying them
_END = re.compile(
    r",? (?:and|but|while|whereas|according|because|so that|although|though)\b|, | [—–] |[.?!]$"
)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two things that are compared: the words and ids that tell which number is meant, the
    days or years that it is of, and the number itself where the draft has it."""

    keys: frozenset[str]
    dates: tuple[PartialDate, ...]
    given: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a number of the draft says of two others; of EVENLY the second is `over` so many.

    `counted` are keys of what it counts, as far as it says. `weak` says that its words bear out
    what fits, but tell nothing against what does not.
    """

    ours: Quantity
    how: str
    first: Side
    second: Side
    over: float = 0.0
    counted: frozenset[str] = frozenset()
    weak: bool = False


def is_told(side: Side) -> bool:
    """Whether a sentence says anything of which number a side is."""
    return bool(side.keys or side.dates or side.given)


def side_of(claim: Line, ours: Quantity, *runs: tuple[int, int]) -> Side:
    """What runs of a sentence name, date and count; places are characters of the sentence."""
    spans = [(claim.start + first, claim.start + last) for first, last in runs]

    def inside(start: int) -> bool:
        return any(first <= start < last for first, last in spans)

    aside = [(one.start, one.end) for one in claim.dates]
    aside += [place for one in claim.quantities for place in numerals(one, claim.words)]
    said = [word for word in claim.words if inside(word.start)]
    bodies = [one for one in claim.mentions if one.entity and inside(one.start)]
    keys = (keys_of(said, bodies, aside) & claim.keys) - _VAGUE
    given = [
        one for one in claim.quantities
        # "more than the 47,600" begins before the run that it is in
        if one is not ours and inside(one.measure.end - 1) and one.kind in COUNTED
        and (one.measure.value or 0.0) >= _LEAST_GIVEN
    ]  # fmt: skip
    dates = placed(one for one in claim.dates if inside(one.start))
    return Side(keys, tuple(dates), given[0] if len(given) == 1 else None)


def clause_before(text: str, end: int) -> tuple[int, int]:
    """What stands before a place of a sentence, from the last colon or dash on."""
    return max((hit.end() for hit in _START.finditer(text, 0, end)), default=0), end


def run_of(text: str, start: int, end: int) -> tuple[int, int]:
    """A run of a sentence up to where its clause ends; a date has commas of its own."""
    for hit in _END.finditer(text, start, end):
        if not re.match(r", (?:19|20)\d\d\b", hit.string[hit.start() :]):
            return start, hit.start()
    return start, end


def named(side: Side) -> frozenset[str]:
    """The ids of what a side names."""
    return frozenset(key for key in side.keys if key.startswith("@"))
