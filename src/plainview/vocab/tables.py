"""Reading the tab-separated data files of the registry."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from plainview.model import Alias

DATA = Path(__file__).parent / "data"
EXACT_MARK = "!"
SPUN_MARK = "~"


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as one string."""
    return frozenset(text.split())


def rows(name: str, width: int) -> Iterator[list[str]]:
    """The rows of a data file, padded to `width` cells; raises ValueError where one is too wide."""
    text = (DATA / name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > width:
            raise ValueError(f"{name}, line {number}: {len(cells)} cells, at most {width}")
        yield cells + [""] * (width - len(cells))


def listed(cell: str) -> list[str]:
    """The parts of a cell that holds a list."""
    return [part for part in cell.split(" | ") if part]


@cache
def _period(text: str) -> tuple[str | None, str | None]:
    start, _, end = text.partition("/")
    return start or None, end or None


def alias_of(text: str) -> Alias:
    """An alias as the data files write it: marks in front, a period behind an "@"."""
    name, _, period = text.partition("@")
    start, end = _period(period)
    how = "colloquial"
    if name[0] == SPUN_MARK:
        name, how = name[1:], "spun"
    elif is_acronym(name.lstrip(EXACT_MARK)):
        how = "acronym"
    return Alias(name.lstrip(EXACT_MARK), how, start, end)


def is_acronym(name: str) -> bool:
    """Whether a name reads as an acronym: one word, mostly capitals."""
    letters = [letter for letter in name if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return " " not in name and 2 <= len(letters) <= 8 and capitals >= len(letters) - 1 >= 1
