"""Ways into a record: questions that it can answer, made of what it holds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from urllib.parse import urlencode

from plainview.model import MASK, Measure
from plainview.pipeline import Family
from plainview.publish.words import fact_words, measure_words, term_words
from plainview.store.dossiers import Exchange
from plainview.store.rows import FactRow
from plainview.vocab.acronyms import acronyms
from plainview.web.bodies import address_of
from plainview.web.dossiers import Dossiers
from plainview.web.kept import Kept
from plainview.web.visible import Visible
from plainview.web.ways import Start, Ways

SHOWN = 5
_REQUESTS = ("grant_rate", "grants", "denials", "cap", "requests")
_LATEST = 300
"""Facts with a measure that are looked at, the last that came."""
_HUBS = 15
_NEAR = 20
"""Facts about money that a document is asked for, to say what its ceiling is of."""


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of an entry: words that lead somewhere, and what stands beside them."""

    words: str
    address: str
    beside: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """A question with the lines that answer it; `type` gives its colour, `more` leads to all."""

    question: str
    type: str
    lines: tuple[LineView, ...]
    more: str
    all_words: str


class Entries:
    """The entries of a record as whoever asks may see them."""

    def __init__(self, dossiers: Dossiers, visible: Visible, ways: Ways, kept: Kept) -> None:
        self._dossiers = dossiers
        self._visible = visible
        self._ways = ways
        self._kept = kept

    def all(self) -> list[EntryView]:
        """Those that have an answer, the richest kinds first."""
        found = (
            EntryView("Which programs are there?", "rule", tuple(self._programs()),
                      "/programs", "All programs, systems and laws"),
            EntryView("Who gets which data from whom?", "access", tuple(self._exchanges()),
                      "/flows", "Ask who can reach what"),
            EntryView("How much is asked for, and how often is it granted?", "access",
                      self._once("requests", partial(self._facts, "access", _REQUESTS)),
                      "/ledgers/access", "All facts about data"),
            EntryView("How full is detention, and by whose count?", "custody",
                      self._once("custody", self._custody), "/ledgers/custody",
                      "All facts about custody"),
            EntryView("Which contracts may grow, and how far?", "spending",
                      self._once("ceilings", self._ceilings), "/ledgers/spending",
                      "All facts about money"),
            EntryView("Through which hubs does data pass?", "staffing", tuple(self._hubs()),
                      "/flows", "All hubs"),
            EntryView("Which articles retell others, and what did they change?", "stance",
                      tuple(self._retellings()), "/lineage", "All retellings"),
            EntryView("Who is in the record?", "target", tuple(self._institutions()),
                      "/institutions", "All institutions"),
        )  # fmt: skip
        return [one for one in found if one.lines]

    def _once(self, name: str, lines: Callable[[], Iterator[LineView]]) -> tuple[LineView, ...]:
        """Lines that stand in the record alone, worked out once for a state of it."""
        return self._kept.once(f"entry {name} {self._dossiers.public}", lambda: tuple(lines()))

    def _programs(self) -> Iterator[LineView]:
        programs = [one for one in self._dossiers.held() if one.body.is_program]
        for one in programs[:SHOWN]:
            yield LineView(one.body.name, one.body.address, _facts_words(one.facts))

    def _institutions(self) -> Iterator[LineView]:
        bodies = [one for one in self._dossiers.held() if one.body.is_institution]
        for one in bodies[:SHOWN]:
            yield LineView(one.body.name, one.body.address, _facts_words(one.facts))

    def _exchanges(self) -> Iterator[LineView]:
        for one in self._dossiers.top_exchanges("access", SHOWN):
            giver, taker = self._short(one.giver), self._short(one.taker)
            words = f"{giver} → {taker}: {term_words(one.what)}"
            yield LineView(words, self._flow(one), _facts_words(one.facts))

    def _flow(self, one: Exchange) -> str:
        ends = {"from": self._dossiers.name(one.giver), "to": self._dossiers.name(one.taker)}
        return f"/flows?{urlencode({'data': one.what.removeprefix('data:'), **ends})}"

    def _facts(self, kind: str, measures: Collection[str]) -> Iterator[LineView]:
        """Facts of a type with one of some measures, the rarest measures first."""
        found: dict[str, FactRow] = {}
        for name in measures:
            for row in self._dossiers.measured(name, SHOWN):
                if row.type == kind:
                    found.setdefault(row.id, row)
        for row in list(found.values())[:SHOWN]:
            told = [each for each in row.measures if each.name in measures]
            numbers = "; ".join(map(_counted, told[:2]))
            words = fact_words(row, acronyms()) if row.filled("category") else _in_document(row)
            yield LineView(words, f"/facts/{row.id}", numbers)

    def _custody(self) -> Iterator[LineView]:
        keys = self._dossiers.numbers_of("capacity", _LATEST)
        for body, facts in self._dossiers.bodies_of(keys, ("custodian", "facility"), SHOWN):
            words = f"capacity stated {'once' if facts == 1 else f'{facts:,} times'}"
            yield LineView(self._dossiers.name(body), f"{address_of(body)}#custody", words)

    def _ceilings(self) -> Iterator[LineView]:
        rows = self._dossiers.measured("ceiling", _LATEST)
        sums = [
            (measure.value or measure.hi or 0.0, row, measure)
            for row in rows
            for measure in row.measures
            if measure.name == "ceiling"
        ]
        sums.sort(key=lambda one: (-one[0], one[1].id))
        for _, row, measure in sums[:SHOWN]:
            beside = f"up to {measure_words(measure)}"
            yield LineView(self._contract(row), f"/facts/{row.id}", beside)

    def _contract(self, row: FactRow) -> str:
        """A ceiling in words; where its fact names no payee, with one that its document pays."""
        words = _in_document(row)
        if row.filled("payee"):
            return words
        told = self._visible.facts(limit=_NEAR, document=row.document_id, type="spending")
        paid = next((one for one in told if one.filled("payee")), None)
        return f"{words} (about {fact_words(paid, acronyms())})" if paid else words

    def _hubs(self) -> Iterator[LineView]:
        day = f"{datetime.now(UTC):%Y-%m-%d}"
        found = self._kept.soon(f"ways through hubs {day}", lambda: self._through(day))
        for hub, start in found or []:
            words = f"{acronyms().get(hub, hub)} → {start.recipient}: {start.category}"
            yield LineView(words, start.address, _facts_words(start.edges))

    def _through(self, day: str) -> list[tuple[str, Start]]:
        hubs = [hub["name"] for hub in self._ways.hubs(day, _HUBS, True)]
        found = [(hub, self._ways.through(hub)) for hub in hubs if MASK not in hub]
        return [(hub, start) for hub, start in found if start is not None][:SHOWN]

    def _retellings(self) -> Iterator[LineView]:
        families: list[Family] | None = self._kept.soon(
            "families of the overview", self._visible.families
        )
        known = [one for one in families or [] if one.origin is not None]
        for family in known[:SHOWN]:
            assert family.origin is not None
            others = [
                (share, row.id)
                for row, share in zip(family.documents, family.shares, strict=True)
                if row.id != family.origin.id
            ]
            root = self._visible.document(family.origin.id)
            most = max(others)[1]
            count = len(others)
            yield LineView(
                root.title or root.name,
                f"/lineage/{most}",  # with what it altered
                f"{count} {'retelling' if count == 1 else 'retellings'}",
            )

    def _short(self, entity_id: str) -> str:
        name = self._dossiers.name(entity_id)
        return acronyms().get(name, name)


def _in_document(row: FactRow) -> str:
    """A fact that does not say what it is of, with the document that does."""
    return f"{fact_words(row, acronyms())}, in “{row.title or row.doc}”"


def _counted(measure: Measure) -> str:
    """A measure with its name, where its unit does not say it: "97% of them (grant rate)"."""
    words, name = measure_words(measure), measure.name.replace("_", " ")
    return words if name in words else f"{words} ({name})"


def _facts_words(count: int) -> str:
    return f"{count:,} {'fact' if count == 1 else 'facts'}"
