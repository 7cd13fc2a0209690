"""Charts as tables: what an island draws, and what one reads without scripts."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in words, where it leads, and a remark; `least` of the values that it is one of."""

    value: float
    words: str
    address: str = ""
    remark: str = ""
    least: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart's table: `drawing` is bars, lines, steps or range; rows are (words, value for an
    axis or "", a cell or None for each series). `counts` and `leaves_out` are its caption."""

    title: str
    drawing: str
    unit: str
    first: str
    series: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[Cell | None, ...]], ...]
    counts: str
    leaves_out: str = ""

    @property
    def plain(self) -> dict[str, Any]:
        """The figure as plain data."""
        return asdict(self)


def number(value: int) -> Cell:
    return Cell(value, f"{value:,}")


def more(count: int, how: str, what: str = "statements") -> str:
    return f"{count:,} more {what} are left out: {how}." if count > 0 else ""
