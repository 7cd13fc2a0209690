"""What the numbers of public records mean, which of them add up, and which parts make a whole."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from plainview.vocab.tables import DATA


@dataclass(frozen=True, slots=True)
class Definition:
    """What a measure's `definition` says, in words.

    `sum` is what the sum of several values is called; `why` says why values are not added, and is
    empty where they may be. `events` says that each value is of an event of its own: two
    modifications of an award on one day are no contradiction.
    """

    name: str
    means: str
    sum: str
    why: str
    events: bool


@dataclass(frozen=True, slots=True)
class Partition:
    """Parts that make a whole, within one measure of one subject at one date.

    `by` is what tells the parts apart: "definition", "unit", or a role. The whole has the value
    `whole` of it, or no filler of the role; `parts` are all values that the parts have, empty for a
    role, each of whose fillers is a part. `definition` is the one that all must have, if any.
    """

    type: str
    measure: str
    by: str
    whole: str
    parts: tuple[str, ...]
    definition: str | None
    source: str


@cache
def _data() -> dict[str, Any]:
    with (DATA / "definitions.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def definitions() -> dict[str, Definition]:
    """The definitions by name."""
    return {
        item["name"]: Definition(
            item["name"],
            item["means"],
            item.get("sum", ""),
            item.get("why", ""),
            item.get("events", False),
        )
        for item in _data()["definition"]
    }


def why_not_added(measure: str, definition: str | None) -> str:
    """Why values of a measure are not added; empty where they may be."""
    always: str = _data()["not_added"].get(measure, "")
    known = definitions().get(definition or "")
    return always or (known.why if known else "")


def bounds() -> tuple[str, ...]:
    """Definitions that only mark a value as a lower bound."""
    return tuple(_data()["bounds"])


@cache
def partitions() -> tuple[Partition, ...]:
    """All partitions, in the order of the data file."""
    return tuple(
        Partition(
            item["type"],
            item["measure"],
            item["by"],
            item.get("whole", ""),
            tuple(item.get("parts", ())),
            item.get("definition"),
            item["source"],
        )
        for item in _data()["partition"]
    )
