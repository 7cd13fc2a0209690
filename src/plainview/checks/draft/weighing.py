"""Two statements held against each other: what their facts say, weighed against what words say.

Facts tell who gave and who got, and what exactly was counted; words tell what no pattern reads: an
act, a part, a term, a denial. Where the two disagree on a pair of statements, the surer is
believed, and in doubt nothing is contradicted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from plainview.checks.draft.adding import adds_a_part
from plainview.checks.draft.discerning import discern
from plainview.checks.draft.lines import Line, lines_of
from plainview.checks.draft.marks import marks
from plainview.checks.draft.shallow import glance
from plainview.checks.draft.stripping import stripped
from plainview.claims import Comparison, Content, compare
from plainview.claims.comparing import DIFFERS
from plainview.claims.kinds import kind
from plainview.claims.retold import retold, slipped
from plainview.model import Heading, Text

Published = tuple[str | None, str | None]
_APART = Comparison("apart")
_STAGES = {"stage", "modality", "polarity"}
_NUMBERS = {"number", "scale"}
_SOFT = {"precision", "qualifier"}
_TOLD = ({"polarity"}, {"date"}, {"polarity", "date"})
_HARD = ("number", "scale", "unit", "polarity", "direction", "agency", "date")
_RELATIONS = {
    "same": "same", "rounding": "same", "conflict": "contradicts", "change": "differs",
    "definition": "differs", "scope": "differs", "apart": "apart",
}  # fmt: skip
_OF_KIND: dict[str, tuple[Collection[str], tuple[str, ...]]] = {
    "same": (_SOFT, ()),
    "rounding": (_SOFT, ("precision",)),
    "conflict": (_HARD, _HARD[3:] + _HARD[:3]),
    "change": (DIFFERS, ("date",)),
    "definition": (DIFFERS, ("definition", "stage", "modality")),
    "scope": (DIFFERS, ("scope", "agency")),
    "apart": ((), ()),
}
"""For each kind, in what statements of it may differ, and in one of what they must."""
_NONE_ALONE = "most alone<=0"
_RANK = ("contradicts", "differs", "same", "apart")


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says: its sentence, what was read of it, and the day it was printed (EDTF,
    None where that is not known)."""

    line: Line
    contents: tuple[Content, ...]
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """How two statements stand to each other; `kind` is one of `claims.kinds.KINDS`."""

    found: Comparison
    kind: str


def weigh(one: Said, two: Said) -> Weighed:
    """How two statements of two sources stand to each other, by their facts and by their words.

    Rules name in what they differ; what their difference is, is decided over all that can be told
    of the two.
    """
    told = ruled(one, two)
    found, words = marks_of(one, two, told), (one.line.content, two.line.content)
    # nothing is altered where rules see no difference and neither has a word of its own
    altered = told.found.relation != "same" or _NONE_ALONE not in found
    chosen = discern(found, *words, altered=altered)
    return Weighed(_agreeing(told, chosen), chosen)


@dataclass(frozen=True, slots=True)
class Ruled:
    """What rules make of two statements: by their facts, by their words, and of both."""

    read: Comparison
    seen: Comparison
    found: Comparison
    kind: str


def ruled(one: Said, two: Said) -> Ruled:
    """How two statements stand to each other by rules alone."""
    read = foremost(compare(ours, theirs) for ours in one.contents for theirs in two.contents)
    # facts of one type are of one act
    sure = read.relation == "contradicts"
    return _ruled(read, (one.line, two.line), (one.published, two.published), one_act=sure)


def _ruled(
    read: Comparison, lines: tuple[Line, Line], published: Published, *, one_act: bool
) -> Ruled:
    quotes = lines[0].content, lines[1].content
    seen = glance(*lines, published, one_act=one_act)
    more = tells_more(seen, read, again=retold(*quotes)) or _of_a_part(seen, read, *lines)
    found = seen if more else read
    return Ruled(read, seen, found, kind(found, retold=slipped(*quotes, found.differs)))


def marks_of(one: Said, two: Said, told: Ruled) -> frozenset[str]:
    """All that can be told of two statements, to judge by."""
    published = one.published, two.published
    return marks((one.line, two.line), published, told.read, told.seen, told.kind)


def _agreeing(told: Ruled, chosen: str) -> Comparison:
    """The comparison of two statements that are of a kind which rules did not make them."""
    found = told.found
    if chosen == told.kind or chosen == "alteration":
        return found
    differs = dict.fromkeys((*found.differs, *told.seen.differs, *told.read.differs))
    kept, added = _OF_KIND[chosen]
    named = tuple(word for word in differs if word in kept)
    return Comparison(
        _RELATIONS[chosen], named if not added or set(named) & set(added) else (*named, added[0]),
        found.arithmetic,
    )  # fmt: skip


def stands(read: Comparison, one: Line, two: Line, published: Published = (None, None)) -> bool:
    """Whether two facts that contradict each other do so by the words of their sentences, too.

    A sentence may count another thing, a part or another stage in words that no role of its fact
    has: then nothing is contradicted.
    """
    return _ruled(read, (one, two), published, one_act=True).found.relation == "contradicts"


def _of_a_part(seen: Comparison, read: Comparison, one: Line, two: Line) -> bool:
    """Whether what only one of two sentences adds says that its number is of a part, which no role
    of its fact has: "on flights from Alexandria"."""
    doubted = read.relation == "contradicts" and "scope" in seen.differs
    return doubted and adds_a_part(stripped(one), stripped(two))


def stands_in_words(
    read: Comparison, one: str, two: str, published: Published = (None, None)
) -> bool:
    """The same of two sentences as they are printed; what is no sentence tells nothing."""
    lines = [sentence(words, day) for words, day in zip((one, two), published, strict=True)]
    if lines[0] is None or lines[1] is None:
        return True
    return stands(read, lines[0], lines[1], published)


@lru_cache(maxsize=1 << 10)
def sentence(words: str, published: str | None = None, outlet: str | None = None) -> Line | None:
    """The first sentence of some words, as the draft check reads it; None where there is none."""
    heading = Heading(published=published, outlet=outlet)
    return next(iter(lines_of(Text(words, "statement", words, (), heading))), None)


def foremost(found: Iterable[Comparison]) -> Comparison:
    """Of comparisons of the facts of two statements, the one that has most to say."""
    return min(found, key=_standing, default=_APART)


def _standing(found: Comparison) -> tuple[int, bool]:
    """How much a comparison of two facts has to say; one that only a stage parts has the least."""
    staged = found.relation == "differs" and set(found.differs) <= {"stage", "modality"}
    return _RANK.index("same" if staged else found.relation), staged


def tells_more(seen: Comparison, read: Comparison, *, again: bool = False) -> bool:
    """Whether two statements say more by their words (`seen`) than by their facts (`read`).

    `again` says that one is told in the words of the other.
    """
    if seen.relation == "apart":
        return False
    if read.relation == "apart":
        return True
    differs = set(seen.differs)
    if read.relation == "same":
        # who gives and who gets, and who is part of whom, facts tell more surely than words do
        sure = again or "direction" not in differs
        return sure and ("scope" not in differs or "number" in differs)
    if read.relation == "contradicts" and "definition" in differs:
        return True  # in doubt nothing is contradicted
    if read.differs == ("direction",) and not again:
        return seen.relation == "same"  # who gave and who got was misread in one of the two
    staged = set(read.differs) - _SOFT
    if staged and staged <= {"stage", "modality"} and read.relation == "differs":
        # a stage that no word tells is none
        return seen.relation == "same" or differs in _TOLD or again
    if staged == {"definition"} and seen.relation == "same" and not again:
        return True  # nor is another definition of one number
    if seen.relation != "contradicts":
        return False
    if differs <= _NUMBERS:
        return again or set(read.differs) <= _STAGES | _NUMBERS | {"agency", "scope"}
    return again or (differs == {"polarity"} and set(read.differs) <= _STAGES | _NUMBERS)
