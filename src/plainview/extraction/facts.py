"""Frames to facts: restatements folded in, time and attribution added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.joining import joined, one_a_trigger, stated, weight
from plainview.extraction.frames.sameness import echoes, same
from plainview.extraction.measured import settled
from plainview.extraction.parts import DateMention, Sentence, Sketch
from plainview.model import Evidence, Fact, Filler, Hop, Measure, Text, Time

REPEATING = frozenset({"headline", "caption", "question"})
"""Kinds of sentence that only restate: without a fact of the body they give none."""


def assemble(text: Text, sketch: Sketch, frames: Sequence[Frame]) -> list[Fact]:
    """The facts of a text, in its order; each frame must stand in one of the sketch's sentences."""
    kept = stated(one_a_trigger(joined(frames)))
    bodies: list[tuple[Frame, list[Frame]]] = []
    repeats: list[Frame] = []
    for frame in kept:
        if sketch.sentences[frame.sentence].kind in REPEATING or not frame.complete:
            repeats.append(frame)
            continue
        _place(bodies, frame, sketch)
    for frame in repeats:
        for _, others in (body for body in bodies if echoes(body[0], frame)):
            others.append(frame)
            break
    return sorted(
        (fact_of(text, sketch, frame, others) for frame, others in bodies),
        key=lambda fact: (fact.evidence[0].start, fact.evidence[0].end, fact.type, fact.pattern),
    )


def _place(bodies: list[tuple[Frame, list[Frame]]], frame: Frame, sketch: Sketch) -> None:
    """Add a frame of the body, as a fact of its own or as the restatement of an earlier one."""
    for number, (main, others) in enumerate(bodies):
        if main.type != frame.type or not same(main, frame):
            continue
        dates = {_dated(sketch, main), _dated(sketch, frame)} - {None}
        if len(dates) > 1:
            continue
        if weight(frame) > weight(main):
            bodies[number] = (frame, [main, *others])
        else:
            others.append(frame)
        return
    bodies.append((frame, []))


def _dated(sketch: Sketch, frame: Frame) -> str | None:
    time = _time(sketch.dates[frame.sentence], frame)
    return (time.event or time.start or time.end) if time else None


def fact_of(text: Text, sketch: Sketch, frame: Frame, others: Sequence[Frame]) -> Fact:
    """The fact that a frame states, with its restatements, time and attribution."""
    content = text.content
    spans = [(frame.start, frame.end)]
    for other in sorted(others, key=lambda item: item.start):
        sentence = sketch.sentences[other.sentence]
        span = _restated(other, sentence)
        if span not in spans and other.sentence != frame.sentence:
            spans.append(span)
    begin = sketch.sentences[frame.sentence].start
    measures = settled(content, begin, frame.type, frame.measures, frame.status, frame.modality)
    return Fact(
        content,
        text.id,
        frame.type,
        frame.status,
        frame.modality,
        frame.polarity,
        tuple(_distinct(frame.fillers)),
        tuple(sorted(measures, key=_place_of)),
        _said(sketch, frame) or next(filter(None, (_said(sketch, one) for one in others)), ()),
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
    return (best[2] if best else ()) or frame.said


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
