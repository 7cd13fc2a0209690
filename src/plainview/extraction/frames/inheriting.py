"""Roles that a sentence leaves to the document: "ICE submitted 61,300 requests" under an agreement
whose parties and data stand in another sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from plainview.extraction.frames.described import UNNAMED
from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.lexicon import lexicon
from plainview.extraction.frames.nearby import POSITION, nearest
from plainview.extraction.frames.patterns import Pattern, Slot, patterns
from plainview.extraction.parts import Sketch
from plainview.model import FACT_TYPES, Filler
from plainview.vocab.registry import entity

PARTIES = frozenset({"recipient", "provider", "payer", "payee", "bound"})
LOCAL = frozenset({"city", "county", "state", "place"})


@cache
def _by_id() -> dict[str, Pattern]:
    return {pattern.id: pattern for pattern in patterns()}


def inherited(content: str, frames: Sequence[Frame], sketch: Sketch) -> list[Frame]:
    """The frames, with what they leave open taken over from the nearest of their type.

    Lines such as "Contractor: Acme" name parties for the whole document. A category that no frame
    has is the one that the document names most. A frame that still lacks what its pattern demands
    is left out. What is taken over is `inferred` and has no surface.
    """
    anchors: dict[str, list[Frame]] = {}
    if not any(frame.wants for frame in frames):
        return list(frames)
    labelled = _labelled(content, sketch)
    for frame in frames:
        if not frame.wants:
            anchors.setdefault(frame.type, []).append(frame)
    found: list[Frame] = []
    number: Frame | None = None
    for frame in frames:
        if frame.type == "target":
            frame = _counted(frame, number)
            number = frame if frame.measures else number
        if not frame.wants:
            found.append(frame)
            continue
        near = sorted(anchors.get(frame.type, ()), key=lambda other: _distance(frame, other))
        parties = [f for f in labelled if f.role in FACT_TYPES[frame.type].roles]
        if not (near or parties or _told(frame)) and frame.type in ("spending", "target"):
            continue
        whole = _completed(frame, near, parties, sketch)
        if whole is not None:
            found.append(whole)
            anchors.setdefault(frame.type, []).append(whole)
    return found


@cache
def _labels() -> re.Pattern[str]:
    """A line that begins with a label; the group is named after the role."""
    parts = (
        f"(?P<{role}>{'|'.join(re.escape(label) for label in labels)})"
        for role, labels in lexicon().labels.items()
    )
    return re.compile(rf"(?:{'|'.join(parts)})(?: name)?\s*:", re.IGNORECASE)


def _labelled(content: str, sketch: Sketch) -> list[Filler]:
    """The parties that labelled lines name, the first of each role."""
    found: dict[str, Filler] = {}
    for sentence, mentions in zip(sketch.sentences, sketch.mentions, strict=True):
        label = _labels().match(content, sentence.start, sentence.end)
        bodies = [m for m in mentions if m.kind == "org" and m.name] if label else []
        if label and label.lastgroup and bodies:
            body = bodies[0]
            filler = Filler(label.lastgroup, body.name, via="inferred", entity=body.entity)
            found.setdefault(label.lastgroup, filler)
    return list(found.values())


def _topic(sketch: Sketch) -> str | None:
    """The category of data that a document names more than all others together.

    A technology counts as the data that it makes.
    """
    makes = lexicon().makes
    named = Counter(
        makes.get(mention.name, mention.name)
        for mentions in sketch.mentions
        for mention in mentions
        if (mention.kind == "category" and mention.name) or mention.name in makes
    )
    most = named.most_common(1)
    return most[0][0] if most and most[0][1] > 2 and 2 * most[0][1] > named.total() else None


def _public(fillers: Sequence[Filler]) -> bool:
    """Whether one of the parties is not a company, as far as is known."""
    known = [entity(filler.entity) for filler in fillers if filler.entity]
    return any(party is not None and party.kind != "company" for party in known)


def _lasting(filler: Filler) -> bool:
    """Whether a filler means the same elsewhere in the document: "each office" does not."""
    if filler.role == "category":
        return filler.name != UNNAMED
    known = entity(filler.entity) if filler.entity else None
    if known is None:
        name = filler.name
        return (
            filler.role != "bound"
            and name[:1].isupper()
            and name.lower() not in lexicon().bodies
            and " " in name
        )
    return filler.role != "bound" or known.kind not in LOCAL


def _counted(frame: Frame, earlier: Frame | None) -> Frame:
    """A target without the noun of its number ("raised to 140"): what the one before counts."""
    if earlier is None or not earlier.measures or not frame.measures:
        return frame
    value, last = frame.measures[0], earlier.measures[0]
    if value.unit not in (None, "1") or last.unit in (None, "1", "ratio"):
        return frame
    found = replace(value, unit=last.unit, per=value.per or last.per)
    return replace(frame, measures=(found, *frame.measures[1:]))


def _told(frame: Frame) -> list[Slot]:
    """The roles that the body which the document speaks of fills, where no frame lends one."""
    return [slot for slot in _by_id()[frame.pattern].slots if slot.at == POSITION]


def _distance(frame: Frame, other: Frame) -> tuple[bool, bool, int]:
    """Frames about the same parties first, then earlier ones, then the nearest."""
    mine = {filler.name for filler in frame.fillers if filler.role in PARTIES}
    theirs = {filler.name for filler in other.fillers if filler.role in PARTIES}
    return not mine & theirs, other.start > frame.start, abs(other.start - frame.start)


def _completed(
    frame: Frame, near: Sequence[Frame], parties: Sequence[Filler], sketch: Sketch
) -> Frame | None:
    fillers = list(frame.fillers)
    named = {filler.name for filler in fillers}
    filled = {filler.role for filler in fillers}
    fillers += [f for f in parties if f.role not in filled and f.name not in named]
    filled |= {filler.role for filler in parties}
    for role in sorted(frame.wants - filled):
        if role == "payer" and len({name for other in near for name in other.names(role)}) > 1:
            continue
        taken = {filler.name for filler in fillers if filler.role in PARTIES}
        for other in near:
            given = [
                filler
                for filler in other.fillers
                if filler.role == role and filler.name not in taken and _lasting(filler)
            ]
            if role == "category":
                given = given[:1]  # "records, including names": the first is the whole
            if given:
                fillers += [Filler(role, f.name, via="inferred", entity=f.entity) for f in given]
                break
        else:
            if role == "category" and _public(fillers) and (topic := _topic(sketch)):
                fillers.append(Filler(role, topic, via="inferred"))
            for slot in _told(frame):
                body = nearest(slot, frame.type, sketch, frame.sentence, frame.start)
                if body is not None and slot.role == role and body.name not in taken:
                    fillers.append(body)
    pattern = _by_id()[frame.pattern]
    filled = {filler.role for filler in fillers} | ({"measure"} if frame.measures else set())
    if pattern.lacking(filled):
        return None
    told = [f for f in fillers if not _guessed(f, frame.sentence, sketch)]
    flags = frame.flags if len(told) == len(fillers) else (*frame.flags, "unresolved")
    return replace(frame, fillers=tuple(told), wants=frozenset(), flags=flags)


def _guessed(filler: Filler, number: int, sketch: Sketch) -> bool:
    """Whether who must reach a target is only guessed from other sentences.

    Targets of one text bind one body after another, its offices, its officers: of the bodies that
    another sentence names, one in four is right. Better is left open what only that tells, unless
    the text speaks of no other body.
    """
    if filler.role != "bound" or filler.start is not None:
        return False
    if any(mention.name == filler.name for mention in sketch.mentions[number]):
        return False
    likely = lexicon().doing["target"]
    spoken = {m.name for mentions in sketch.mentions for m in mentions if m.entity in likely}
    return spoken != {filler.name}
