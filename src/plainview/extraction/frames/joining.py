"""Frames on the same words made one, and one reading kept where two types compete."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.sameness import agree

SAID_APART = frozenset({"rule", "stance"})
"""Types whose statements may share their words with a fact of another type."""

ASKED = frozenset({"requested", "sought"})
"""Statuses that a stance states as well: what it asks for is asked for. So with an order."""

TURNED = frozenset({"refused", "ended", "blocked", "paused", "dropped", "denied"})
"""Statuses that a stance or rule may give the reason of and does not replace."""


def joined(frames: Iterable[Frame]) -> list[Frame]:
    """Frames of one type on the same words, made one."""
    found: list[Frame] = []
    for frame in sorted(frames, key=lambda f: (f.sentence, f.start, f.end, f.pattern)):
        for number in range(len(found) - 1, -1, -1):
            other = found[number]
            if other.sentence != frame.sentence:
                found.append(frame)
                break
            if other.type == frame.type and _overlap(other, frame):
                found[number] = _union(other, frame)
                break
        else:
            found.append(frame)
    return found


def _overlap(left: Frame, right: Frame) -> bool:
    shared = min(left.end, right.end) - max(left.start, right.start)
    shorter = min(left.end - left.start, right.end - right.start)
    if left.type in SAID_APART:
        return shared > 0.8 * shorter and left.trigger == right.trigger
    if _conflict(left, right) or _other_data(left, right):
        return False
    return shared > 0.5 * shorter or _complete(left, right)


def _complete(left: Frame, right: Frame) -> bool:
    """Whether two frames measure one thing from two sides: how many it holds, how many it may.

    So with what is obligated under a contract and its ceiling, whoever pays.
    """
    names = {m.name for m in left.measures}, {m.name for m in right.measures}
    if left.type not in ("custody", "spending") or not (names[0] and names[1]):
        return False
    if names[0] & names[1]:
        return False
    unnamed = left.type == "spending" and not left.names("payer") | right.names("payer")
    return unnamed or agree(left, right)


def _other_data(left: Frame, right: Frame) -> bool:
    """Whether two verbs have data of their own: "received files and gave ICE the addresses"."""
    if left.type != "access" or left.trigger == right.trigger:
        return False
    starts = [
        {f.start for f in frame.fillers if f.role == "category" and f.start is not None}
        for frame in (left, right)
    ]
    return bool(starts[0] and starts[1]) and starts[0].isdisjoint(starts[1])


def _conflict(left: Frame, right: Frame) -> bool:
    """Whether both measure the same thing, with different numbers at different places."""
    starts = {m.start for m in left.measures}, {m.start for m in right.measures}
    if starts[0] <= starts[1] or starts[1] <= starts[0]:
        return False
    return any(
        a.name == b.name and a.start != b.start and (a.unit == "ratio") == (b.unit == "ratio")
        for a in left.measures
        for b in right.measures
    )


def _union(left: Frame, right: Frame) -> Frame:
    main, other = (left, right) if weight(left) >= weight(right) else (right, left)
    roles = {filler.role for filler in main.fillers}
    spans = {(filler.start, filler.end) for filler in main.fillers}
    fillers = main.fillers + tuple(
        filler
        for filler in other.fillers
        if filler.role not in roles and (filler.start, filler.end) not in spans
    )
    taken = {measure.start for measure in main.measures}
    # "100 officers will be sent": the noun's frame does not see what the verb says of the stage
    told = other if main.modality == "asserted" != other.modality else main
    if main.type == "target" and main.status == "set" != other.status:
        told = other
    measures = main.measures + tuple(m for m in other.measures if m.start not in taken)
    return replace(
        main,
        status=told.status,
        modality=told.modality,
        start=min(main.start, other.start),
        end=max(main.end, other.end),
        fillers=fillers,
        measures=measures,
    )


def one_a_trigger(frames: list[Frame]) -> list[Frame]:
    """Of frames that read the same trigger or number as two types, the one that says most."""
    dropped: set[int] = set()
    for at, left in enumerate(frames):
        for after in range(at + 1, len(frames)):
            right = frames[after]
            if right.sentence != left.sentence:
                break
            if left.type in SAID_APART or right.type in SAID_APART or left.type == right.type:
                continue
            numbers = {m.start for m in left.measures} & {m.start for m in right.measures}
            if left.trigger == right.trigger or numbers:
                dropped.add(after if _rank(left) >= _rank(right) else at)
    return [frame for at, frame in enumerate(frames) if at not in dropped]


def stated(frames: list[Frame]) -> list[Frame]:
    """Frames without those that only repeat, without a number, what a stance or rule says."""
    claims = [(f.sentence, f.start, f.end) for f in frames if f.type in SAID_APART]
    caps = [m.start for f in frames if f.type == "access" for m in f.measures if m.name == "cap"]
    frames = [frame for frame in frames if not _only_caps(frame, caps)]
    return [
        frame
        for frame in frames
        if frame.type in SAID_APART
        or frame.measures
        or frame.status in ASKED
        or frame.status in TURNED
        or frame.modality == "mandated"
        or _passes(frame)
        or not any(
            number == frame.sentence and start <= frame.start and frame.end <= end
            for number, start, end in claims
        )
    ]


def _passes(frame: Frame) -> bool:
    """Whether an access names who gets which data and where from, whoever judges it."""
    named = {filler.role for filler in frame.fillers if filler.start is not None}
    source = not named.isdisjoint(("provider", "program"))
    return frame.type == "access" and source and {"recipient", "category"} <= named


def _only_caps(frame: Frame, caps: list[int]) -> bool:
    """Whether a limit is one on data that an access has as its cap."""
    return frame.pattern == "rule.limited" and any(frame.start <= at < frame.end for at in caps)


def _rank(frame: Frame) -> tuple[bool, tuple[int, int]]:
    """What is told to be reached is not yet done or held: a target leads."""
    return frame.type == "target", weight(frame)


def weight(frame: Frame) -> tuple[int, int]:
    """How much a frame says: its measures first, then its roles."""
    return len(frame.measures), sum(filler.via != "inferred" for filler in frame.fillers)
