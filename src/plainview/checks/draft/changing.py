"""Per cents that say how much a thing changed or is apart from another: "a 40% drop", "fell 73%",
"5% better than both". They are no shares, and hold for the time over which they were counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainview.checks.draft.dating import meeting, placed
from plainview.checks.draft.lines import CELLS, Line
from plainview.extraction.parts import Quantity

_CHANGE = (
    r"(?:drop|fall|decline|decrease|reduction|cut|slump|plunge|dip|loss|rise|increase|growth|jump"
    r"|surge|gain|hike|climb|spike|uptick|improvement|swing|change)s?"
)
_MOVED = (
    r"(?:dropp?|fall|fell|declin|decreas|reduc|cut|slump|plung|dipp?|los|lost|rise|rose|risin|increas"
    r"|grow|grew|jump|surg|gain|hik|climb|spik|improv|shr[aiu]nk|soar|swell|slash|lower|rais|expand"
    r"|tumbl|sank|sink|slid|ease|(?<!made )(?<!make )(?<!makes )(?<!making )(?<!takes )(?<!took )up"
    r"|down)(?:e|n|en|s|es|d|ed|ing|ped|ping)?"
)
_AFTER = re.compile(
    rf"\s*(?:(?!(?:of|were|are|was|is|in|and|or|to|on|for|from|by|the|an?|that|who|said|say|saw"
    rf"|will|had|have|has) )[a-z-]+ )?{_CHANGE}\b"
    r"(?! (?:an?|the|its|their|his|her|our|up|out|off|on|to|spending|jobs|costs)\b)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b{_MOVED}(?: (?:[\w’'-]+ ){{0,9}}?by)?"
    r"(?: (?:an?|another|additional|further|extra|as much as|average of))*\s$",
    re.IGNORECASE,
)
_STEP_OF = re.compile(
    rf"\b{_CHANGE}(?:,? of| (?:[\w’'-]+ ){{0,4}}?(?:was|is|reached|came to|amounted to|totall?ed))"
    r"\s(?:an? )?$",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"\s*(?:(?:more|fewer|less|higher|lower|better|worse)\b"
    r"|(?!other |rather |whether |either )[a-z]{3,}er than\b)",
    re.IGNORECASE,
)
_OVER_A_TIME = re.compile(
    r"\b(?:in|over|within|for|during|past|last|previous|next)"
    r"(?: (?:the|just|only|about|nearly|its|first|past|last|previous|next))*\s$",
    re.IGNORECASE,
)


def is_change(item: Quantity, line: Line) -> bool:
    """Whether a per cent says how much something changed, or is more than another."""
    if item.kind != "ratio":
        return False
    start = line.content[: item.measure.start - line.start]
    rest = line.content[item.measure.end - line.start :]
    said = (_AFTER.match(rest), _THAN.match(rest), _BEFORE.search(start), _STEP_OF.search(start))
    return any(said)


def comparable(ours: Quantity, theirs: Quantity, claim: Line, told: Line) -> bool:
    """Whether two per cents can contradict each other: a change is no share. What the cells of a
    table are, their words do not say."""
    if CELLS in told.content:
        return True
    return is_change(ours, claim) == is_change(theirs, told)


def in_measure(ours: Quantity, claim: Line, told: Line) -> tuple[str, ...]:
    """("definition",) where a per cent is a change over a time, and the other sentence gives none
    or another."""
    return ("definition",) if is_change(ours, claim) and not _one_time(claim, told) else ()


def _one_time(claim: Line, told: Line) -> bool:
    """Whether two sentences count over one time, as far as they say."""
    ours, theirs = (set(_lengths(line)) for line in (claim, told))
    if (ours or theirs) and ours.isdisjoint(theirs):
        return False
    if claim.dates and told.dates and meeting(claim, told) != [True]:
        return False
    # of a draft the sentences around may tell the time
    said = claim.dates or [one for one in claim.when if one.end]
    days, others = ({one.text for one in placed(dates)} for dates in (said, told.dates))
    if not claim.dates and not told.dates:
        return True
    if claim.dates and told.dates and not any("/" in day for day in days | others):
        return True
    return bool(days & others)


def _lengths(line: Line) -> Iterator[tuple[float | None, str | None]]:
    """The times over which a sentence counts: "in two years"."""
    for one in line.quantities:
        start = line.content[: one.measure.start - line.start]
        if one.kind == "duration" and _OVER_A_TIME.search(start):
            yield one.measure.value, one.measure.unit


def changes(part: float, whole: float) -> tuple[float, ...]:
    """By what share a number is above or below another; of two shares also by how many points."""
    points = (whole - part,) if whole <= 1 else ()
    return (1 - part / whole, whole / part - 1, *points)
