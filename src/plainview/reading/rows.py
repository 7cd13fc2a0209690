"""Rows of cells to text: one line a row, and an anchor for each cell that holds something."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache

from plainview.model import Anchor
from plainview.reading.columns import Column, column

SEPARATOR = " | "
_DELIMITERS = (",", "\t", ";", "|")
_BLANKS = re.compile(r"\s+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SENTENCE = re.compile(r"^[^,]*[^\W\d_]{2}\s[^,]*[^\W\d_]{2,}[.!?][\"”’)]*\s*$")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*\|")
_LIST_MARK = re.compile(r"\s*(?:\(?(?:\d{1,3}|[a-zA-Z])[.)]|[•●▪*–-])\t")


class Lines:
    """Collects rows into a text; `cells` counts the cells written, `masked` those masked."""

    def __init__(self) -> None:
        self.cells = self.masked = 0
        self.anchors: list[Anchor] = []
        self._parts: list[str] = []
        self._length = 0
        self._announced: dict[int, Column] = {}

    def unanchored(self, values: Sequence[object]) -> None:
        """A row whose cells cannot be trusted: its words alone, masked as in any text."""
        shown = [show(value) for value in values]
        self.line(SEPARATOR.join(words for words in shown if words))

    def line(self, text: str) -> None:
        """A line of its own, without an anchor."""
        self._parts.append(text + "\n")
        self._length += len(text) + 1

    def row(self, values: Sequence[object], number: int, prefix: str = "", first: int = 0) -> None:
        """One row of a table: `number` counts from 1, `first` is the column of the first value.

        Cells under a heading that announces identifiers of people are masked here, as no words
        beside them do.
        """
        if number == 1:
            self._announced = {}
        place, found = self._length, 0
        for index, value in enumerate(values):
            if value == "" or value is None:
                continue
            shown = show(value)
            if not shown:
                continue
            if self._announced and index + first in self._announced:
                hidden = self._announced[index + first].masked(shown)
                self.masked += hidden != shown
                shown = hidden
            if isinstance(value, str) and (heading := column(shown)):
                self._announced[index + first] = heading
            if found:
                self._parts.append(SEPARATOR)
                place += 3
            end = place + len(shown)
            cell = f"{prefix}{letters(first + index)}{number}"
            self.anchors.append(Anchor(place, end, None, cell))
            self._parts.append(shown)
            place, found = end, found + 1
        if found:
            self._parts.append("\n")
            self._length = place + 1
            self.cells += found

    @property
    def content(self) -> str:
        return "".join(self._parts)


def show(value: object) -> str:
    """A cell's value on one line: integers without a fraction, dates in ISO 8601."""
    if isinstance(value, str):
        return value if value.isalnum() else _BLANKS.sub(" ", value).strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, int | timedelta) else ""


@cache
def letters(column: int) -> str:
    """The name of a column that counts from 0: A, B … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_number(name: str) -> int:
    """The number of a column, from 0, by its name."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


def delimiter(head: str, *, whole: bool) -> str | None:
    """What separates the cells of a table in text form, None where the text is none.

    Prose has commas too: the rows of a table agree on their number of cells. `whole` says that
    `head` is not cut off; otherwise its last line is left out.
    """
    lines = head.splitlines(keepends=True)[:400]
    if not whole and len(lines) < 400:
        lines = lines[:-1]
    for candidate in _DELIMITERS:
        having = [line for line in lines if candidate in line]
        if len(having) < max(2, 0.3 * len(lines)):
            continue
        try:
            if not _is_prose(having, candidate) and _regular(split(lines, candidate), candidate):
                return candidate
        except csv.Error:
            continue
    return None


def split(lines: Iterable[str], delimiter: str) -> Iterable[list[str]]:
    """Cells by row; quoted cells may hold delimiters and line ends."""
    # A cell may be as long as the text itself: the limits on bytes were applied before.
    csv.field_size_limit(2**31 - 1)
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True)


def _is_prose(lines: list[str], delimiter: str) -> bool:
    """Whether the delimiters are punctuation, tabs of a list, or the frame of a Markdown table."""
    if delimiter == ",":
        # "Tuesday, the agency said": in prose a blank follows nearly every comma but those of
        # "46,000 people", in lines that end as sentences do.
        counts = sum(_SENTENCE.search(_THOUSANDS.sub("", line)) is not None for line in lines)
        if counts > 0.5 * len(lines):
            return True
        cells = [cell for row in csv.reader(lines) for cell in row[1:]]
        blanks = sum(cell.startswith(" ") and not cell.startswith(' "') for cell in cells)
        return blanks > 0.5 * len(cells)
    if delimiter == "|":
        return any(_TABLE_RULE.match(line) for line in lines)
    return sum(_LIST_MARK.match(line) is not None for line in lines) > 0.5 * len(lines)


def _regular(rows: Iterable[list[str]], delimiter: str) -> bool:
    widths: dict[int, int] = {}
    for row in rows:
        if any(cell.strip() for cell in row):
            widths[len(row)] = widths.get(len(row), 0) + 1
    total = sum(widths.values())
    width = max(widths, key=lambda number: (widths[number], number), default=0)
    if width < 2 or total < 2 or (total == 2 and width < 3 and delimiter != "\t"):
        return False
    return widths[width] >= 0.8 * total


def rows_of(content: str, delimiter: str) -> Iterable[list[str]]:
    """The rows of a whole table in text form."""
    return split(io.StringIO(content, newline=""), delimiter)
