"""Chains as a drawing that reads from left to right: a column for each step."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from textwrap import shorten, wrap

BOX = (196, 48)
APART = (84, 18)
_MARGIN = 10
_LETTERS = 27
"""What fits on a line of a box."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """That data goes from one to another; `cut` says that this ends with what is to be cut."""

    provider: str
    recipient: str
    documented: bool
    cut: bool


@dataclass(frozen=True, slots=True)
class Box:
    """An institution; `lines` are its name as it fits, `cut` that it is to be cut."""

    name: str
    x: int
    y: int
    lines: tuple[str, ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow: the path of an SVG, its middle, and the arrow it stands for."""

    arrow: Arrow
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes, all of the size `box`, and lines on a sheet, in pixels."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    box: tuple[int, int] = BOX


def draw(chains: Iterable[Sequence[Arrow]], ended: Collection[str] = ()) -> Drawing:
    """The chains on one sheet, each institution once.

    `ended` are institutions to be cut. What is told several times is one line: documented where
    any of them is.
    """
    ways = [list(chain) for chain in chains]
    columns = _columns(ways)
    wide, high = BOX[0] + APART[0], BOX[1] + APART[1]
    tallest = max((len(column) for column in columns), default=0)
    place = {
        name: (
            _MARGIN + number * wide,
            _MARGIN + row * high + (tallest - len(column)) * high // 2,
        )
        for number, column in enumerate(columns)
        for row, name in enumerate(column)
    }
    boxes = tuple(Box(name, x, y, _lines(name), name in ended) for name, (x, y) in place.items())
    lines = tuple(_line(arrow, place) for arrow in _joined(ways))
    return Drawing(
        2 * _MARGIN + max(0, len(columns) * wide - APART[0]),
        2 * _MARGIN + max(0, tallest * high - APART[1]),
        boxes,
        lines,
    )


def _columns(ways: Sequence[Sequence[Arrow]]) -> list[list[str]]:
    """Names by column, by the most steps to the end; each near those that it receives from."""
    steps: dict[str, int] = {}
    for way in ways:
        for number, arrow in enumerate(reversed(way)):
            steps.setdefault(arrow.recipient, 0)
            steps[arrow.provider] = max(steps.get(arrow.provider, 0), number + 1)
    longest = max(steps.values(), default=-1)
    columns: list[list[str]] = [[] for _ in range(longest + 1)]
    for name, number in steps.items():
        columns[longest - number].append(name)
    givers: dict[str, list[str]] = {}
    for way in ways:
        for arrow in way:
            givers.setdefault(arrow.recipient, []).append(arrow.provider)
    height: dict[str, float] = {}
    for column in columns:
        known = {name: _middle(givers.get(name, ()), height) for name in column}
        column.sort(key=lambda name: known[name])
        height.update((name, row - len(column) / 2) for row, name in enumerate(column))
    return [column for column in columns if column]


def _middle(names: Iterable[str], height: dict[str, float]) -> float:
    met = [height[name] for name in names if name in height]
    return sum(met) / len(met) if met else 0.0


def _joined(ways: Sequence[Sequence[Arrow]]) -> list[Arrow]:
    found: dict[tuple[str, str], Arrow] = {}
    for way in ways:
        for arrow in way:
            pair = (arrow.provider, arrow.recipient)
            before = found.get(pair, arrow)
            found[pair] = Arrow(
                *pair, before.documented or arrow.documented, before.cut or arrow.cut
            )
    return list(found.values())


def _line(arrow: Arrow, place: dict[str, tuple[int, int]]) -> Line:
    x, y = place[arrow.provider]
    onto_x, onto_y = place[arrow.recipient]
    x, y, onto_y = x + BOX[0], y + BOX[1] // 2, onto_y + BOX[1] // 2
    bend = APART[0] // 2
    # a line to the same column or an earlier one swings out at both ends
    out = bend if onto_x > x else 2 * bend
    path = f"M{x} {y}C{x + out} {y} {onto_x - out} {onto_y} {onto_x - 3} {onto_y}"
    return Line(arrow, path, (x + onto_x) // 2, (y + onto_y) // 2)


def _lines(name: str) -> tuple[str, ...]:
    lines = wrap(name, _LETTERS, max_lines=2, placeholder=" …")
    return tuple(lines) or (shorten(name, _LETTERS, placeholder="…"),)
