"""Demands that come as a list, and what the authors of an audit recommend in their own voice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from plainview.extraction.attribution import Speech
from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.lexicon import lexicon
from plainview.extraction.parts import Mention, Sentence, Sketch
from plainview.model import Filler, Hop

_JOINT = re.compile(r"(?:[,;]\s(?:and\s)?|\sand\s)(that\s|to\s|\(\d\)\s)?(?=(\w+))")
_NUMBER = re.compile(r"^\s*\(\d\)\s")
_AUDITOR = re.compile(r"\b(?:Inspector General|Accountability|Auditor|Ombudsman|Comptroller)\b")
_OFFICE = re.compile(r"\bOffice of (?:the )?Inspector General\b", re.IGNORECASE)
_HEAD, _TOP = 8, 800
_ADVICE = re.compile(
    r"\b(We)\s(?:also\s|therefore\s)?(?:recommend|suggest|urge)(?:ed|s)?\s(?:that\s)?(?=\S)",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(?:recommendations?|suggestions?),\s(?:including|among them)\s(?:that\s)(?=\S)"
)
_OUGHT = re.compile(
    r"^(?!.*\b(?:[Ii]f|[Ww]hether|[Hh]ow|[Ww]hy)\b)[^“”\"]*?\bshould\b(?!\shave\b)[^“”\"]{8,}$"
)
_SHOULD = re.compile(r"(?:^|[,;]\sand\s|\band\s)([^,;]{3,90}?\sshould\s)")
_END = re.compile(r"[.;]?\s*$")


def apart(content: str, frame: Frame) -> list[Frame]:
    """The demands of a frame that asks for several things, each as a frame of its own."""
    asked = next((f for f in frame.fillers if f.role == "calls_for"), None)
    if frame.status != "demanded" or asked is None or asked.start is None:
        return [frame]
    runs = list(_demands(content, asked.start, frame.end))
    if len(runs) < 2:
        return [frame]
    kept = tuple(f for f in frame.fillers if f.role in ("holder", "addressee", "instrument"))
    found = []
    for number, (start, end) in enumerate(runs):
        words = content[start:end]
        first = frame.start if number == 0 else start
        fillers = (*kept, Filler("calls_for", words, words, start, end))
        found.append(replace(frame, start=first, end=end, fillers=fillers))
    return found


def _demands(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of coordinated demands: each begins with "to", "that", a number or a bare verb."""
    verbs = lexicon().verbs
    end -= len(_END.search(content[start:end]).group())  # type: ignore[union-attr]
    if any(mark in content[start:end] for mark in '“”"'):
        return
    cuts = []
    for joint in _JOINT.finditer(content, start, end):
        known = verbs.get(joint.group(2))
        opened = joint.group(1)
        bare = known is not None and "B" in known[1] and joint.group(2) != "that"
        if (opened and (opened != "to " or bare)) or (bare and "," in joint.group()):
            cuts.append((joint.start(), joint.end()))
    left = start
    for first, last in [*cuts, (end, end)]:
        number = _NUMBER.match(content[left:first])
        left += number.end() if number else 0
        if first - left > 8:
            yield left, first
        left = last


def advised(content: str, sketch: Sketch) -> list[Frame]:
    """What the authors of an audit recommend: "We recommend that …", "The agency should …"."""
    author = _auditor(content, sketch)
    if author is None:
        return []
    found: list[Frame] = []
    for number, sentence in enumerate(sketch.sentences):
        if sentence.kind not in ("body", "item"):
            continue
        holder = Filler("holder", author.name, None, None, None, "inferred", author.entity)
        advice = _ADVICE.search(content, sentence.start, sentence.end)
        listed = _LISTED.search(content, sentence.start, sentence.end)
        if advice is not None:
            left, right = advice.span(1)
            holder = replace(holder, surface=advice[1], start=left, end=right, via="coref")
            found += _each(content, number, (left, advice.end(), sentence.end), holder)
        elif listed is not None:
            found += _each(content, number, (listed.end(), listed.end(), sentence.end), holder)
        elif not _spoken(sketch, number) and _OUGHT.search(content[sentence.start : sentence.end]):
            found += _shoulds(content, number, sentence, holder)
    return found


def _auditor(content: str, sketch: Sketch) -> Mention | None:
    """The body that a text is by, where the head of the text names one that audits."""
    named = [m for row in sketch.mentions[:_HEAD] for m in row if m.kind == "org" and m.name]
    for mention in named:
        if _AUDITOR.search(mention.name):
            return mention
    office = _OFFICE.search(content, 0, _TOP)
    if office is None:
        return None
    start, end = office.span()
    parent = next(
        (m.name for m in named if start - 3 <= m.end <= start or end <= m.start <= end + 3), ""
    )
    name = f"Office of Inspector General, {parent}" if parent else "Office of Inspector General"
    return Mention(start, end, office.group(), "org", name, None, "pattern")


def _spoken(sketch: Sketch, number: int) -> bool:
    return any(isinstance(part, Speech) for part in sketch.attributions[number])


def _each(content: str, number: int, span: tuple[int, int, int], holder: Filler) -> Iterator[Frame]:
    start, opened, end = span
    for place, (left, right) in enumerate(_demands(content, opened, end)):
        words = content[left:right]
        yield _demand(number, start if place == 0 else left, right, holder, left, words)


def _shoulds(content: str, number: int, sentence: Sentence, holder: Filler) -> Iterator[Frame]:
    """The clauses of a sentence that say what somebody should do."""
    run = content[sentence.start : sentence.end]
    starts = [sentence.start + clause.start(1) for clause in _SHOULD.finditer(run)]
    for start, following in pairwise([*starts, sentence.end]):
        words = re.sub(r"(?:[,;.]|,? and)\s*$", "", content[start:following])
        yield _demand(number, start, start + len(words), holder, start, words)


def _demand(number: int, start: int, end: int, holder: Filler, left: int, words: str) -> Frame:
    asked = Filler("calls_for", words, words, left, left + len(words))
    said = Hop("report", holder.name, holder.surface, holder.start, holder.end, holder.via)
    return Frame(
        "stance", "stance.advice", number, start, end, "demanded", "asserted", "+",
        (holder, asked), (), True, (start, start + 1), said=(said,),
    )  # fmt: skip
