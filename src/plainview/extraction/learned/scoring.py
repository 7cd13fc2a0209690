"""How well each item of a sentence would fill the roles and measures of a type."""

from __future__ import annotations

from dataclasses import dataclass, field

from plainview.extraction.learned.items import Item, Line, items, line, of_candidate, of_place
from plainview.extraction.learned.model import Table
from plainview.extraction.learned.network import Reading
from plainview.extraction.parts import Sketch
from plainview.model import FACT_TYPES, Fact

TABLE, NETWORK = 0.5, 0.6
"""How much the words beside an item count, and how much the network's own score of it."""
NEVER = -20000
"""The score of what cannot fill a role, whatever stands beside it."""
Scored = list[tuple[Item, list[int]]]


@dataclass(slots=True)
class Scene:
    """A sentence with what it names; what does not depend on a candidate is worked out once."""

    content: str
    sketch: Sketch
    number: int
    reading: Reading | None
    items: list[Item] = field(init=False)
    _line: Line = field(init=False)
    _over: dict[tuple[int, int], list[float] | None] = field(default_factory=dict)
    _places: dict[int, set[str]] = field(default_factory=dict)
    _blank: dict[tuple[int, int], set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.items = items(self.sketch, self.number)
        self._line = line(self.content, self.sketch, self.number)

    def scored(self, kind: str, fact: Fact | None, table: Table) -> Scored:
        """All items with their scores for the labels of a table."""
        return [(item, self.score(item, kind, fact, table)) for item in self.items]

    def score(self, item: Item, kind: str, fact: Fact | None, table: Table) -> list[int]:
        """The log-odds that an item fills each role, by the words beside it and by the network."""
        scores = self.by_words(item, fact, table)
        over = None if item.back else self._over_words(*item.span)
        if over is None:
            return scores
        columns = Reading.columns(kind, table.labels)
        return [
            score if column is None else round(TABLE * score + NETWORK * over[column])
            for score, column in zip(scores, columns, strict=True)
        ]

    def by_words(self, item: Item, fact: Fact | None, table: Table) -> list[int]:
        """The log-odds by the words beside an item alone."""
        scores = table.scores(self._features(item, fact))
        if item.mention is not None and item.mention.kind == "instrument":
            for place, label in enumerate(table.labels):
                if label == "category":  # data are shared under an agreement, and are not one
                    scores[place] = NEVER
        return scores

    def over_roles(self, kind: str, start: int, end: int) -> dict[str, float] | None:
        """The network's log-odds of each role over some words, None where it does not read."""
        over = self._over_words(start, end)
        roles = tuple(role for role in FACT_TYPES[kind].roles if role != "act")
        columns = Reading.columns(kind, roles)
        if over is None:
            return None
        return {
            role: over[column]
            for role, column in zip(roles, columns, strict=True)
            if column is not None
        }

    def network(self, kind: str, role: str, start: int, end: int) -> float | None:
        """The network's log-odds that words fill a role, None where it does not read them."""
        (column,) = Reading.columns(kind, (role,))
        over = self._over_words(start, end)
        return None if over is None or column is None else over[column]

    def _features(self, item: Item, fact: Fact | None) -> set[str]:
        if fact is not None:
            return self._place(item).union(of_candidate(item, fact))
        if item.span not in self._blank:
            self._blank[item.span] = self._place(item).union(of_candidate(item, None))
        return self._blank[item.span]

    def _place(self, item: Item) -> set[str]:
        named = id(item.mention or item.quantity)
        if named not in self._places:
            self._places[named] = of_place(self.content, self.sketch, self.number, self._line, item)
        return self._places[named]

    def _over_words(self, start: int, end: int) -> list[float] | None:
        if self.reading is None:
            return None
        if (start, end) not in self._over:
            self._over[start, end] = self.reading.over(start, end)
        return self._over[start, end]
