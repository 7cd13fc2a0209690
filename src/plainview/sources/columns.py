"""Columns by their headings, under all the names they had, and what remains of each row.

A layout says which headings a table has, which of them are needed to know it, and which columns are
left out by name. A value in a column that no layout names is reported, never dropped in silence.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cache, cached_property

from plainview.model import Problem
from plainview.sources.parts import Cell, Row
from plainview.vocab import states

_QUOTES = str.maketrans("‘’‛ʼ`´“”‐‑–—", "''''''\"\"----")
_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][-+]?\d+)?")
_DATES = (
    (re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: 00:00:00)?"), (1, 2, 3)),
    (re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})"), (3, 1, 2)),
)
_TOTAL = re.compile(r"(?:grand |sub-?)?totals?|sum")
_SHOWN = 6
_NEAR = 0.85
_WORDS = 200
_ADVICE = "Compare the place with the publisher's own file; the rest of the file was read"
# cells that tell a repeated row of headings from a row of values
_ENOUGH = 8
_BESIDES = {
    "DC": "District of Columbia",
    "GU": "Guam",
    "MP": "Northern Mariana Islands",
    "PR": "Puerto Rico",
    "VI": "U.S. Virgin Islands",
    "AS": "American Samoa",
}


def fold(words: str) -> str:
    """Words without regard to case, typography and blanks, for comparison only."""
    ascii_only = words.isascii()
    plain = words if ascii_only else unicodedata.normalize("NFKC", words).translate(_QUOTES)
    return " ".join(plain.lower().split()).rstrip(" :*")


def tidy(words: str) -> str:
    """A name as printed, with plain blanks and straight apostrophes."""
    return " ".join(unicodedata.normalize("NFKC", words).translate(_QUOTES).split())


def number(words: str) -> float | None:
    """The number that a cell holds, None for anything else ("NA", "(b)(4)", "-Infinity")."""
    found = _NUMBER.fullmatch(words)
    return float(words.replace(",", "")) if found and any(map(str.isdigit, words)) else None


def day(words: str) -> str | None:
    """A day in ISO 8601 from 2025-05-08 or from the American 5/8/2025 and 05/08/25."""
    for pattern, order in _DATES:
        found = pattern.fullmatch(words.strip())
        if found:
            year, month, number_of_day = (int(found[group]) for group in order)
            try:
                return date(year + 2000 * (year < 100), month, number_of_day).isoformat()
            except ValueError:
                return None
    return None


@cache
def _states() -> dict[str, tuple[str, str]]:
    found = {state.postal: state.name for state in states()} | _BESIDES
    return {fold(key): pair for pair in found.items() for key in pair}


@cache
def state_of(words: str) -> tuple[str, str, bool] | None:
    """Postal code and name of a state or territory, and whether it is spelled right; or None."""
    known = _states()
    folded = fold(words)
    if folded in known:
        return (*known[folded], True)
    names = [name for name in known if len(name) > 2]
    near = get_close_matches(folded, names, n=1, cutoff=_NEAR) if len(folded) > 3 else []
    return (*known[near[0]], False) if near else None


@cache
def _pattern(heading: str) -> re.Pattern[str]:
    """A heading of the data file: {yy} is a two-digit year, * any words."""
    marked = fold(heading.replace("{yy}", "\x02").replace("*", "\x01"))
    return re.compile(re.escape(marked).replace("\x02", r"\d\d").replace("\x01", ".*"))


def is_total(row: Row) -> bool:
    """Whether a row sums up those above it: its first cell says so."""
    return bool(_TOTAL.fullmatch(fold(next(iter(row.cells.values())).value)))


@dataclass(frozen=True)
class Layout:
    """Which headings a table has: fields under all their names, and columns left out by name."""

    fields: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]
    ignored: tuple[str, ...] = ()

    @classmethod
    def of(cls, data: Mapping[str, object]) -> Layout:
        """From a table of a data file with the keys fields, needed and ignored."""
        fields, needed, ignored = data["fields"], data["needed"], data.get("ignored", ())
        assert isinstance(fields, dict)
        assert isinstance(needed, list)
        assert isinstance(ignored, list | tuple)
        names = {name: tuple(headings) for name, headings in fields.items()}
        return cls(names, tuple(needed), tuple(ignored))

    def columns(self, row: Row) -> Columns | None:
        """The columns that a row of headings names; None where a needed one is missing."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        ignored: dict[str, str] = {}
        unknown: dict[str, str] = {}
        for letter, cell in row.cells.items():
            name = self._field(cell.value)
            if name:
                found[name].append(letter)
            elif self._is_ignored(cell.value):
                ignored[letter] = cell.value
            else:
                unknown[letter] = cell.value
        if not all(name in found for name in self.needed):
            return None
        headings = {letter: cell.value for letter, cell in row.cells.items()}
        return Columns(
            row, {name: tuple(where) for name, where in found.items()}, headings, ignored, unknown
        )

    def _field(self, heading: str) -> str | None:
        words = fold(heading)
        return next(
            (
                name
                for name, headings in self.fields.items()
                if any(_pattern(each).fullmatch(words) for each in headings)
            ),
            None,
        )

    def _is_ignored(self, heading: str) -> bool:
        words = fold(heading)
        return any(_pattern(each).fullmatch(words) for each in self.ignored)


@dataclass(frozen=True)
class Columns:
    """A row of headings understood: letters by field, and what the other columns are called."""

    header: Row
    fields: Mapping[str, tuple[str, ...]]
    headings: Mapping[str, str]
    ignored: Mapping[str, str]
    unknown: Mapping[str, str]

    def cell(self, row: Row, name: str) -> Cell | None:
        """The first cell of a row that a field has, None where it is empty."""
        return next(iter(self.cells(row, name)), None)

    def cells(self, row: Row, name: str) -> list[Cell]:
        """The cells of a row in all columns of a field, in the order of the columns."""
        return [row.cells[letter] for letter in self.fields.get(name, ()) if letter in row.cells]

    def repeats(self, row: Row) -> bool:
        """Whether a row repeats the headings."""
        headings = self._folded
        cells = [cell for cell in row.cells.values() if cell.column in headings]
        same = [fold(cell.value) == headings[cell.column] for cell in cells[:_ENOUGH]]
        return sum(same) >= 2 and sum(same) >= 0.6 * len(same)

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {letter: fold(heading) for letter, heading in self.headings.items()}


@dataclass
class Audit:
    """What was odd in a file, told once for all rows where it stood; what was left out."""

    dropped: Counter[str] = field(default_factory=Counter)
    _ignored: dict[str, None] = field(default_factory=dict)
    _notes: dict[tuple[str, str, str, str, bool], list[int]] = field(default_factory=dict)

    def note(
        self,
        code: str,
        message: str,
        row: Row | None = None,
        *,
        sheet: str = "",
        advice: str = "",
        lost: bool = True,
    ) -> None:
        """Something odd, in a row or in the whole sheet; `lost` where a value is not read."""
        key = (code, message, row.sheet if row else sheet, advice, lost)
        numbers = self._notes.setdefault(key, [])
        if row:
            numbers.append(row.number)

    def ignore(self, *names: str) -> None:
        """Columns, sheets or tables that state no fact, by name."""
        self._ignored.update(dict.fromkeys(names))

    def besides(self, columns: Columns, row: Row) -> bool:
        """Whether a row is none of the table: the headings again, or a row of totals; noted."""
        if columns.repeats(row):
            self.note("headings_again", "The headings are repeated", row, lost=False)
        elif is_total(row):
            words = " | ".join(cell.value for cell in row.cells.values())
            message = f"A row of totals is not read as a row of the table: {words[:_WORDS]}"
            self.note("total_row", message, row, lost=False)
        else:
            return False
        return True

    def rest(self, columns: Columns, row: Row) -> None:
        """What remains of a row: values under headings nobody knows, or under none."""
        for letter in row.cells:
            if letter in columns.unknown:
                message = f"Column {letter} is headed {columns.unknown[letter]!r}, which is unknown"
                self.note("unknown_column", message, row)
            elif letter not in columns.headings:
                self.note("unnamed_column", f"Column {letter} has values and no heading", row)

    def used(self, columns: Columns) -> None:
        """Name the columns of a table that are left out, and those that stand twice."""
        self.ignore(*columns.ignored.values())

    @property
    def ignored(self) -> tuple[str, ...]:
        return tuple(self._ignored)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was odd; `name` is empty, since a text does not know the name of its file."""
        return tuple(
            Problem(code, "", message, _where(sheet, numbers), advice or _ADVICE * lost, lost)
            for (code, message, sheet, advice, lost), numbers in self._notes.items()
        )


def by_sheet(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows by the name of their sheet, in the order of the file."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.sheet, []).append(row)
    return found


def header(
    rows: list[Row], layout: Layout, within: int = 30
) -> tuple[Columns, Iterator[Row]] | None:
    """The headings of a table, found by content in the first rows, and the rows below them."""
    for place, row in enumerate(rows[:within]):
        if len(row.cells) >= len(layout.needed) and (columns := layout.columns(row)):
            return columns, iter(rows[place + 1 :])
    return None


def _where(sheet: str, numbers: list[int]) -> str:
    """ "Sheet1, rows 5, 7 to 9 and 12 more": runs of rows, the first few."""
    parts = [f"sheet {sheet!r}"] if sheet else []
    runs: list[list[int]] = []
    for each in sorted(set(numbers)):
        if runs and each == runs[-1][1] + 1:
            runs[-1][1] = each
        else:
            runs.append([each, each])
    if runs:
        shown = [str(a) if a == b else f"{a} to {b}" for a, b in runs[:_SHOWN]]
        left = sum(b - a + 1 for a, b in runs[_SHOWN:])
        one = len(runs) == 1 and runs[0][0] == runs[0][1]
        rest = f" and {left:,} more" if left else ""
        parts.append(f"row{'' if one else 's'} {', '.join(shown)}{rest}")
    return ", ".join(parts)
