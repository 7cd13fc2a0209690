"""How well each item of a sentence would fill the roles and measures of a type."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from plainview.extraction.learned.items import Item, Line, items, line, of_candidate, of_place
from plainview.extraction.learned.model import Table
from plainview.extraction.learned.network import COLUMNS, Reading
from plainview.extraction.parts import Mention, Sketch
from plainview.model import Fact
from plainview.vocab.tables import words

TABLE, NETWORK = 0.5, 0.6
"""How much the words beside an item count, and how much the network's own score of it."""
NEVER = -20000
"""The score of what cannot fill a role, whatever stands beside it."""


NOT_HELD = words("detainers requests searches queries cases warrants orders letters cameras")
"""Units of numbers that are no people in custody, nor room for them."""


@dataclass(slots=True)
class Scored:
    """An item with the log-odds that it fills each label of a table: by the words beside it
    alone, and by these and the network."""

    item: Item
    words: list[int]
    scores: list[int]


class Over(NamedTuple):
    """The log-odds of the roles and measures of a type (COLUMNS) over some words, in thousandths:
    their mean, and piece by piece."""

    mean: list[float]
    pieces: list[list[float]]


@dataclass(slots=True)
class Scene:
    """A sentence with what it names; what does not depend on a candidate is worked out once."""

    content: str
    sketch: Sketch
    number: int
    reading: Reading | None
    items: list[Item] = field(init=False)
    _line: Line = field(init=False)
    _places: list[set[str]] | None = None
    _placed: dict[str, list[int]] = field(default_factory=dict)
    _marks: dict[str, list[list[float]]] = field(default_factory=dict)
    _over: dict[tuple[str, int, int], Over | None] = field(default_factory=dict)
    _last: tuple[Fact | None, Table, list[Scored]] | None = None

    def __post_init__(self) -> None:
        self.items = items(self.sketch, self.number)
        self._line = line(self.content, self.sketch, self.number)

    def scored(self, kind: str, fact: Fact | None, table: Table) -> list[Scored]:
        """All items with their scores for the labels of a type's table; kept for the last
        candidate."""
        if self._last is None or self._last[0] is not fact or self._last[1] is not table:
            self._last = fact, table, self._scored(kind, fact, table)
        return self._last[2]

    def _scored(self, kind: str, fact: Fact | None, table: Table) -> list[Scored]:
        never = table.labels.index("category") if "category" in table.labels else None
        held = [n for n, label in enumerate(table.labels) if label in ("population", "capacity")]
        columns = [COLUMNS[kind].get(label) for label in table.labels]
        places = self._by_place(kind, table)
        if fact is None:  # the first of those at the same words speaks for all, as it was learned
            first: dict[tuple[int, int], int] = {}
            pairs = zip(self.items, places, strict=True)
            places = [first.setdefault(item.span, place) for item, place in pairs]
        found = []
        for item, total in zip(self.items, places, strict=True):
            alone = table.apart(total + table.sum(set(of_candidate(item, fact))))
            if never is not None and item.mention and self._no_data(item.mention):
                alone[never] = NEVER
            if item.quantity and item.quantity.measure.unit in NOT_HELD:
                for place in held:
                    alone[place] = NEVER
            over = None if item.back else self.over(kind, *item.span)
            scores = alone
            if over is not None:
                mean = over.mean
                scores = [
                    score if column is None else round(TABLE * score + NETWORK * mean[column])
                    for score, column in zip(alone, columns, strict=True)
                ]
            found.append(Scored(item, alone, scores))
        return found

    def _no_data(self, mention: Mention) -> bool:
        """Whether a mention cannot be the data of a sharing: data are shared under an agreement,
        and are not one, nor the emails that show it."""
        return mention.kind == "instrument" or any(
            hop.kind in ("document", "report")
            and hop.start is not None
            and hop.end is not None
            and hop.start < mention.end
            and mention.start < hop.end
            for attribution in self.sketch.attributions[self.number]
            for hop in attribution.hops
        )

    def _by_place(self, kind: str, table: Table) -> list[int]:
        """What the words beside each item add to its scores, whatever the candidate is."""
        if self._places is None:
            self._places = [
                of_place(self.content, self.sketch, self.number, self._line, item)
                for item in self.items
            ]
        if kind not in self._placed:
            self._placed[kind] = [table.sum(features) for features in self._places]
        return self._placed[kind]

    def marks(self, kind: str) -> list[list[float]]:
        """What the network makes of each piece for a type, nothing where it does not read."""
        if kind not in self._marks:
            self._marks[kind] = [] if self.reading is None else self.reading.marks(kind)
        return self._marks[kind]

    def over(self, kind: str, start: int, end: int) -> Over | None:
        """What the network makes of some words, None where it does not read them."""
        if self.reading is None:
            return None
        asked = kind, start, end
        if asked not in self._over:
            pieces = self.marks(kind)[self.reading.within(start, end)]
            mean = pieces[0] if pieces else []
            if len(pieces) > 1:
                mean = [sum(column) / len(pieces) for column in zip(*pieces, strict=True)]
            self._over[asked] = Over(mean, pieces) if pieces else None
        return self._over[asked]

    def network(self, kind: str, role: str, start: int, end: int) -> float | None:
        """The network's mean log-odds that words fill a role, None where it does not read them."""
        column = COLUMNS[kind].get(role)
        over = None if column is None else self.over(kind, start, end)
        return None if over is None or column is None else over.mean[column]
