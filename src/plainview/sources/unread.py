"""Tables that no reader knows: what they are nearest to, and which columns that one lacks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from plainview.model import Problem, Text
from plainview.sources import ice_287g, ice_detention
from plainview.sources.columns import Layout, by_sheet, fold
from plainview.sources.expectations import kinds
from plainview.sources.parts import Row, rows

_TABLED = ("usaspending", "alpr_portals", "flock", "eff")
_WITHIN = 30
_ALIKE = 3
"""Columns that a table must share with a known one to be called nearest to it."""
_COMPARE = (
    "Compare its headings with the publisher's file; if a heading was renamed or a column deleted,"
    " put it back and add the file again"
)
_STRANGE = (
    "Its cells can be searched, and sentences in them give facts; a table of a publisher that is"
    " not known gives none"
)


def unread(text: Text) -> tuple[Problem, ...]:
    """Why the tables of a text that no reader took gave no facts; () where it has none.

    `name` is empty, since a text does not know the name of its file.
    """
    if not text.anchors or text.anchors[0].cell is None:
        return ()
    sheets = by_sheet(rows(text))
    near = [found for lines in sheets.values() if (found := _near(lines[:_WITHIN]))]
    if near:
        return tuple(near)
    named = [f"sheet {name!r}" for name in sheets if name]
    where = f"{', '.join(named[:3])}{' …' if len(named) > 3 else ''}" if named else "row 1"
    count = sum(map(len, sheets.values()))
    message = f"No public record that is known: {count:,} rows were not read as a table"
    return (Problem("unknown_table", "", message, where, _STRANGE, lost=False),)


def _near(lines: list[Row]) -> Problem | None:
    """The row of headings that comes nearest to a table that is known, and what it lacks."""
    best: tuple[int, str, list[str], Row] | None = None
    for row in lines:
        names = {fold(cell.value) for cell in row.cells.values()}
        if len(names) < _ALIKE:
            continue
        for kind, layout in _layouts():
            fields = {name: _folded(headings) for name, headings in layout.fields.items()}
            alike = sum(not names.isdisjoint(headings) for headings in fields.values())
            needed = layout.needed
            lacking = [name for name in needed if names.isdisjoint(fields[name])]
            # one heading renamed or lost: with more of them gone, it may be anybody's table
            if alike >= _ALIKE and len(lacking) == 1 and (best is None or alike > best[0]):
                best = alike, kind, [layout.fields[name][0] for name in lacking], row
    if best is None:
        return None
    _, kind, lacking, row = best
    columns = " and ".join(f"{heading!r}" for heading in lacking)
    place = f"sheet {row.sheet!r}, row {row.number}" if row.sheet else f"row {row.number}"
    message = f"It looks like {kind}, but no column is headed {columns}: its rows were not read"
    return Problem("missing_column", "", message, place, _COMPARE)


@cache
def _folded(headings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, headings))


def _layouts() -> Iterator[tuple[str, Layout]]:
    """Each kind of table, in words, with its columns."""
    yield "a 287(g) list of ICE", ice_287g.layout()
    for name, layout in ice_detention.layouts().items():
        yield f"a detention table of ICE ({name.replace('_', ' ')})", layout
    for publisher in _TABLED:
        for kind in kinds(publisher):
            yield f"{publisher.replace('_', ' ')}: {kind.name.replace('_', ' ')}", kind.layout
