"""What a number measures where the words right before it say so: "has obligated $3 million",
"room for 85", "denied 340", "each of its 78 agents", "worth up to $297 million".

Each rule names what nine in ten numbers of the development gold measure behind its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from plainview.model import Measure

_NEAR = r"\b[^.;:,$]{0,25}\$?$"
_SET = frozenset(["agreed", "offered"])
_LET = frozenset(["awarded", "solicited"])
_UNREAL = frozenset(["planned", "possible", "requested"])


@dataclass(frozen=True, slots=True)
class Cue:
    """A name for what goes by one of `among`, and the words that a number must stand behind."""

    name: str
    among: frozenset[str]
    words: re.Pattern[str]


_SUMS = frozenset(["planned", "requested", "appropriated", "obligated", "spent"])
_COUNTS = frozenset(["requests", "records_provided", "records_requested", "grants", "denials"])
_PLACES = frozenset(["population"])
_STAFF = frozenset(["headcount"])


def _cue(name: str, among: frozenset[str], words: str) -> Cue:
    return Cue(name, among, re.compile(words + _NEAR, re.I))


_CUES = {
    "spending": (
        _cue("ceiling", _SUMS, r"\bceiling"),
        _cue("obligated", _SUMS, r"\bobligat(?:e[sd]?|ing|ions? of)"),
        _cue("requested", _SUMS, r"\b(?:request(?:s|ed|ing)?|ask(?:s|ed|ing)?(?: congress)? for)"),
    ),
    "access": (
        _cue("denials", _COUNTS, r"\b(?:denied|rejected|refused|turned down)"),
        _cue("grants", _COUNTS, r"\b(?:granted|approved|honou?red|complied with)"),
    ),
    "custody": (
        _cue("capacity", _PLACES, r"\b(?:capacity|room|space|designed|built) (?:of|for|to)"),
        _cue("capacity", _PLACES, r"\b(?:can|could) (?:hold|house|detain|lodge|accommodate)"),
    ),
    "staffing": (
        Cue("workforce_size", _STAFF, re.compile(r"\bof (?:its|the|their) (?:[a-z]+ )?$", re.I)),
        _cue("workforce_size", _STAFF, r"\bemploys"),
    ),
}  # fmt: skip
_BEHIND = 70


def name_for(
    content: str, start: int, kind: str, measure: Measure, status: str, modality: str
) -> str:
    """The name of a measure of a fact of type `kind` in a sentence that begins at `start`."""
    if measure.unit == "ratio":
        return measure.name
    for cue in _CUES.get(kind, ()):
        if measure.name in cue.among and cue.words.search(
            content, max(start, measure.start - _BEHIND), measure.start
        ):
            return cue.name
    if measure.qualifier == "up_to":
        if kind == "spending" and measure.name in _SUMS and status in _LET:
            return "ceiling"
        if kind == "custody" and measure.name in _PLACES and modality in _UNREAL:
            return "capacity"
        if kind == "access" and measure.name in _COUNTS and (status in _SET or measure.per):
            return "cap"
    return measure.name
