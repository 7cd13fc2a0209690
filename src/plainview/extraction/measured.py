"""Measures of a fact as its sentence means them: under a negation, as averages, with their unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from plainview.extraction.frames.paces import period_around
from plainview.extraction.measured_names import name_for
from plainview.extraction.measured_units import unit_for
from plainview.model import Measure

_MORE = re.compile(r"(?:more|longer|greater|higher|over|beyond)\b", re.I)
_NEGATED = re.compile(
    r"(?:\b(?:not|never|cannot|nor|neither|forb(?:ids?|ade|idden)|prohibit(?:s|ed|ing)?"
    r"|bar(?:s|red|ring)|no\s[a-z]+\s(?:may|can|shall|should|must))|n[’']t)"
    r"(?P<between>(?:\s+[^\s,;:.()–—]+){0,8}\s+(?:for\s+)?)$",
    re.I,
)
_APART = re.compile(
    r"\b(?:only|whether|that|if|because|since|who|which|while|when|until|unless|just|and|but)\b",
    re.I,
)
_CAPPED = re.compile(
    r"\b(?:cap(?:s|ped|ping)?|limit(?:s|ed|ing)?|restrict(?:s|ed|ing)?)\s(?:[^\s,;:.“”\"]+\s){0,8}"
    r"(?:at|to)\s$"
)
_AVERAGE = re.compile(r"(?:an average of|average of|averag(?:ing|ed))\s(?=[\d$£€])", re.I)

_WORD = re.compile(r"[\w’'-]+|[^\w\s]")
_STOP = re.compile(r"[.!?](?=\s|$)|\n")
_PART_OF = re.compile(r" of (?:(?:its|the|their|all|some|about) ){1,2}")
BOUNDS = frozenset(["limit", "retention", "cap", "duration", "value"])
"""Measures that somebody set; "did not arrest more than 50" stays what the fact denies."""
STAGED = {
    "planned": "planned", "requested": "requested", "appropriated": "appropriated",
    "passed_one_chamber": "appropriated", "spent": "spent",
}  # fmt: skip
"""What a sum is at a stage of spending."""


def settled(
    content: str,
    start: int,
    kind: str,
    measures: Sequence[Measure],
    status: str = "",
    modality: str = "",
) -> list[Measure]:
    """The measures of a fact of type `kind` in a sentence that begins at `start`.

    "Not held for more than 72 hours" is a bound from above; an average is as exact as it is
    printed; a number without a noun counts what its measure counts; the only sum of a spending
    is what the `status` says of it; the words right before a number may give it another name.
    """
    found = []
    stage = STAGED.get(status) if kind == "spending" else None
    if stage and sum(m.name in STAGED for m in measures) == 1:
        measures = [replace(m, name=stage) if m.name in STAGED else m for m in measures]
    named = [(m, name_for(content, start, kind, m, status, modality)) for m in measures]
    measures = [m if m.name == name else replace(m, name=name) for m, name in named]
    for measure in _parted(content, measures) if kind == "staffing" else measures:
        measure = _bounded(content, start, measure)
        if measure.qualifier == "about" and _AVERAGE.match(measure.surface):
            measure = replace(measure, qualifier="exact", lo=measure.value, hi=measure.value)
        unit = unit_for(content, kind, measure, measures)
        if unit != measure.unit:
            measure = replace(measure, unit=unit)
        if kind == "target" and measure.name == "value":
            measure = _paced(content, start, measure)
        found.append(measure)
    return found


def _paced(content: str, start: int, measure: Measure) -> Measure:
    """A number to be reached with the period that its sentence gives it."""
    if measure.per is not None or measure.unit == "ratio":
        return measure
    stop = _STOP.search(content, measure.end)
    words = list(_WORD.finditer(content, start, stop.start() if stop else len(content)))
    place = next((n for n, word in enumerate(words) if word.start() >= measure.start), None)
    if place is None:
        return measure
    period = period_around([word[0].lower() for word in words], place)
    return replace(measure, per=period) if period else measure


def _parted(content: str, measures: Sequence[Measure]) -> list[Measure]:
    """Staff with those that some are a part of: "11 of the 19 nurses", "a third of its 600"."""
    found = sorted(measures, key=lambda measure: measure.start)
    for place, (part, whole) in enumerate(pairwise(found)):
        if _PART_OF.fullmatch(content, part.end, whole.start) and whole.unit != "ratio":
            name = "share_of_workforce" if part.unit == "ratio" else "headcount"
            found[place] = replace(part, name=name)
            found[place + 1] = replace(whole, name="workforce_size")
    return found


def _bounded(content: str, start: int, measure: Measure) -> Measure:
    if measure.name not in BOUNDS:
        return measure
    if measure.qualifier == "exact" and _CAPPED.search(content, start, measure.start):
        return replace(measure, qualifier="up_to", lo=0.0)
    if measure.qualifier != "more_than" or not _MORE.match(measure.surface):
        return measure
    denied = _NEGATED.search(content, start, measure.start)
    if denied is None or _APART.search(denied["between"]):
        return measure
    return replace(measure, qualifier="up_to", lo=0.0, hi=measure.value)
