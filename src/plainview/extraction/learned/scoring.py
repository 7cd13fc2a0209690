"""How well each item of a sentence would fill the roles and measures of a type."""

from __future__ import annotations

from dataclasses import dataclass, field

from plainview.extraction.learned.items import Item, Line, items, line, of_item
from plainview.extraction.learned.model import Table
from plainview.extraction.learned.network import Reading
from plainview.extraction.parts import Sketch
from plainview.model import Fact

TABLE, NETWORK = 0.5, 0.6
"""How much the words beside an item count, and how much the network's own score of it."""
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
    _blank: dict[tuple[int, int], set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.items = items(self.sketch, self.number)
        self._line = line(self.content, self.sketch, self.number)

    def scored(self, kind: str, fact: Fact | None, table: Table) -> Scored:
        """All items with their scores for the labels of a table."""
        return [(item, self.score(item, kind, fact, table)) for item in self.items]

    def score(self, item: Item, kind: str, fact: Fact | None, table: Table) -> list[int]:
        """The log-odds that an item fills each role, by the words beside it and by the network."""
        scores = table.scores(self._features(item, fact))
        over = self._network(item)
        if over is None:
            return scores
        columns = Reading.columns(kind, table.labels)
        return [
            score if column is None else round(TABLE * score + NETWORK * over[column])
            for score, column in zip(scores, columns, strict=True)
        ]

    def _features(self, item: Item, fact: Fact | None) -> set[str]:
        if fact is not None:
            return of_item(self.content, self.sketch, self.number, self._line, item, fact)
        if item.span not in self._blank:
            self._blank[item.span] = of_item(
                self.content, self.sketch, self.number, self._line, item, None
            )
        return self._blank[item.span]

    def _network(self, item: Item) -> list[float] | None:
        if self.reading is None or item.back:
            return None
        if item.span not in self._over:
            self._over[item.span] = self.reading.over(*item.span)
        return self._over[item.span]
