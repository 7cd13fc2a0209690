"""Further numbers behind the one that a pattern has read: "1,302 arrests, or 42 a day", "231
people, 36 percent of them in tents", "61 of its 78 agents", "150 engineers, up from 85"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plainview.extraction.frames.clauses import Words
from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.lexicon import HARD, lexicon
from plainview.extraction.frames.paces import lifted_from, paced
from plainview.extraction.parts import Quantity
from plainview.model import Filler, Measure

TYPES = frozenset(["custody", "operation", "staffing"])
ALONE = frozenset(["arrests", "other_outcome", "headcount", "population"])
"""Measures that further numbers may stand behind."""
RATED = frozenset(["spent", "planned", "obligated", "appropriated", "records_provided", "requests"])
"""Sums and counts that may be told once more as a rate."""
CURRENCIES = frozenset(["USD", "EUR", "GBP", "CAD", "AUD"])
HOLDING = frozenset(
    ["had", "has", "held", "holds", "holding", "housed", "houses", "housing", "lodging", "lodged"]
)
"""What stands directly before a number that a place holds, room for others being told."""
REACH = 24
GAP = 3
"""Words between a number and one that is joined to it by "and"."""
PAST = {"custody": "ended", "staffing": "ended", "operation": "completed"}
TURNED = ("up", "down")
DOER = {"custody": "custodian", "staffing": "lender", "operation": "agency", "target": "bound"}
JOINTS = frozenset([",", "and", "the", "or", "some", "only", "just"])


def further(words: Words, frame: Frame) -> Iterator[Frame]:
    """The frame with the numbers that belong to it; after it, a frame for what the number was."""
    main = next((m for m in frame.measures if m.name in ALONE and m.unit != "ratio"), None)
    if frame.type == "target" and frame.measures:
        frame = _to_reach(words, frame)
        yield frame
        value = frame.measures[0]
        for place, chunk in enumerate(words.chunks):
            if _measure(chunk.quantity, value):
                yield from _gapped(words, frame, value, place)
        return
    if frame.type not in TYPES or main is None:
        yield (
            _held_as_well(words, frame) if frame.type == "custody" else _at_that_rate(words, frame)
        )
        return
    at = next((n for n, c in enumerate(words.chunks) if _measure(c.quantity, main)), None)
    if at is None:
        yield frame
        return
    taken = {measure.start for measure in frame.measures}
    added: list[Measure] = []
    before: list[tuple[int, Measure]] = []
    end = words.chunks[at].last
    for chunk in words.chunks[at + 1 :]:
        if chunk.first - end > REACH or HARD.intersection(words.low[end + 1 : chunk.first]):
            break
        quantity = chunk.quantity
        if quantity is None or quantity.measure.start in taken:
            continue
        near = words.low[max(0, chunk.first - 3) : chunk.first]
        if near[-1:] == ["from"] and near[-2:-1] and near[-2] in TURNED:
            before.append((words.start[chunk.first - 2], quantity.measure))
        elif told := _belonging(words, frame, main, quantity, near, chunk.first, chunk.last):
            added.append(told)
            end = chunk.last
    if added:
        last = max(frame.end, *(measure.end for measure in added))
        yield replace(frame, measures=(*frame.measures, *added), end=last)
    else:
        yield frame
    for start, was in before:
        yield _earlier(frame, main, was, start)
    yield from _gapped(words, frame, main, at)


def _to_reach(words: Words, frame: Frame) -> Frame:
    """A target with the period of its numbers, and the number that it was lifted from."""
    measures = tuple(paced(words, measure) for measure in frame.measures)
    was = lifted_from(words, measures[0]) if len(measures) == 1 else None
    return replace(frame, measures=(*measures, was) if was else measures)


def _held_as_well(words: Words, frame: Frame) -> Frame:
    """A place and its room with how many it holds: "designed for 830, it was lodging 1,025"."""
    room = next((m for m in frame.measures if m.name == "capacity"), None)
    if room is None or any(m.name == "population" for m in frame.measures):
        return frame
    at = next((n for n, c in enumerate(words.chunks) if _measure(c.quantity, room)), None)
    if at is None:
        return frame
    for chunk in words.chunks[at + 1 : at + 4]:
        quantity = chunk.quantity
        if HARD.intersection(words.low[words.chunks[at].last + 1 : chunk.first]):
            break
        if quantity is None or quantity.kind != "count" or quantity.noun:
            continue
        if words.low[chunk.first - 1] in HOLDING:
            held = replace(quantity.measure, name="population", unit="people")
            return replace(frame, measures=(*frame.measures, held), end=max(frame.end, held.end))
    return frame


def _at_that_rate(words: Words, frame: Frame) -> Frame:
    """The frame with its sum or count told once more as a rate: "or about $1 million a day"."""
    main = next((m for m in frame.measures if m.name in RATED and m.per is None), None)
    if main is None:
        return frame
    at = next((n for n, c in enumerate(words.chunks) if _measure(c.quantity, main)), None)
    if at is None:
        return frame
    for chunk in words.chunks[at + 1 : at + 4]:
        near = words.low[max(0, chunk.first - 3) : chunk.first]
        quantity = chunk.quantity
        if quantity is None or quantity.measure.per is None or "or" not in near:
            continue
        if (quantity.kind == "money") == (main.unit in CURRENCIES):
            rate = replace(quantity.measure, name=main.name, unit=main.unit)
            return replace(frame, measures=(*frame.measures, rate), end=max(frame.end, rate.end))
    return frame


def _gapped(words: Words, frame: Frame, main: Measure, at: int) -> Iterator[Frame]:
    """One frame more for each body with a number of its own: "DEA lent 310 and ATF 120"."""
    role = DOER[frame.type]
    doer = next((f for f in frame.fillers if f.role == role and f.start is not None), None)
    if doer is None or (doer.start or 0) > frame.trigger[0]:
        return
    first = words.chunks[at].quantity
    nouns = {"", first.noun if first else ""}
    last = words.chunks[at].last
    for body, number in zip(words.chunks[at + 1 :: 2], words.chunks[at + 2 :: 2], strict=False):
        joints = words.low[last + 1 : body.first] + words.low[body.last + 1 : number.first]
        named = [m for m in body.mentions if m.kind in ("org", "place") and m.name]
        quantity = number.quantity
        if not named or body.quantity or quantity is None or not JOINTS.issuperset(joints):
            return
        if quantity.kind not in ("count", "rate") or quantity.noun not in nouns:
            return
        filler = Filler(
            role, named[0].name, named[0].surface, named[0].start, named[0].end, "name",
            named[0].entity,
        )  # fmt: skip
        measure = replace(quantity.measure, name=main.name, unit=main.unit)
        rest = tuple(f for f in frame.fillers if f.role not in (role, "requester"))
        yield replace(
            frame, start=filler.start or 0, end=measure.end, fillers=(filler, *rest),
            measures=(measure,), trigger=(measure.start, measure.end),
        )  # fmt: skip
        last = number.last


def _measure(quantity: Quantity | None, main: Measure) -> bool:
    return quantity is not None and quantity.measure.start == main.start


def _belonging(
    words: Words,
    frame: Frame,
    main: Measure,
    quantity: Quantity,
    near: list[str],
    first: int,
    last: int,
) -> Measure | None:
    """The measure that a number behind the main one gives, if it is told of the same thing."""
    measure = quantity.measure
    following = words.low[last + 1 : last + 3]
    if following == ["of", "them"] and quantity.kind in ("count", "ratio"):
        unit = measure.unit if quantity.kind == "ratio" else main.unit
        return replace(measure, name=main.name, unit=unit, definition="of them")
    if quantity.kind == "ratio" and (near[-1:] == ["down"] or words.low[first] in TURNED):
        return replace(measure, name=main.name, definition="change")
    if _joined_people(words, main, quantity, first):
        return replace(measure, name=main.name, unit=main.unit)
    if quantity.kind == "rate" and "or" in near and main.per is None:
        return replace(measure, name=main.name, unit=main.unit)
    of_all = frame.type == "staffing" and quantity.kind == "count" and "of" in near
    if of_all and main.name == "headcount" and not any(m.name != main.name for m in frame.measures):
        gap = words.start[first] - main.end
        if gap < 24 and (quantity.noun and (measure.value or 0) > (main.value or 0)):
            return replace(measure, name="workforce_size", unit="people")
    return None


def _joined_people(words: Words, main: Measure, quantity: Quantity, first: int) -> bool:
    """Whether a number counts more people beside the main one: "231 detainees and 96 prisoners"."""
    known = lexicon()
    noun = quantity.noun.lower().split()[-1:] or [""]
    if quantity.kind != "count" or main.unit != "people" or noun[0] not in known.classes["people"]:
        return False
    if words.low[first - 1] != "and":
        return False
    after = (at for at, start in enumerate(words.start) if start >= main.end)
    between = words.low[next(after, first) : first - 1]
    return len(between) <= GAP and not any(low in known.verbs or low == "," for low in between)


def _earlier(frame: Frame, main: Measure, was: Measure, start: int) -> Frame:
    """The frame of the number before: "up from 85 a year ago"."""
    measure = replace(was, name=main.name, unit=main.unit, definition=main.definition)
    return replace(
        frame,
        start=start,
        end=was.end,
        status=PAST[frame.type],
        measures=(measure,),
        trigger=(was.start, was.end),
    )
