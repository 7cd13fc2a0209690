"""What counting and adding up gives: totals, and the cells behind them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one of the values stands: cell or run of cells, page, or characters of the text.

    `words` are the words there as printed; `lo` and `hi` the bounds of the value, None for a count.
    """

    fact: str
    place: str
    words: str
    start: int
    end: int
    lo: float | None
    hi: float | None


@dataclass(frozen=True, slots=True)
class Total:
    """Facts of one document that agree on all keys: how many, and their values added up.

    `keys` gives, for each thing grouped by, its name and its id (an entity of the registry, or the
    words folded); `scope` the roles of `sql_totals.SCOPE_ROLES` that are filled. `lo` and `hi` are
    the exact sums of the bounds, None where one is open, or where nothing was added: `not_added`
    then says why. `first` and `last` are the days (EDTF) that the facts are of. `meaning` says
    what a sum is, and what it is not; `doubts` why the file may be a part of a longer one.
    `distinct` counts the bodies in one role: as printed (case, blanks and apostrophes aside, by
    state where the row names one) and as resolved.
    """

    document_id: str
    doc: str
    keys: tuple[tuple[str, str | None, str | None], ...]
    pattern: str
    scope: tuple[str, ...]
    measure: str | None
    unit: str | None
    per: str | None
    definition: str | None
    as_of: str | None
    facts: int
    values: int
    lo: Decimal | None
    hi: Decimal | None
    first: str | None
    last: str | None
    meaning: str
    not_added: str
    doubts: tuple[str, ...] = ()
    distinct: tuple[int, int] | None = None
    cells: tuple[Cell, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The total as plain data; sums are strings, so that no cent is lost on the way."""
        found: dict[str, Any] = {
            "doc": self.doc,
            "doc_id": self.document_id,
            "by": {by: {"name": name, "id": key} for by, name, key in self.keys},
            "rows": self.pattern,
            "scope": list(self.scope),
            "facts": self.facts,
            "first": self.first,
            "last": self.last,
            "doubts": list(self.doubts),
        }
        if self.measure:
            names = ("measure", "unit", "per", "definition", "as_of", "values", "meaning")
            found |= {name: getattr(self, name) for name in names}
            found |= {"lo": _digits(self.lo), "hi": _digits(self.hi), "not_added": self.not_added}
        if self.distinct:
            found["distinct"] = {"as_printed": self.distinct[0], "resolved": self.distinct[1]}
        if self.cells:
            found["cells"] = [_cell_json(cell) for cell in self.cells]
        return found


def _digits(value: Decimal | None) -> str | None:
    """All digits, without the zeros that add nothing: 59762, 3988307422.89."""
    if value is None:
        return None
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _cell_json(cell: Cell) -> dict[str, Any]:
    return {
        "fact": cell.fact,
        "cell": cell.place,
        "words": cell.words,
        "start": cell.start,
        "end": cell.end,
        "lo": cell.lo,
        "hi": cell.hi,
    }
