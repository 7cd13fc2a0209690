"""Cells to facts: names resolved, fillers and measures at their places, evidence between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from plainview.model import Candidate, Evidence, Fact, Filler, Hop, Measure, Text, Time
from plainview.names import resolve
from plainview.sources.columns import day, number
from plainview.sources.parts import Cell, Row
from plainview.vocab import entity, states

SURE = 0.9
"""The lowest score of a candidate that is taken: the resolver calls it the body named."""

_NEGATIVE = re.compile(r"\((.+)\)")
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}.*$")
_LOCAL_WORDS = re.compile(
    r"\b(?:city|county|parish|borough|town|township|village|sheriff|police|school)\b", re.IGNORECASE
)
_LOCAL = re.compile(r"(?:us|ori)-([a-z]{2})(?:-|\d|$)")
_CLASSES = ("agency-class", "outlet", "unspecified")


@lru_cache(maxsize=50_000)
def body(words: str, state: str = "") -> tuple[str, str | None]:
    """The official name and id of the body that a cell names, or its words alone.

    `state` is a postal code: a body of another state is never taken, and where the registry has
    none its name is added, so that bodies of one name in two states stay two. Without it, a local
    body is taken only where no other state has one of the name.
    """
    name = " ".join(words.split())
    known = _known(name, state)
    if known and not (state == "" and (here := local_to(known.id)) and _elsewhere(name, here)):
        return known.name, known.id
    place = postal_codes().get(state, "")
    if place and place not in name and not re.search(rf"\b{state}\b", name):
        return f"{name}, {place}", None
    return name, None


def _known(name: str, state: str) -> Candidate | None:
    """The entry that a name surely stands for, None where it is open."""
    given = {"state": state} if state else None
    found = [item for item in resolve(name, given) if _fits(item.id, state)]
    if not found or found[0].score < SURE:
        return None
    rivals = {item.id for item in found if item.score == found[0].score}
    return found[0] if len(rivals) == 1 else None


def _elsewhere(name: str, here: str) -> bool:
    """Whether another state has a local body of the name: Kansas City lies in two."""
    others = (_known(name, state) for state in postal_codes() if state != here)
    return any(item is not None and local_to(item.id) for item in others)


def _fits(entry_id: str, state: str) -> bool:
    entry = entity(entry_id)
    if entry is None or entry.type != "Org" or entry.kind in _CLASSES:
        return False
    here = local_to(entry_id)
    return not state or here is None or here == state


def local_to(entry_id: str) -> str | None:
    """The postal code of the state that a body of the registry belongs to, else None."""
    found = _LOCAL.match(entry_id)
    return found[1].upper() if found and found[1].upper() in postal_codes() else None


@lru_cache(maxsize=1)
def postal_codes() -> dict[str, str]:
    """The names of the states and of the federal district by postal code."""
    return {state.postal: state.name for state in states()} | {"DC": "District of Columbia"}


def named(role: str, cell: Cell, state: str = "") -> Filler:
    """A body that a cell names."""
    return at(role, cell, *body(cell.value, state))


def party(role: str, cell: Cell, state: str = "") -> Filler:
    """A firm or a local body that a cell names; a firm is one in all states."""
    name, entry = body(cell.value, state)
    if entry is None and not _LOCAL_WORDS.search(cell.value):
        name = " ".join(cell.value.split())
    return at(role, cell, name, entry)


def at(role: str, cell: Cell, name: str, entry: str | None = None) -> Filler:
    """What a cell states, under a name of our own."""
    return Filler(role, name, cell.value, cell.start, cell.end, "name", entry)


def implied(role: str, name: str, entry: str | None = None) -> Filler:
    """What the kind of record says without words."""
    return Filler(role, name, via="implied", entity=entry)


def money(words: str) -> float | None:
    """A printed sum: "1,034", "$2.50", "-7" and, less than zero too, "(7.00)"; else None."""
    plain = words.replace("$", "").strip()
    taken = _NEGATIVE.fullmatch(plain)
    value = number(taken[1] if taken else plain)
    return -value if taken and value is not None else value


def measure(
    name: str,
    cell: Cell,
    value: float,
    unit: str,
    *,
    definition: str | None = None,
    as_of: str | None = None,
    per: str | None = None,
) -> Measure:
    """An exact number as a cell prints it."""
    return Measure(
        name, value, value, value, "exact", unit, per, None, definition, as_of,
        cell.value, cell.start, cell.end,
    )  # fmt: skip


def when(words: str) -> str | None:
    """The day of a date with or without the time of day: "1/12/18 0:00"; None for another text."""
    return day(_CLOCK.sub("", words.strip()))


def runs(
    text: Text,
    spans: Iterable[tuple[int, int]],
    between: Sequence[Cell] = (),
    apart: int | None = None,
) -> tuple[Evidence, ...]:
    """The run from the first to the last used cell.

    In pieces where one of the cells `between` would be quoted, or where more than `apart`
    characters lie between two used cells.
    """
    merged: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        parted = not merged or any(merged[-1][1] <= cell.start < start for cell in between)
        if not parted and (apart is None or start - merged[-1][1] <= apart):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(Evidence(start, end, text.content[start:end]) for start, end in merged)


def stated(
    text: Text,
    kind: str,
    status: str,
    fillers: Sequence[Filler],
    *,
    pattern: str,
    measures: Sequence[Measure] = (),
    time: Time | None = None,
    said: tuple[Hop, ...] = (),
    between: Sequence[Cell] = (),
    apart: int | None = None,
    repeats: Sequence[tuple[int, int]] = (),
    modality: str = "asserted",
) -> Fact:
    """A fact of cells; `repeats` are runs elsewhere that state the same.

    `between` are cells that no quote may hold, such as telephone numbers.
    """
    spans = [
        (part.start, part.end)
        for part in fillers
        if part.start is not None and part.end is not None
    ]
    spans += [(item.start, item.end) for item in measures]
    if time and time.s is not None and time.e is not None:
        spans.append((time.s, time.e))
    evidence = runs(text, spans, between, apart)
    evidence += tuple(Evidence(start, end, text.content[start:end]) for start, end in repeats)
    return Fact(
        text.content, text.id, kind, status, modality, "+", tuple(fillers), tuple(measures),
        said, evidence, time, (), pattern,
    )  # fmt: skip


def on(cell: Cell | None, known: str | None = None) -> Time | None:
    """The day of an event as a cell states it; None where it states none."""
    if cell is None:
        return None
    found = known or when(cell.value)
    if found is None:
        return None
    return Time(event=found, surface=cell.value, s=cell.start, e=cell.end)


def run_of(row: Row, cells: Iterable[Cell | None]) -> tuple[int, int]:
    """The run of a row over the given cells."""
    held = [cell for cell in cells if cell] or list(row.cells.values())
    return min(cell.start for cell in held), max(cell.end for cell in held)
