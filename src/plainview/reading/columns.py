"""Columns whose heading announces an identifier of a person, in tables and in text laid out so."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from plainview.model import MASK
from plainview.reading.alternatives import by_letter

Span = tuple[int, int]

_MARKS = re.compile(r"[\s_\"'“”*]+|(?<=[a-z])(?=[A-Z])")
_WORDY = re.compile(r"[^\W\d_]")
_BLANKS = re.compile(r"[ \u00a0]{2,}")
_CELLS = {
    "\t": re.compile(r"[^\t\n]*"),
    ",": re.compile(r"\s*\"(?:[^\"\n]|\"\")*\"\s*|[^,\n]*"),
    ";": re.compile(r"\s*\"(?:[^\"\n]|\"\")*\"\s*|[^;\n]*"),
    "|": re.compile(r"[^|\n]*"),
    " ": re.compile(r"(?:[^ \u00a0\n]|[ \u00a0](?![ \u00a0]))+"),
}
_LINE_END = re.compile(r"\n(?=[^\n]{0,200}\d)")
_LONGEST_LINE = 1000
# Longer cells are prose, and prose between commas is no row of headings.
_LONGEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class Column:
    """A kind of column: how it is headed, and what its identifiers look like."""

    name: str
    cell: re.Pattern[str]
    first: re.Pattern[str]

    def masked(self, value: str) -> str:
        """The cell's value, as blocks where it is an identifier."""
        return MASK * len(value) if self.cell.fullmatch(value) else value


@cache
def _columns() -> list[dict[str, Any]]:
    source = resources.files("plainview.reading").joinpath("identifiers.toml")
    columns: list[dict[str, Any]] = tomllib.loads(source.read_text(encoding="utf-8"))["column"]
    return columns


@cache
def _table() -> tuple[tuple[Column, re.Pattern[str]], ...]:
    columns = _columns()
    owner = columns[0]["owner"]
    return tuple(
        (
            Column(
                column["name"],
                re.compile(column["cell"], re.IGNORECASE),
                re.compile(rf"(?:{column['cell']})(?=[.;]?\s)", re.IGNORECASE),
            ),
            re.compile(rf"(?:(?:{owner}) )*(?:{'|'.join(column['heading'])})", re.IGNORECASE),
        )
        for column in columns
    )


@cache
def _any_heading() -> re.Pattern[str]:
    """A line that may hold such a heading between two delimiters."""
    columns, blank = _columns(), "[ _-]?"
    owner = by_letter([columns[0]["owner"].replace(" ", blank)])
    headings = by_letter(
        heading.replace(" ", blank) for column in columns for heading in column["heading"]
    )
    headings = f"(?:{owner}{blank})*{headings}"
    return re.compile(
        rf"(?:^[>\s]*|[,;|\t]|[ \u00a0]{{2}})[\s\"'*]*(?:{headings})[\s\"'*]*"
        r"(?=[,;|\t\n\r]|[ \u00a0]{2}|\Z)",
        re.IGNORECASE | re.MULTILINE,
    )


@lru_cache(maxsize=4096)
def column(heading: str) -> Column | None:
    """The kind of column under a heading: "ssn", "License_Plate", "dateOfBirth"."""
    if not 1 < len(heading) <= _LONGEST_HEADING or not _WORDY.search(heading):
        return None
    plain = _MARKS.sub(" ", heading).strip(" :#.")
    for kind, pattern in _table():
        if pattern.fullmatch(plain):
            return kind
    return None


def by_column(content: str) -> Iterator[Span]:
    """Identifiers in the rows under such a heading: commas, semicolons, tabs, bars, or blanks."""
    done = 0
    for match in _LINE_END.finditer(content):
        start, end = content.rfind("\n", 0, match.start()) + 1, match.start()
        if start < done or end - start > _LONGEST_LINE:
            continue
        if not _any_heading().search(content, start, end):
            continue
        done = end
        for sign in ("\t", "|", ";", ",", " "):
            headings = _row(content, start, sign)
            kinds = [column(content[a:b].strip()) for a, b in headings]
            if len(headings) > 1 and any(kinds) and _short(content, headings, kinds):
                yield from _below(content, done + 1, sign, kinds)
                break


def _line_end(content: str, start: int) -> int:
    end = content.find("\n", start)
    return len(content) if end < 0 else end


def _row(content: str, start: int, sign: str) -> list[Span]:
    """The cells of a line, without the blanks and quotation marks around them."""
    end = _line_end(content, start)
    if sign == " ":
        return [_trimmed(content, *m.span()) for m in _CELLS[" "].finditer(content, start, end)]
    cells, position = [], start
    while position <= end:
        match = _CELLS[sign].match(content, position, end)
        stop = match.end() if match else end
        cells.append(_trimmed(content, position, stop))
        position = stop + 1
    if sign == "|":
        cells = [
            cell for i, cell in enumerate(cells) if cell[0] < cell[1] or 0 < i < len(cells) - 1
        ]
    return cells


def _trimmed(content: str, start: int, end: int) -> Span:
    while start < end and content[start] in " \u00a0\t\r\"'>*":
        start += 1
    while end > start and content[end - 1] in " \u00a0\t\r\"'*":
        end -= 1
    return start, end


def _short(content: str, cells: list[Span], kinds: list[Column | None]) -> bool:
    """Whether the cells are headings, from the first known one on, and no clauses of a sentence."""
    first = next(i for i, kind in enumerate(kinds) if kind)
    last = content[cells[-1][0] : cells[-1][1]]
    return all(end - start <= _LONGEST_HEADING for start, end in cells[first:]) and not (
        last.endswith((".", "!", "?")) and len(last) > 4
    )


def _below(content: str, start: int, sign: str, kinds: list[Column | None]) -> Iterator[Span]:
    while start < len(content):
        end = _line_end(content, start)
        cells = _row(content, start, sign)
        if len(cells) < 2:
            return
        if len(cells) > len(kinds):
            # An unquoted delimiter, or words after the table: all belong to the last column.
            cells[len(kinds) - 1 :] = [(cells[len(kinds) - 1][0], cells[-1][1])]
        # Words may stand before the first heading, as in "Table 3, as sent: name,ssn".
        for kind, (a, b) in zip(kinds[-len(cells) :], cells, strict=True):
            if kind is None:
                continue
            if kind.cell.fullmatch(content, a, b):
                yield a, b
            elif (a, b) == cells[-1] and (part := kind.first.match(content, a, b)):
                yield part.span()
        start = end + 1
