"""What a share of the record comes to of what it is of, and several of its numbers together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plainview.checks.draft.dating import meeting, placed
from plainview.checks.draft.lines import CELLS, Line
from plainview.checks.draft.operands import Weigh, own_dates
from plainview.checks.draft.reckoning import one_unit
from plainview.checks.draft.tellings import Telling
from plainview.checks.draft.thesaurus import meaning
from plainview.extraction.parts import Quantity

_TOLD = 0.55  # of the weight of a statement that a share and what it is of must tell
_SAME, _OTHER = 0.12, 0.3  # of what a rounded share comes to: may be told of it, may not
_BACK = 1500  # characters within which a share is of what was counted before
_LARGE = 10  # of what can be shared out
_SUM = 0.03  # of a sum, which is rounded when it is told
_BOUNDS = ("up_to", "less_than", "more_than", "at_least")
_TOGETHER = re.compile(
    r"\b(?:in all|in total|altogether|all told|combined|together|between them|add(?:ed)? up)\b",
    re.IGNORECASE,
)
_MOST = 9  # numbers that are added up


@dataclass(frozen=True, slots=True)
class Across:
    """What a number of a draft comes to by tellings of the record, written out, and whether it
    holds. `counted` are numbers of the draft that only say how many are reckoned with."""

    ours: Quantity
    tellings: tuple[Telling, ...]
    written: str
    holds: bool
    counted: tuple[Quantity, ...] = ()


def by_share(claim: Line, tellings: Sequence[Telling], weigh: Weigh) -> Iterator[Across]:
    """ "15,700 beds were empty" beside "62,913 beds" and "a quarter of these beds were empty"."""
    counts = [one for one in claim.quantities if one.kind == "count" and one.noun]
    if len(counts) != 1 or len(claim.quantities) != 1 or not counts[0].measure.value:
        return
    ours, noun = counts[0], _head(counts[0])
    total = sum(map(weigh, claim.keys))
    for share in tellings:
        for item in share.line.quantities:
            of = {meaning(word) for word in (item.measure.of or "").lower().split()}
            bound = item.measure.qualifier in _BOUNDS
            if item.kind != "ratio" or noun not in of or bound:
                continue
            for whole, base in _wholes(ours, share, tellings):
                both = claim.keys & (
                    share.line.keys | share.line.spelt | whole.line.keys | whole.line.spelt
                )
                own = both & (share.line.keys - whole.line.keys - {noun})
                dated = meeting(claim, whole.line) + meeting(claim, share.line)
                if not own or False in dated[:1] or sum(map(weigh, both)) < _TOLD * total:
                    continue
                if (found := _portion(ours, item, base)) is not None:
                    yield Across(ours, (share, whole), *found)
                    return


def _wholes(
    ours: Quantity, share: Telling, tellings: Sequence[Telling]
) -> Iterator[tuple[Telling, Quantity]]:
    """What a share may be of: a number of the same noun, told before it in the same text."""
    for one in tellings:
        near = 0 <= share.start - one.start <= _BACK and one.document_id == share.document_id
        if not near or CELLS in one.line.content:
            continue
        for item in one.line.quantities:
            large = (item.measure.value or 0.0) >= _LARGE
            if item.kind == "count" and large and _head(item) == _head(ours):
                yield one, item


def _portion(ours: Quantity, share: Quantity, base: Quantity) -> tuple[str, bool] | None:
    value = (share.measure.value or 0.0) * (base.measure.value or 0.0)
    own = ours.measure.value or 0.0
    written = f"{share.measure.surface} x {base.measure.surface} = {value:,.5g}"
    if abs(own - value) <= _SAME * value:
        return written, True
    return (written, False) if abs(own - value) > _OTHER * value else None


def by_sum(claim: Line, tellings: Sequence[Telling]) -> Iterator[Across]:
    """ "Together the three requests named 16.2 million people" beside the three, one by one."""
    counts = [one for one in claim.quantities if one.kind == "count" and one.measure.value]
    if not _TOGETHER.search(claim.content) or len(counts) != 2:
        return
    several, ours = sorted(counts, key=lambda one: one.measure.value or 0.0)
    many = several.measure.value or 0.0
    thing = {meaning(word) for word in several.noun.lower().split()}
    if not 2 <= many <= _MOST or not thing or (ours.measure.value or 0.0) < _LARGE:
        return
    for document in dict.fromkeys(one.document_id for one in tellings):
        parts = {
            item.measure.value: (one, item)
            for one in tellings
            if one.document_id == document and CELLS not in one.line.content
            for item in one.line.quantities
            if item.kind == "count" and (item.measure.value or 0.0) >= _LARGE and item.noun
            and thing <= one.line.keys and one_unit(ours, item) and _of_time(claim, item, one.line)
        }  # fmt: skip
        if len(parts) != many:
            continue
        value = sum(item.measure.value or 0.0 for _, item in parts.values())
        terms = " + ".join(item.measure.surface for _, item in parts.values())
        places = {one.place: one for one, _ in parts.values()}
        measure = ours.measure
        room = measure.interval.widened(max(measure.rounding, _SUM * value))
        written = f"{terms} = {value:,.10g}"
        yield Across(ours, tuple(places.values()), written, value in room, (several,))


def _of_time(claim: Line, item: Quantity, line: Line) -> bool:
    ours, theirs = placed(claim.dates), own_dates(item, line)
    return not ours or any(one.meets(other) for one in ours for other in theirs)


def _head(item: Quantity) -> str:
    return meaning(item.noun.lower().split()[-1]) if item.noun else ""
