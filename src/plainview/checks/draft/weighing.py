"""Two statements held against each other: what their facts say, weighed against what words say.

Facts tell who gave and who got, and what exactly was counted; words tell what no pattern reads: an
act, a part, a term, a denial. Where the two disagree on a pair of statements, the surer is
believed, and in doubt nothing is contradicted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from plainview.checks.draft.lines import Line, lines_of
from plainview.checks.draft.shallow import glance
from plainview.claims import Comparison, Content, compare
from plainview.claims.kinds import kind
from plainview.claims.retold import retold, slipped
from plainview.model import Heading, Text

Published = tuple[str | None, str | None]
_APART = Comparison("apart")
_STAGES = {"stage", "modality", "polarity"}
_NUMBERS = {"number", "scale"}
_SOFT = {"precision", "qualifier"}
_TOLD = ({"polarity"}, {"date"}, {"polarity", "date"})
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
    """How two statements of two sources stand to each other, by their facts and by their words."""
    read = foremost(compare(ours, theirs) for ours in one.contents for theirs in two.contents)
    again = retold(one.line.content, two.line.content)
    sure = read.relation == "contradicts"  # facts of one type are of one act
    seen = glance(one.line, two.line, (one.published, two.published), one_act=sure)
    found = seen if tells_more(seen, read, again=again) else read
    slip = slipped(one.line.content, two.line.content, found.differs)
    return Weighed(found, kind(found, retold=slip))


def stands(read: Comparison, one: Line, two: Line, published: Published = (None, None)) -> bool:
    """Whether two facts that contradict each other do so by the words of their sentences, too.

    A sentence may count another thing, a part or another stage in words that no role of its fact
    has: then nothing is contradicted.
    """
    seen = glance(one, two, published, one_act=True)
    if not tells_more(seen, read, again=retold(one.content, two.content)):
        return True
    return seen.relation == "contradicts"


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
