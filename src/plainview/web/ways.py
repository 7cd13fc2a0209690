"""Flows as a visitor may see them: plain data, in public without people's names."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from fastapi import Request

from plainview.flows import Edge
from plainview.model import MASK, WrongUse
from plainview.names import unlisted_people
from plainview.publish.file_names import public_name
from plainview.publish.graphs import public_labels
from plainview.publish.words import term_words
from plainview.store import Record
from plainview.store.flow_names import named
from plainview.store.flow_rows import Quotes
from plainview.store.flows import Flows
from plainview.store.rows import redact
from plainview.vocab import terms
from plainview.web.kept import Kept
from plainview.web.page import record_of
from plainview.web.visible import Visible

SUGGESTED = 300
"""Institutions that a field suggests: those that most edges name."""
ALIKE = 4
"""Questions about one category of data that a visitor is offered."""
_AS_THEY_ARE = frozenset(["fact", "facts", "doc", "doc_id", "quote", "category", "data"])


@dataclass(frozen=True, slots=True)
class Question:
    """Who obtains what, from whom, through whom and when; `without` leaves an instrument out."""

    data: str
    to: str
    holder: str | None
    through: str | None
    as_of: str
    without: str | None
    parts: bool


@dataclass(frozen=True, slots=True)
class Category:
    """A category of data: its name in addresses, in words, and the edges that carry it."""

    name: str
    words: str
    edges: int


@dataclass(frozen=True, slots=True)
class Start:
    """A question that the record says most about, and the address of its answer."""

    category: str
    recipient: str
    edges: int
    address: str


class Ways:
    """What a record says of who can reach what; each answer in the shape of its `--json`.

    Raises WrongUse, with the nearest names, for what the record does not have, and for people.
    """

    def __init__(self, record: Record, visible: Visible, kept: Kept) -> None:
        self._record = record
        self._visible = visible
        self._kept = kept

    def prepare(self, patience: float = 60.0) -> None:
        """Have the graph made; raises NotReady while that takes long for a large record."""
        self._kept.within("flows", self._record.flows, patience=patience, slow=False)

    def reach(self, asked: Question, limit: int) -> dict[str, Any]:
        self._demand_bodies(asked.to, asked.holder, asked.through)
        try:
            found = self._record.reach(
                asked.data, asked.to, holder=asked.holder, through=asked.through,
                as_of=asked.as_of, without=asked.without, parts=asked.parts, limit=limit,
            )  # fmt: skip
        except WrongUse as error:
            raise self._unnamed(error) from error
        return self._told(replace(found, quotes=self._quotes(found.quotes)).to_json())

    def cut(self, asked: Question, by: str, documented: bool, limit: int) -> dict[str, Any]:
        self._demand_bodies(asked.to, asked.holder)
        try:
            found = self._record.cut(
                asked.data, asked.to, by=by, holder=asked.holder, as_of=asked.as_of,
                without=asked.without, parts=asked.parts, documented=documented, limit=limit,
            )  # fmt: skip
        except WrongUse as error:
            raise self._unnamed(error) from error
        return self._told(replace(found, quotes=self._quotes(found.quotes)).to_json())

    def network(self, data: str, as_of: str) -> dict[str, Any]:
        """Who gives a category of data to whom, those with most partners first.

        `left_out` counts the pairs that are too many for a picture.
        """
        found = self._record.flow_pairs(data, as_of)
        edges = [
            {
                "from": pair.provider,
                "to": pair.recipient,
                "documented": pair.documented,
                "statements": pair.edges,
            }
            for pair in found.pairs
        ]
        shown = self._shown({"edges": edges})
        data = f"data:{data.removeprefix('data:')}"
        return {"data": data, "as_of": as_of, **shown, "left_out": found.left_out}

    def hubs(self, as_of: str, limit: int, keep: bool) -> list[dict[str, Any]]:
        """Those who stand between others, the most so first; `keep` for the day most ask about."""
        if keep:
            name = f"hubs {as_of} {limit}"
            hubs: list[dict[str, Any]] = self._kept.once(name, lambda: self._hubs(as_of, limit))
        else:
            hubs = self._hubs(as_of, limit)
        return list(map(self._shown, hubs))

    def receivers(self, as_of: str, limit: int, keep: bool) -> list[dict[str, Any]]:
        """Those with the most direct providers first; `keep` as for `hubs`."""

        def receive() -> tuple[tuple[str, int], ...]:
            return self._record.receivers(as_of, limit)

        found = self._kept.once(f"receivers {as_of} {limit}", receive) if keep else receive()
        return [self._shown({"name": name, "receives_from": count}) for name, count in found]

    def categories(self) -> list[Category]:
        """All categories of data, those of the record first, by their edges."""
        counts: Counter[str] = self._kept.once(
            "categories", lambda: Counter(edge.category or "" for edge in self._edges())
        )
        names = [term.id for term in terms() if term.kind == "category"]
        names += [name for name in counts if name and name not in names]
        found = [
            Category(name.removeprefix("data:"), term_words(name), counts[name]) for name in names
        ]
        return sorted(found, key=lambda one: (-one.edges, one.words))

    def suggested(self) -> list[str]:
        """Institutions of the graph, by name."""

        def suggest() -> list[str]:
            edges = self._edges()
            counts = Counter(name for one in edges for name in (one.provider, one.recipient))
            names = [self._words(name) for name, _ in counts.most_common(SUGGESTED)]
            return sorted(name for name in names if MASK not in name)

        return self._kept.once("suggested", suggest)

    def told_most(self, limit: int) -> list[Start]:
        """Who is told to obtain what, the most often told first."""
        counts: list[tuple[tuple[str, str], int]] = self._kept.once(
            "told most",
            lambda: Counter(
                (edge.category, edge.recipient)
                for edge in self._edges()
                if edge.category and edge.stands
            ).most_common(),
        )
        found: list[Start] = []
        shown: Counter[str] = Counter()
        for (category, recipient), edges in counts:
            if (
                len(found) < limit
                and shown[category] < ALIKE
                and self._words(recipient) == recipient
            ):
                shown[category] += 1
                asked = _asked(category, recipient)
                start = Start(term_words(category), recipient, edges, f"/flows?{asked}")
                found.append(start)
        return found

    def through(self, hub: str) -> Start | None:
        """Whom a hub gives most of what it also receives; None where that is nobody to be named."""
        takes = {edge.category for edge in self._edges() if edge.recipient == hub and edge.stands}
        counts = Counter(
            (edge.category, edge.recipient)
            for edge in self._edges()
            if edge.provider == hub and edge.stands and edge.category and edge.category in takes
        )
        for (category, recipient), edges in counts.most_common():
            if self._words(recipient) == recipient:
                data = category.removeprefix("data:")
                asked = urlencode({"data": data, "to": recipient, "through": hub})
                return Start(term_words(category), recipient, edges, f"/flows?{asked}")
        return None

    def changes(self, earlier: str, later: str) -> list[dict[str, Any]]:
        """Who obtains what on the later day otherwise than on the earlier, by how sure that is;
        each with the address of the question about it."""
        found = self._record.flow_changes(earlier, later)
        sure = sorted(found, key=lambda one: "documented" not in (one.before, one.after))
        return [
            {**self._told(asdict(one)), "address": f"/flows?{_asked(one.category, one.recipient)}"}
            for one in sure
            if self._words(one.recipient) == one.recipient
        ]

    def _flows(self) -> Flows:
        # asked for each name: the record would look every time whether anything was compared since
        return self._kept.once("flows", self._record.flows)

    def _edges(self) -> tuple[Edge, ...]:
        return tuple(self._flows().graph.edges)

    def _hubs(self, as_of: str, limit: int) -> list[dict[str, Any]]:
        return [asdict(hub) for hub in self._record.hubs(as_of, limit) if hub.between > 0]

    def _quotes(self, quotes: Quotes) -> Quotes:
        if not self._visible.public:
            return quotes
        # all of a document's at once: a table of accounts names thousands
        unlisted = lru_cache(self._record.unlisted)
        return {
            fact: replace(row.redacted(unlisted(row.document_id)), doc=public_name(row.doc))
            for fact, row in quotes.items()
        }

    def _demand_bodies(self, *asked: str | None) -> None:
        """WrongUse for a name of a person, unless it is one that an institution goes by here."""
        flows, masked = self._flows(), self._masked()
        for words in filter(None, asked):
            try:
                meant: tuple[str, ...] = named(flows, words)
            except WrongUse:
                meant = ()
            if any(name in masked for name in meant) or (not meant and unlisted_people(words)):
                raise WrongUse("Flows are asked by institution, never by person")

    def _unnamed(self, error: WrongUse) -> WrongUse:
        return WrongUse(self._words(str(error)))

    def _masked(self) -> dict[str, str]:
        """The names in the graph that show somebody, with what stands in their place."""
        if not self._visible.public:
            return {}
        found: dict[str, str] = self._kept.once("masked", self._find_masked)
        return found

    def _find_masked(self) -> dict[str, str]:
        flows = self._flows()
        labels = public_labels(self._record, list(flows.graph.edges), flows.bodies)
        return {label: public for label, public in labels.items() if label != public}

    def _told(self, answer: dict[str, Any]) -> dict[str, Any]:
        shown: dict[str, Any] = self._shown(answer)
        return shown

    def _shown(self, value: Any) -> Any:
        """Plain data with all its words as this visitor may see them."""
        if not self._visible.public:
            return value
        if isinstance(value, dict):
            return {
                key: one if key in _AS_THEY_ARE else self._shown(one) for key, one in value.items()
            }
        if isinstance(value, list | tuple):
            return [self._shown(one) for one in value]
        return self._words(value) if isinstance(value, str) else value

    def _words(self, text: str) -> str:
        if not self._visible.public:
            return text
        masked = self._masked()
        if text in self._flows().bodies:
            return masked.get(text, text)
        for label, public in masked.items():
            text = text.replace(label, public)
        return _without_people(text)


def _asked(category: str, recipient: str) -> str:
    return urlencode({"data": category.removeprefix("data:"), "to": recipient})


@lru_cache(maxsize=20_000)
def _without_people(text: str) -> str:
    return redact(text, 0, tuple(unlisted_people(text)))


def ways_of(request: Request) -> Ways:
    """The flows of the record as whoever asks may see them."""
    state = request.app.state
    return Ways(state.record, record_of(request), state.kept)
