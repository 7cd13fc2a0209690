"""Clauses without an agent: what may be done with records, and how long they are kept.

"Photographs may be used only for …" and "results must be purged within a day" bind whoever holds
the records; the text leaves that body to the reader, so the frame has an act and no bound. "The
vendor deletes scans after 30 days" is a rule because of its period. The words stand in
patterns/rule.toml under [clauses].
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainview.extraction.casing import lowered
from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.rule_limits import limit
from plainview.extraction.frames.rule_roles import (
    ACTORS,
    Place,
    act_of,
    actor,
    before,
    condition,
)
from plainview.extraction.frames.rules import rules
from plainview.extraction.parts import Mention, Quantity, Sketch
from plainview.model import Filler

_HANDLED = re.compile(
    r"\b(may|might|can|could|must|shall|will|is to|are to|cannot)(\snot|\snever)?(\sonly)?"
    r"\sbe(\snot)?(\sonly)?\s(?:\w+ly\s)?(?=(\w+)\b)"
)
_ONLY = re.compile(r"^[^,;.]{0,60}?\b(?:only|solely|exclusively)\b")
_PERIOD = re.compile(
    r"\b(?:for|after|within|longer than|more than|up to)\b[^,;.]{0,40}?"
    r"\b(?:hour|day|week|month|year)s?\b"
)
_BROKEN = re.compile(r"[;:“”\"]|\.\s")
_TERM = re.compile(
    r"\b(?:for|after|within|longer than|more than|up to|at least|at most|only)\s[^,]{0,40}$"
)
_MUST = re.compile(r"\b(?:shall|must|has to|have to)\b")
_RULING = re.compile(r"\b(?:shall|must|may not|may only|will not)\b")
_BINDING = ("shall", "must", "may not", "may only", "will not")
_SAYING = re.compile(r"\b(?:said|says|told)\b")
_QUOTES = re.compile(r"[“\"][^“”\"\n]*[”\"]")
_ACTS = {
    "may": "allows", "might": "allows", "can": "allows", "could": "allows", "must": "requires",
    "shall": "requires", "will": "requires", "is to": "requires", "are to": "requires",
    "cannot": "forbids",
}  # fmt: skip


def is_ruling(content: str) -> bool:
    """Whether a text itself rules: an agreement, order or policy, by how it speaks.

    Such texts bind in every other sentence and report nobody's words; the border (six binding
    modals in a thousand words, three times as many as verbs of saying) stands far from both.
    """
    low = lowered(content)
    if sum(map(low.count, _BINDING)) < 3:
        return False
    low = _QUOTES.sub("", low)
    words = max(100, low.count(" "))
    binding = sum(1 for _ in _RULING.finditer(low))
    said = sum(1 for _ in _SAYING.finditer(low))
    return binding >= 3 and binding * 1000 >= 6 * words and binding >= 3 * said


def find(content: str, sketch: Sketch, number: int, ruling: bool) -> list[Frame]:
    """The agentless clauses of a sentence, and the periods for which records are kept."""
    sentence = sketch.sentences[number]
    if sentence.kind == "headline":
        return []
    found: list[Frame] = []
    mentions, quantities = sketch.mentions[number], sketch.quantities[number]
    periods = [quantity for quantity in quantities if quantity.kind == "duration"]
    passive = content.find(" be ", sentence.start, sentence.end) >= 0
    if not (passive or periods):
        return found
    for modal in _HANDLED.finditer(content, sentence.start, sentence.end) if passive else ():
        place = Place(
            content, modal.start(), modal.end(), sentence.start, sentence.end, mentions,
            ruling, ruling, ruling,
        )  # fmt: skip
        frame = _handled(place, modal, number, quantities)
        if frame is not None:
            found.append(frame)
    held = [frame.trigger for frame in found]
    for frame in _kept(content, sketch, number, periods) if periods else ():
        if not any(s < frame.end and frame.start < e for s, e in held):
            found.append(frame)
    return found


def _of_records(mentions: Sequence[Mention], content: str, start: int, end: int) -> bool:
    """Whether a noun phrase names data."""
    if any(m.kind == "category" and start <= m.start and m.end <= end for m in mentions):
        return True
    return rules().records.search(content[start:end].lower()) is not None


def _handled(
    place: Place, modal: re.Match[str], number: int, quantities: Sequence[Quantity]
) -> Frame | None:
    """ "Records may only be used for …": the subject is data, or the text itself rules."""
    if modal.group(6) not in rules().handled:
        return None
    if rules().boilerplate.search(lowered(place.content), place.left, place.right):
        return None
    subject = before(place)
    if subject is None:
        return None
    left, right = subject
    data = _of_records(place.mentions, place.content, left, right)
    period = _PERIOD.search(place.content, place.end, place.right) is not None
    if not (place.near or (data and (period or _has_law(place)))):
        return None
    act = _ACTS[modal.group(1)]
    if modal.group(2) or modal.group(4):
        act = "forbids"
    elif modal.group(1) == "will" and not place.near:
        return None
    elif act == "allows" and (
        modal.group(3) or modal.group(5) or _ONLY.match(place.content[place.end : place.right])
    ):
        act = "requires"
    done = act_of(place, place.end, act)
    if done is None or done.end is None:
        return None
    start = left
    fillers = [done, *_data(place.mentions, start, done.end)]
    fillers += condition(place, fillers)
    return Frame(
        "rule", "rule.handled", number, start, done.end, "in_force",
        "mandated" if act == "requires" else "asserted", "+", tuple(fillers),
        limit(place.content, quantities, start, done.end, act), True, (place.start, place.end),
        ("unresolved",),
    )  # fmt: skip


def _has_law(place: Place) -> bool:
    return rules().law_in(place.content[place.left : place.right]) is not None


def _data(mentions: Sequence[Mention], start: int, end: int) -> list[Filler]:
    return [
        Filler("category", m.name, m.surface, m.start, m.end, "name", m.entity)
        for m in mentions
        if m.kind == "category" and m.name and start <= m.start and m.end <= end
    ][:2]


def _kept(content: str, sketch: Sketch, number: int, periods: list[Quantity]) -> list[Frame]:
    """How long records are kept, or after which time they are deleted."""
    sentence, mentions = sketch.sentences[number], sketch.mentions[number]
    found: list[Frame] = []
    lists = rules()
    for start, end in lists.keeping.within(content, sentence.start, sentence.end):
        period = next((q for q in periods if 0 <= q.measure.start - end <= 110), None)
        if period is None or period.measure.end is None or period.measure.start is None:
            continue
        ends = period.measure.end
        place = Place(content, start, end, sentence.start, sentence.end, mentions, True, True)
        subject = before(place)
        between = content[end:ends]
        if subject is None or _BROKEN.search(between) or not _TERM.search(between):
            continue
        passive = _of_records(mentions, content, *subject)
        if not passive and not _of_records(mentions, content, end, period.measure.start):
            continue
        bound = content[start:end] in lists.deleting or _MUST.search(content[subject[1] : start])
        act = "requires" if bound else "allows"
        words = content[start:ends]
        fillers = [Filler("act", act, words, start, ends)]
        if not passive:
            who = actor(place, *subject, "holder" if act == "allows" else "bound")
            if who is None or not _is_body(place, subject):
                continue
            fillers.insert(0, who)
        left = subject[0]
        fillers += _data(mentions, left, ends)
        named = any(f.role in ("bound", "holder") for f in fillers)
        found.append(
            Frame(
                "rule", "rule.kept", number, left, ends, "in_force",
                "mandated" if _MUST.search(content[subject[1] : start]) else "asserted", "+",
                tuple(fillers), limit(content, [period], left, ends), True, (start, end),
                () if named else ("unresolved",),
            )
        )  # fmt: skip
    return found


def _is_body(place: Place, subject: tuple[int, int]) -> bool:
    """Whether a subject is a body that holds records: named, or a class such as "the vendor"."""
    named = any(
        m.kind in ACTORS and m.name and subject[0] <= m.start and m.end <= subject[1]
        for m in place.mentions
    )
    return named or rules().holders.search(place.content[slice(*subject)].lower()) is not None
