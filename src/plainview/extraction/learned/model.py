"""The learned weights: linear models over named features, in a table that people can read.

`model.tsv` holds one table a section. A section opens with "#", its name and its labels; each row
is a feature and its weight for every label in thousandths, an empty cell being none. The feature
"(bias)" counts always.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from struct import unpack

FILE = Path(__file__).with_name("model.tsv")
BIAS = "(bias)"


_HALF = 1 << 31
"""Added to every sum while it is part of a longer number, so that none is negative there."""


@dataclass(frozen=True, slots=True)
class Table:
    """Weights of features for labels, in thousandths."""

    labels: tuple[str, ...]
    bias: list[int]
    rows: dict[str, list[int]]
    _whole: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    def scores(self, features: Iterable[str]) -> list[int]:
        """The score of each label: thousandths of log-odds."""
        return self.apart(self.sum(features))

    def sum(self, features: Iterable[str]) -> int:
        """The rows of some features added up, as `apart` takes them.

        A row is added as one number whose digits of 32 bits are its weights, which takes half the
        time of adding label by label.
        """
        whole = self._whole
        if not whole:
            whole.update((name, _as_one(row)) for name, row in self.rows.items())
            whole[BIAS] = _as_one([weight + _HALF for weight in self.bias])
        return sum(filter(None, map(whole.get, features)))

    def apart(self, total: int) -> list[int]:
        """The score of each label for a sum of rows."""
        count = len(self.bias)
        digits = (total + self._whole[BIAS]).to_bytes(4 * count, "little")
        return [weight - _HALF for weight in unpack(f"<{count}I", digits)]

    def total(self, values: Mapping[str, float]) -> float:
        """The score of the first label, each feature counted by its value."""
        find, total = self.rows.get, 0.0
        for name, value in values.items():
            row = find(name)
            if row is not None:
                total += row[0] * value
        return self.bias[0] + total


def _as_one(row: Sequence[int]) -> int:
    total = 0
    for weight in reversed(row):
        total = (total << 32) + weight
    return total


def parse(lines: Iterable[str]) -> dict[str, Table]:
    """The tables of a file; raises ValueError where a row does not fit its section."""
    tables: dict[str, Table] = {}
    table: Table | None = None
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\n").split("\t")
        if cells[0] == "#":
            table = tables[cells[1]] = Table(tuple(cells[2:]), [], {})
            continue
        if table is None or len(cells) != len(table.labels) + 1:
            raise ValueError(f"line {number}: {len(cells) - 1} weights")
        row = [int(cell) if cell else 0 for cell in cells[1:]]
        if cells[0] == BIAS:
            table.bias.extend(row)
        else:
            table.rows[cells[0]] = row
    return tables


@cache
def packaged() -> dict[str, Table]:
    """The packaged tables, read when first asked for."""
    with FILE.open(encoding="utf-8") as lines:
        return parse(lines)
