"""The further members of a series: "$2 million from A and $3 million from B", "wages from A and
accounts from B", "Dallas must reach 115, Buffalo 25"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from plainview.extraction.frames.clauses import Around, Words
from plainview.extraction.frames.contrast import contrasted
from plainview.extraction.frames.filling import filler_of
from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.further import CURRENCIES
from plainview.extraction.parts import Mention

BOUND = frozenset(["org", "office", "place", "staff"])
JOINTS = (",", "and", ";")
SIDE = 4
"""Words that may stand between the bound body and its number: "Buffalo only 25"."""


def series(words: Words, here: Around, frame: Frame) -> Iterator[Frame]:
    """One frame more for each further member, with what is shared taken over."""
    if frame.type == "access":
        yield from _sources(words, here, frame)
        yield from contrasted(words, frame)
    elif frame.type == "target":
        yield from _others_bound(words, frame)
    elif frame.type == "spending":
        yield from _sums(words, here, frame)


def _sums(words: Words, here: Around, frame: Frame) -> Iterator[Frame]:
    sums = [measure for measure in frame.measures if measure.unit in CURRENCIES]
    if len(sums) != 1:
        return
    doers = tuple(filler for filler in frame.fillers if filler.role == "payer")
    for chunk in here.at.get("right", ()):
        quantity = words.chunks[chunk].quantity
        first = words.chunks[chunk].first
        if quantity is None or quantity.kind != "money" or quantity.measure.start <= sums[0].start:
            continue
        if words.low[first - 1] not in (",", "and"):
            continue
        measure = replace(quantity.measure, name=sums[0].name, definition=sums[0].definition)
        end = _segment_end(words, words.chunks[chunk].last, here.right)
        yield replace(
            frame, start=measure.start, end=end, fillers=doers, measures=(measure,),
            trigger=(measure.start, measure.end),
        )  # fmt: skip


def _segment_end(words: Words, last: int, right: int) -> int:
    """The end of what belongs to a sum: up to the next one, or to the end of the clause."""
    for at in range(last + 1, right):
        chunk = words.chunk[at]
        if chunk >= 0 and words.chunks[chunk].quantity is not None:
            quantity = words.chunks[chunk].quantity
            if quantity and quantity.kind == "money":
                return max(words.end[last], words.end[at - 2])
    return words.end[max(last, right - 1)]


def _sources(words: Words, here: Around, frame: Frame) -> Iterator[Frame]:
    given = [f for f in frame.fillers if f.role == "provider" and f.start is not None]
    chunks = here.at.get("from", ())
    if not given or len(chunks) < 3:
        return
    names = {filler.name for filler in frame.fillers}
    kept = tuple(f for f in frame.fillers if f.role not in ("provider", "category"))
    for data, source in pairwise(chunks):
        categories = [m for m in words.chunks[data].mentions if m.kind == "category"]
        bodies = [m for m in words.chunks[source].mentions if m.kind == "org" and m.name]
        between = words.low[words.chunks[data].last + 1 : words.chunks[source].first]
        if not categories or not bodies or "from" not in between or bodies[0].name in names:
            continue
        fillers = (*kept, filler_of("category", categories[0]), filler_of("provider", bodies[0]))
        yield replace(
            frame, start=categories[0].start, end=bodies[0].end, fillers=fillers, measures=(),
            trigger=(categories[0].start, categories[0].end),
        )  # fmt: skip


def _others_bound(words: Words, frame: Frame) -> Iterator[Frame]:
    main = next((m for m in frame.measures if m.name == "value"), None)
    if main is None or all(f.role != "bound" or f.start is None for f in frame.fillers):
        return
    kept = tuple(f for f in frame.fillers if f.role != "bound")
    body: Mention | None = None
    last = -1
    for chunk in words.chunks:
        named = [m for m in chunk.mentions if m.kind in BOUND and m.name]
        joined = any(low in JOINTS for low in words.low[max(0, chunk.first - 2) : chunk.first])
        if named:
            body, last = (named[0] if joined else None), chunk.last
        quantity = chunk.quantity
        if quantity is None or body is None or quantity.measure.start <= main.start:
            continue
        bare = not quantity.noun and quantity.kind in ("count", "rate")
        if bare and quantity.measure.start > body.end and chunk.first - last <= SIDE + 1:
            value = replace(
                quantity.measure, name="value", unit=main.unit, per=quantity.measure.per or main.per
            )
            yield replace(
                frame, start=body.start, end=value.end, measures=(value,),
                fillers=(*kept, filler_of("bound", body)), trigger=(value.start, value.end),
            )  # fmt: skip
        body = None
