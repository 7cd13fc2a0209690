"""Frames to facts: overlapping ones joined, restatements folded in, time and attribution added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from plainview.extraction.frames.frame import Frame
from plainview.extraction.parts import DateMention, Sentence, Sketch
from plainview.model import FACT_TYPES, Evidence, Fact, Filler, Hop, Measure, Text, Time

REPEATING = frozenset({"headline", "caption", "question"})
"""Kinds of sentence that only restate: without a fact of the body they give none."""

SAID_APART = frozenset({"rule", "stance"})
"""Types whose statements may share their words with a fact of another type."""

ASKED = frozenset({"requested", "sought"})
"""Statuses that a stance states as well: what it asks for is asked for."""

WORDED = {"rule": "act", "stance": "about"}
"""Types that running words tell apart: the role whose words must agree."""


def assemble(text: Text, sketch: Sketch, frames: Sequence[Frame]) -> list[Fact]:
    """The facts of a text, in its order; each frame must stand in one of the sketch's sentences."""
    kept = _stated(_one_a_trigger(_joined(frames)))
    bodies: list[tuple[Frame, list[Frame]]] = []
    repeats: list[Frame] = []
    for frame in kept:
        if sketch.sentences[frame.sentence].kind in REPEATING:
            repeats.append(frame)
            continue
        _place(bodies, frame, sketch)
    for frame in repeats:
        for _, others in (body for body in bodies if _echoes(body[0], frame)):
            others.append(frame)
            break
    return sorted(
        (_fact(text, sketch, frame, others) for frame, others in bodies),
        key=lambda fact: (fact.evidence[0].start, fact.evidence[0].end, fact.type, fact.pattern),
    )


def _place(bodies: list[tuple[Frame, list[Frame]]], frame: Frame, sketch: Sketch) -> None:
    """Add a frame of the body, as a fact of its own or as the restatement of an earlier one."""
    for number, (main, others) in enumerate(bodies):
        if not _same(main, frame):
            continue
        dates = {_dated(sketch, main), _dated(sketch, frame)} - {None}
        if len(dates) > 1:
            continue
        if _weight(frame) > _weight(main):
            bodies[number] = (frame, [main, *others])
        else:
            others.append(frame)
        return
    bodies.append((frame, []))


def _dated(sketch: Sketch, frame: Frame) -> str | None:
    time = _time(sketch.dates[frame.sentence], frame)
    return (time.event or time.start or time.end) if time else None


def _weight(frame: Frame) -> tuple[int, int]:
    return len(frame.measures), len(frame.fillers)


def _joined(frames: Iterable[Frame]) -> list[Frame]:
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
    if _conflict(left, right):
        return False
    return shared > 0.5 * shorter or _complete(left, right)


def _complete(left: Frame, right: Frame) -> bool:
    """Whether two frames measure one thing from two sides: how many it holds, how many it may."""
    names = {m.name for m in left.measures}, {m.name for m in right.measures}
    return (
        left.type == "custody"
        and bool(names[0] and names[1])
        and not names[0] & names[1]
        and (_agree(left, right))
    )


def _conflict(left: Frame, right: Frame) -> bool:
    """Whether both measure the same thing, with different numbers at different places."""
    return any(
        a.name == b.name and a.start != b.start and (a.unit == "ratio") == (b.unit == "ratio")
        for a in left.measures
        for b in right.measures
    )


def _union(left: Frame, right: Frame) -> Frame:
    main, other = (left, right) if _weight(left) >= _weight(right) else (right, left)
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


def _one_a_trigger(frames: list[Frame]) -> list[Frame]:
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


def _stated(frames: list[Frame]) -> list[Frame]:
    """Frames without those that only repeat, without a number, what a stance argues."""
    claims = [(f.sentence, f.start, f.end) for f in frames if f.type == "stance"]
    return [
        frame
        for frame in frames
        if frame.type in SAID_APART
        or frame.measures
        or frame.status in ASKED
        or not any(
            number == frame.sentence and start <= frame.start and frame.end <= end
            for number, start, end in claims
        )
    ]


def _rank(frame: Frame) -> tuple[bool, tuple[int, int]]:
    """What is told to be reached is not yet done or held: a target leads."""
    return frame.type == "target", _weight(frame)


def _same(left: Frame, right: Frame) -> bool:
    """Whether two frames of the body say the same."""
    if left.type != right.type or left.polarity != right.polarity:
        return False
    if not _agree(left, right):
        return False
    if left.type in WORDED:
        return _words(left) == _words(right) and left.status == right.status
    if left.type == "access" and left.status == right.status:
        return not _contradict(left, right)
    if left.measures or right.measures:
        return _numbers(left) == _numbers(right)
    return all(left.names(role) == right.names(role) for role in FACT_TYPES[left.type].roles)


def _contradict(left: Frame, right: Frame) -> bool:
    return any(
        a.name == b.name and (a.value, a.lo) != (b.value, b.lo)
        for a in left.measures
        for b in right.measures
    )


def _echoes(body: Frame, repeat: Frame) -> bool:
    """Whether a headline, caption or question says again what the body says."""
    if body.type != repeat.type or body.polarity != repeat.polarity or not _agree(body, repeat):
        return False
    return not repeat.measures or bool(_numbers(body) & _numbers(repeat))


def _agree(left: Frame, right: Frame) -> bool:
    """Whether every demand that both fill shares a filler, and at least one does."""
    shared = False
    for demand in FACT_TYPES[left.type].needed:
        mine = frozenset().union(*(left.names(role) for role in demand))
        theirs = frozenset().union(*(right.names(role) for role in demand))
        if mine and theirs:
            if not mine & theirs:
                return False
            shared = True
    return shared


def _numbers(frame: Frame) -> frozenset[tuple[str, float | None, float | None]]:
    return frozenset((m.name, m.value, m.lo) for m in frame.measures)


def _words(frame: Frame) -> frozenset[str | None]:
    role = WORDED[frame.type]
    return frozenset((f.surface or "").lower() for f in frame.fillers if f.role == role)


def _fact(text: Text, sketch: Sketch, frame: Frame, others: Sequence[Frame]) -> Fact:
    content = text.content
    spans = [(frame.start, frame.end)]
    for other in sorted(others, key=lambda item: item.start):
        sentence = sketch.sentences[other.sentence]
        span = _restated(other, sentence)
        if span not in spans and other.sentence != frame.sentence:
            spans.append(span)
    return Fact(
        content,
        text.id,
        frame.type,
        frame.status,
        frame.modality,
        frame.polarity,
        tuple(_distinct(frame.fillers)),
        tuple(sorted(frame.measures, key=_place_of)),
        _said(sketch, frame),
        tuple(Evidence(start, end, content[start:end]) for start, end in spans),
        _time(sketch.dates[frame.sentence], frame),
        frame.flags,
        frame.pattern,
    )


def _restated(frame: Frame, sentence: Sentence) -> tuple[int, int]:
    if sentence.kind in REPEATING:
        return sentence.start, sentence.end
    return frame.start, frame.end


def _place_of(measure: Measure) -> tuple[int, str]:
    return measure.start, measure.name


def _distinct(fillers: tuple[Filler, ...]) -> list[Filler]:
    seen: set[tuple[str, str]] = set()
    found = []
    for filler in fillers:
        if (filler.role, filler.name) not in seen:
            seen.add((filler.role, filler.name))
            found.append(filler)
    return found


def _said(sketch: Sketch, frame: Frame) -> tuple[Hop, ...]:
    """The chain of the smallest attribution that covers the frame, or most of it."""
    best: tuple[int, int, tuple[Hop, ...]] | None = None
    for part in sketch.attributions[frame.sentence]:
        shared = min(part.end, frame.end) - max(part.start, frame.start)
        if 2 * shared <= frame.end - frame.start:
            continue
        rank = (-shared, part.end - part.start)
        if best is None or rank < best[:2]:
            best = (*rank, part.hops)
    return best[2] if best else ()


def _time(dates: Sequence[DateMention], frame: Frame) -> Time | None:
    """The date of the clause: inside the frame's run, or else the nearest in its sentence."""
    dated = [date for date in dates if date.edtf]
    if not dated:
        return None
    nearest = min(dated, key=lambda date: _distance(date, frame))
    edtf = nearest.edtf
    found = Time(surface=nearest.surface, s=nearest.start, e=nearest.end)
    if edtf and (nearest.bound == "interval" or "/" in edtf):
        start, _, end = edtf.partition("/")
        return replace(found, start=start.strip(".") or None, end=end.strip(".") or None)
    if nearest.bound in ("start", "end", "as_of"):
        return _bounded(found, nearest.bound, edtf)
    return replace(found, event=edtf)


def _bounded(time: Time, bound: str, edtf: str | None) -> Time:
    if bound == "start":
        return replace(time, start=edtf)
    return replace(time, end=edtf) if bound == "end" else replace(time, as_of=edtf)


def _distance(date: DateMention, frame: Frame) -> tuple[int, int]:
    if date.start < frame.end and date.end > frame.start:
        return 0, date.start
    return max(date.start - frame.end, frame.start - date.end), date.start
