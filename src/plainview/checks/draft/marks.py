"""What can be told of a pair of statements: the marks by which `discerning` decides how they stand.

Each mark is a plain name, true of the pair or not: what rules made of it, how much the two share
and what each says alone, which number answers to which, what days they name. Names of bodies,
places and people are no marks: a pair is judged by how it is told, not by whom it is about.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from plainview.checks.draft import words as wording
from plainview.checks.draft.acts import other_act
from plainview.checks.draft.common import WIDE, Common, common, own
from plainview.checks.draft.dating import meeting
from plainview.checks.draft.discerning import ALONE
from plainview.checks.draft.lines import Line
from plainview.checks.draft.matter import ALL
from plainview.checks.draft.moves import direction
from plainview.checks.draft.numbers import APART, Match
from plainview.checks.draft.pairing import nearest
from plainview.checks.draft.stages import stages
from plainview.checks.draft.stripping import of_number, stripped
from plainview.checks.draft.times import day_of, in_time, one_event, part_of_time, since
from plainview.claims import Comparison, terms
from plainview.claims.retold import retold
from plainview.claims.telling import one_scope, other_terms

Published = tuple[str | None, str | None]
_SHARE = (0.0, 0.2, 0.34, 0.5, 0.6, 0.75, 0.9)
_COUNT = (0, 1, 2, 3, 4, 6)
_RATIO = (0.05, 0.2, 0.5, 1.0, 1.6)  # natural logarithms: 1.6 is a fivefold number
_DAYS = (10, 45, 120, 300)
_NEAR = 0.5  # how alike the words around two numbers are
_CUES = {
    "all": r"all|every|each|both|entire|whole|always|ever since|throughout",
    "no": r"no|not|none|never|nobody|neither|nor|without|nothing|cannot|\w+n['’]t",
    "only": r"only|alone|sole|solely|lone|just|exclusively|single",
    "not yet": r"may|might|could|would|will|can|should|plan(?:s|ned)?|propos\w+|expect(?:s|ed)?"
    r"|intends?|seeks?|sought|asked|request(?:s|ed)?|estimated?|targets?|goals?|aims?",
    "part": r"of (?:the|those|these|them|which|whom|its|their)|among|including|excluding|except"
    r"|outside|within|per|each|statewide|nationwide|national|nationally|country|overall|total"
    r"|combined|altogether|in all",
}
_SAID = {name: re.compile(rf"\b(?:{found})\b", re.IGNORECASE) for name, found in _CUES.items()}


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two statements without who says so, what they share, and the numbers that answer to each
    other."""

    one: Line
    two: Line
    shared: Common
    match: Match | None

    @property
    def quotes(self) -> tuple[str, str]:
        return self.one.content, self.two.content


def marks(
    lines: tuple[Line, Line],
    published: Published,
    read: Comparison,
    seen: Comparison,
    kind: str,
) -> frozenset[str]:
    """The marks of two statements, printed on the days `published`.

    `read` is how their facts stand to each other, `seen` how their words do, `kind` what rules made
    of both.
    """
    pair = _paired(*lines)
    found = {f"kind:{kind}", f"facts:{read.relation}", f"words:{seen.relation}"}
    found |= {f"facts differ:{word}" for word in read.differs}
    found |= {f"words differ:{word}" for word in seen.differs}
    found |= {name for name, held in _told(pair, published) if held}
    found |= {"retold"} if retold(*(line.content for line in lines)) else set()
    found.update(_of_share(pair), _of_number(pair), _of_days(pair, published), _cues(pair))
    return frozenset(found)


def _paired(one: Line, two: Line) -> _Pair:
    one, two = stripped(one), stripped(two)
    shared = common(one, two)
    match = nearest(one, two, shared.words >= ALL)
    if match is not None and match.how == APART:
        one, two = of_number(one, match.ours, two), of_number(two, match.theirs, one)
        shared = common(one, two)
    return _Pair(one, two, shared, match)


def _told(pair: _Pair, published: Published) -> Iterator[tuple[str, object]]:
    """What rules find in the words, each with whether it is so."""
    one, two, shared = pair.one, pair.two, pair.shared
    yield "other bodies", shared.rivals
    yield "other level", shared.levels
    yield "narrowed", shared.narrowed
    yield "elsewhere", shared.elsewhere
    yield "other terms in all", terms.differ(*pair.quotes)
    yield "terms that exclude", terms.kin(*pair.quotes)
    yield "polarity", wording.polarity(one, two)
    yield "direction", direction(one, two, agreed=False)
    yield "stage", stages(one, two, [])
    yield "other time", in_time(one, two)
    yield "since", since(one, two, published)
    yield "one event", one_event(one, two, published)
    yield "part of a time", part_of_time(one, two)
    yield "other act in all", other_act(one, two)


def _of_share(pair: _Pair) -> Iterator[str]:
    """How much the two share, how much each has alone, and in what words."""
    one, two, shared = pair.one, pair.two, pair.shared
    alone = own(one, two), own(two, one)
    least, most = sorted(map(len, alone))
    yield _step("share", shared.words, _SHARE)
    yield _step("least alone", least, _COUNT)
    yield _step("most alone", most, _COUNT)
    yield _step("shared words", len((one.keys & two.keys) - WIDE), _COUNT)
    yield _step("shared names", len(shared.shared - WIDE), _COUNT)
    names = one.proper | two.proper
    for word in alone[0] | alone[1]:
        if word not in names and not word.startswith("@"):
            yield ALONE + word


def _of_number(pair: _Pair) -> Iterator[str]:
    """What can be told of the two numbers, or whether one counts at all."""
    one, two, match = pair.one, pair.two, pair.match
    if match is None:
        yield f"counting:{bool(one.quantities) + bool(two.quantities)}"
        return
    ours, theirs = match.ours, match.theirs
    surfaces = ours.measure.surface, theirs.measure.surface
    yield f"numbers:{match.how}"
    yield f"unit:{ours.kind}"
    yield from (f"numbers differ:{word}" for word in match.differs)
    if ours.measure.value and theirs.measure.value:
        ratio = abs(math.log(abs(ours.measure.value / theirs.measure.value)))
        yield _step("ratio", ratio, _RATIO)
    nouns = [item.noun.lower().split()[-1:] for item in (ours, theirs)]
    told = {
        "other terms": other_terms(pair.quotes, surfaces),
        "one scope": one_scope(pair.quotes, surfaces, placed=True),
        "other act": other_act(one, two, (ours, theirs)),
        "one noun": nouns[0] and nouns[0] == nouns[1],
        "other qualifier": ours.measure.qualifier != theirs.measure.qualifier,
        "near": match.near >= _NEAR,
    }
    yield from (name for name, held in told.items() if held)


def _of_days(pair: _Pair, published: Published) -> Iterator[str]:
    """Whether the days that both name are the same, and how far apart they were printed."""
    met = meeting(pair.one, pair.two)
    named = bool(pair.one.dates) + bool(pair.two.dates)
    yield "days:" + ("same" if met == [True] else "other" if met == [False] else str(named))
    first, second = map(day_of, published)
    if first and second:
        yield _step("days apart", abs((first - second).days), _DAYS)


def _cues(pair: _Pair) -> Iterator[str]:
    """Words that say of all, of none, of one alone, of what is not yet, of a part."""
    for name, said in _SAID.items():
        count = sum(said.search(quote) is not None for quote in pair.quotes)
        if count:
            yield f"{name}:{count}"


def _step(name: str, value: float, steps: tuple[float, ...]) -> str:
    """A number as the step that it is not above."""
    step = next((step for step in steps if value <= step), None)
    return f"{name}>{steps[-1]}" if step is None else f"{name}<={step}"
