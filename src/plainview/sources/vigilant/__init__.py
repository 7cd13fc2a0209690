"""Vigilant Solutions' reports: who shares plate reads with whom, and how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from plainview.model import Evidence, Fact, Filler, Hop, Measure, Text, Time
from plainview.sources.alpr_portals import accounts
from plainview.sources.columns import Audit, day, number
from plainview.sources.expectations import told
from plainview.sources.parts import SourceReading
from plainview.sources.stating import body, implied, postal_codes

_WHAT = (
    implied("category", "data:licence_plate_read"),
    implied("technology", "tech:alpr"),
    implied("program", "Vigilant Solutions", "co-vigilant"),
)
_SAID = (Hop("report", "Vigilant Solutions report", via="inferred"),)
_UNNAMED = "agency of this report (not named in it)"
_SHARING = re.compile(r"Agency\s+Data Sharing Report")
_SECTION = re.compile(
    r"The (?P<owner>[^\n]{3,80}?) Agency is (?P<way>Sharing its|receiving) Detection data "
    r"(?:with|from) the following Agencies:(?:\s*Agency City State)?",
    re.I,
)
_END = re.compile(r"Detections Received|Hot List Sharing|Hot List Received|\Z")
_FOOT = re.compile(
    r"Date Created: (?P<day>\d\d-\d\d-\d\d) VehicleManager [^\n]*?Report Page \d+ of \d+"
    r"(?:\s*Agency\s+Data Sharing Report)?"
)
_FRAME = re.compile(
    r"Time Frame: From (\d{1,2}-\d\d-\d\d)[^\n]*? To (\d{1,2}-\d\d-\d\d)[^\n]*?"
    r"Total (?:Records|Detections): ([\d,]+)"
)
_COUNTS = re.compile(r"^\d+ (Detections|Hits) (\d[\d,]*)$", re.M)
_SYSTEMS = re.compile(r"^\d+ (\S.*?) (\d[\d,]*)$", re.M)
_STAFF = re.compile(r"Report By:")


def read(text: Text) -> SourceReading | None:
    """Access facts from a sharing, detection or hit report; None for anything else."""
    content = text.content
    if "VehicleManager" not in content:
        return None
    audit = Audit()
    if _SHARING.search(content[:400]) and _SECTION.search(content):
        kind, facts = "agency data sharing report", list(_shared(text, audit))
        audit.ignore("hot lists shared and received")
    elif _FRAME.search(content) and "Dashboard" in content[:400]:
        kind, facts = "detection report", list(_counted(text))
    else:
        return None
    if staff := len(_STAFF.findall(content)):
        audit.dropped["names of employees who ran the report"] = staff
    return SourceReading(
        "vigilant", kind, tuple(facts), audit.problems, dict(audit.dropped), audit.ignored
    )


def _shared(text: Text, audit: Audit) -> Iterator[Fact]:
    content = text.content
    foot = _FOOT.search(content)
    created = _day(foot["day"]) if foot else None
    for section in _SECTION.finditer(content):
        end = _END.search(content, section.end())
        stop = end.start() if end else len(content)
        outward = section["way"].lower().startswith("sharing")
        owner = _owner(section, "provider" if outward else "recipient")
        for start, piece_end in _pieces(content, section.end(), stop):
            yield from _agencies(text, audit, owner, (start, piece_end), created, outward)


def _owner(section: re.Match[str], role: str) -> Filler:
    name, entry = body(section["owner"])
    start, end = section.span("owner")
    return Filler(role, name, section["owner"], start, end, "name", entry)


def _pieces(content: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The runs of a section between the feet and heads of its pages."""
    for foot in _FOOT.finditer(content, start, stop):
        yield start, foot.start()
        start = foot.end()
    yield start, stop


def _agencies(
    text: Text, audit: Audit, owner: Filler, run: tuple[int, int], created: str | None, out: bool
) -> Iterator[Fact]:
    place = run[0]
    for found in _name(out).finditer(text.content, *run):
        _unread(audit, text.content[place : found.start()])
        place = found.end()
        start, end = found.span("name")
        state = "" if out else found["state"]
        yield _fact(text, owner, (start, end), state, created, out)
    _unread(audit, text.content[place : run[1]])


def _unread(audit: Audit, words: str) -> None:
    if left := " ".join(words.split()):
        audit.note("row_not_understood", f"No agency could be read from: {left}")


def _fact(
    text: Text, owner: Filler, place: tuple[int, int], state: str, created: str | None, out: bool
) -> Fact:
    surface = text.content[slice(*place)]
    words = " ".join(surface.split())
    bare = re.sub(r"^Inactive ", "", words)
    inner = re.search(r"\(?\b([A-Z]{2})\)?$", bare)
    given = inner[1] if inner else state
    name, entry = accounts.agency(bare)
    if entry is None:
        name, entry = body(re.sub(r"\s*-?\(?\b[A-Z]{2}\)?$", "", bare) if inner else bare, given)
    other = Filler("recipient" if out else "provider", name, surface, *place, "name", entry)
    evidence = Evidence(*place, surface)
    head = Evidence(owner.start or 0, owner.end or 0, owner.surface or "")
    return Fact(
        text.content, text.id, "access", "ended" if bare != words else "in_force", "asserted", "+",
        (owner, other, *_WHAT), (), _SAID, (evidence, head),
        Time(as_of=created) if created else None, (),
        "vigilant/shared" if out else "vigilant/received",
    )  # fmt: skip


@lru_cache(maxsize=2)
def _name(out: bool) -> re.Pattern[str]:
    """A name up to the kind of agency that it ends with, and a state in brackets or capitals."""
    said = told("vigilant")
    endings = sorted(said["endings"], key=len, reverse=True)
    kinds = "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in endings)
    others = "|".join(said["begins_like_a_state"])
    codes = "|".join(postal_codes())
    tail = rf"(?:\s*\((?:{codes})\)|[\s-](?!(?:{others})\b)(?:{codes})\b)?"
    name = rf"(?P<name>(?:[A-Z][^\n()]{{0,60}}?\b)??(?:{kinds})\b{tail})"
    if out:
        return re.compile(name)
    return re.compile(rf"{name}\s+[A-Za-z .'\n]{{2,30}}?\s(?P<state>[A-Z]{{2}})\b")


def _counted(text: Text) -> Iterator[Fact]:
    """Counts of detections and hits, and of each system's detections, over the time frame."""
    content = text.content
    frame = _FRAME.search(content)
    assert frame  # the caller has seen it
    time = Time(
        _day(frame[1]), _day(frame[2]), None, None,
        content[frame.start(1) : frame.end(2)], frame.start(1), frame.end(2),
    )  # fmt: skip
    unnamed = implied("recipient", _UNNAMED)
    yield _count(text, (unnamed, *_WHAT), frame, 3, "records", time)
    rows = list(_COUNTS.finditer(content))
    for row in rows:
        yield _count(text, (unnamed, *_WHAT), row, 2, row[1].lower(), time)
    for row in () if rows else _SYSTEMS.finditer(content):
        system = Filler("provider", row[1], row[1], *row.span(1))
        yield _count(text, (unnamed, system, *_WHAT), row, 2, "detections", time)


def _count(
    text: Text, fillers: tuple[Filler, ...], row: re.Match[str], group: int, unit: str, time: Time
) -> Fact:
    value = number(row[group])
    assert value is not None  # the patterns take digits and commas only
    counted = Measure(
        "records_provided", value, value, value, "exact", unit, None, None, None, None,
        row[group], *row.span(group),
    )  # fmt: skip
    return Fact(
        text.content, text.id, "access", "in_force", "asserted", "+", fillers, (counted,), _SAID,
        (Evidence(*row.span(), row[0]),), time, (), "vigilant/count",
    )  # fmt: skip


def _day(words: str) -> str | None:
    return day(words.replace("-", "/"))
