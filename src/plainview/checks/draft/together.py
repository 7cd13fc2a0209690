"""Two neighbouring sentences of a document read as one: a statement often joins what two tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from heapq import nlargest
from itertools import groupby

from plainview.checks.draft.beside import Beside
from plainview.checks.draft.covering import Weigh
from plainview.checks.draft.differences import is_step
from plainview.checks.draft.holding import SAME
from plainview.checks.draft.lines import CELLS, Line
from plainview.checks.draft.tellings import Telling
from plainview.checks.draft.verdicts import NOT_IN_RECORD, ONE_ORIGIN, SUPPORTED, Verdict

_APART = 3  # sentences from one to the other, at the most
_MOST = 4  # pairs that are read for a statement
_LEAST, _ADDS, _PINNED = 0.5, 0.12, 3
"""Of the weight of a statement, what a pair must tell and what each of the two must add."""

Pair = tuple[Telling, Telling]


def told_together(
    claim: Line,
    found: Verdict,
    tellings: Sequence[Telling],
    weigh: Weigh,
    beside: Callable[[Sequence[Telling]], list[Beside]],
    judge: Callable[[Sequence[Beside]], Verdict],
) -> Verdict:
    """The verdict on a statement that no single sentence tells, where two together do.

    `beside` holds sentences against the statement, `judge` gives the verdict by them.
    """
    # a step held against one number may be one from another number of the document
    step = "number" in found.differs and any(is_step(one, claim) for one in claim.quantities)
    if found.verdict != NOT_IN_RECORD and not step:
        return found
    pairs = together(claim, tellings, weigh)
    both = beside([joined(pair) for pair in pairs.values()])
    again = judge([one for one in both if _tells(one, claim)])
    if again.verdict not in (SUPPORTED, ONE_ORIGIN):
        return found
    return replace(again, tellings=parted(again.tellings, pairs))


def _tells(one: Beside, claim: Line) -> bool:
    dated = one.held.dated or not claim.dates
    return one.held.relation == SAME and (dated or bool(claim.quantities))


def together(claim: Line, tellings: Iterable[Telling], weigh: Weigh) -> dict[str, Pair]:
    """The pairs of neighbouring sentences that tell most of a statement, by the place of what
    `joined` makes of them."""
    total = sum(weigh(one) for one in claim.keys)
    if not total or not (claim.quantities or claim.dates):
        return {}  # words alone are found in any two sentences on a matter
    rated = (
        (share, (one, two))
        for one, two in _neighbours(tellings)
        if (share := _share(claim, one.line, two.line, weigh) / total) >= _LEAST
    )
    best = nlargest(_MOST, rated, key=lambda each: each[0])
    return {joined(pair).place: pair for _, pair in best}


def _neighbours(tellings: Iterable[Telling]) -> Iterator[Pair]:
    plain = (one for one in tellings if not one.line.subjects and CELLS not in one.line.content)
    # lines count from the start of their passage: two with one start stand in one
    ordered = sorted(
        plain, key=lambda one: (one.document_id, one.start - one.line.start, one.start)
    )
    for _, found in groupby(ordered, key=lambda one: (one.document_id, one.start - one.line.start)):
        there: Sequence[Telling] = list(found)
        for place, one in enumerate(there):
            for other in there[place + 1 : place + 1 + _APART]:
                yield one, other


def _share(claim: Line, one: Line, two: Line, weigh: Weigh) -> float:
    """The weight of a statement's words that two sentences have; 0 where one adds nothing."""
    ours, theirs = (claim.keys & (line.keys | line.spelt) for line in (one, two))
    values = {item.measure.value for item in claim.quantities} - {None}
    counted = [values & {item.measure.value for item in line.quantities} for line in (one, two)]
    pinned = len(values) > 1 and values <= counted[0] | counted[1]
    least = _ADDS * sum(weigh(key) for key in claim.keys)
    first, second = sum(map(weigh, ours - theirs)), sum(map(weigh, theirs - ours))
    if (first < least and not counted[0] - counted[1]) or (
        second < least and not counted[1] - counted[0]
    ):
        return 0.0
    # several numbers that two sentences have between them tell more than words
    return sum(map(weigh, ours | theirs)) + (least * _PINNED if pinned else 0.0)


def joined(pair: Pair) -> Telling:
    """Two sentences as one, each at its place."""
    one, two = pair
    first, second = one.line, two.line
    gap = " " * max(1, second.start - first.end)
    line = replace(
        first,
        end=second.end,
        content=first.content + gap + second.content,
        words=first.words + second.words,
        keys=first.keys | second.keys,
        spelt=first.spelt | second.spelt,
        around=first.around | second.around,
        bodies=first.bodies | second.bodies,
        meant=first.meant | second.meant,
        mentions=first.mentions + second.mentions,
        quantities=first.quantities + second.quantities,
        dates=first.dates + second.dates,
        hops=tuple(dict.fromkeys(first.hops + second.hops)),
        when=tuple(dict.fromkeys(first.when + second.when)),
        proper=first.proper | second.proper,
        names=first.names + second.names,
    )
    return replace(
        one,
        line=line,
        end=two.end,
        quote=one.quote + gap + two.quote,
        said=tuple(dict.fromkeys(one.said + two.said)),
        filled=one.filled | two.filled,
        facts=one.facts + two.facts,
        contents=one.contents + two.contents,
    )


def parted(tellings: Iterable[Telling], pairs: dict[str, Pair]) -> tuple[Telling, ...]:
    """Tellings with the sentences themselves in place of what was joined of them."""
    found = (each for one in tellings for each in pairs.get(one.place, (one,)))
    return tuple({one.place: one for one in found}.values())
