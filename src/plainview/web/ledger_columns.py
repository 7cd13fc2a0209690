"""The columns of each ledger, and what stands in them for one row, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plainview.model import Filler, Measure
from plainview.publish.words import date_words, measure_words, stage_words, term_words
from plainview.store.ledgers import LedgerRow
from plainview.store.rows import FactRow
from plainview.store.sql_ledgers import AMOUNTS, SLOTS
from plainview.vocab.acronyms import acronyms
from plainview.web.bodies import address_of
from plainview.web.views import FactView, fact_view

_LONG = 110
"""Characters of a filler in a cell; the whole of it stands among the fact's parts."""
_MOST = 3
"""Fillers of a cell; the fact has them all."""
_PLAIN = frozenset(
    ["value", "limit", "units", "population", "capacity", "arrests", "agents", "headcount",
     "ceiling", "obligated", "signatories"]
)  # fmt: skip
"""Measures that a column's heading names."""
_LEADS = {
    ("access", "program"): "through",
    ("stance", "calls_for"): "calls for",
    ("stance", "about"): "on",
}
"""What a role means where a column holds several."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it is ordered by, and its heading. Numbers stand on the right."""

    order: str
    name: str

    @property
    def number(self) -> bool:
        return self.order in ("amount", "bound", "share", "origins")

    @property
    def falls(self) -> bool:
        """Whether the first click puts the greatest first."""
        return self.number or self.order == "day"


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a cell, the dossier that they lead to, and in smaller print what leads up to them
    and what is remarked of them."""

    words: str
    address: str = ""
    remark: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class RowView:
    """A row: its cells in the order of the columns, and the fact that it opens.

    `claim` and `against` are addresses of the claim and what contradicts it, empty where there is
    none; `standing` says on what the row stands.
    """

    cells: tuple[tuple[Column, tuple[Part, ...]], ...]
    fact: FactView
    claim: str
    standing: str
    disputed: int


_LAST = (Column("stage", "Stage"), Column("day", "When"), Column("said", "Said by"),
         Column("origins", "Origins"))  # fmt: skip
_HEADINGS: dict[str, dict[str, str]] = {
    "access": {
        "party": "Provider", "counterparty": "Recipient", "matter": "Data", "basis": "Under",
        "amount": "Count or cap",
    },
    "spending": {
        "party": "Payer", "counterparty": "Payee", "matter": "For", "basis": "Award",
        "amount": "Sum", "bound": "Ceiling",
    },
    "staffing": {
        "party": "Lender", "counterparty": "Works for", "matter": "Staff and task",
        "basis": "Under", "amount": "Staff",
    },
    "custody": {
        "party": "Held by", "counterparty": "Facility", "matter": "Who is held",
        "amount": "People held", "bound": "Room, as defined", "share": "Occupancy",
    },
    "operation": {
        "party": "Agency", "counterparty": "Place", "matter": "Program", "amount": "Arrests",
        "bound": "Agents",
    },
    "target": {"party": "Set by", "counterparty": "For", "amount": "Number"},
    "rule": {
        "party": "Issuer", "counterparty": "Does what to whom", "matter": "On what",
        "basis": "Instrument", "amount": "Limit",
    },
    "stance": {
        "party": "Who", "counterparty": "Toward", "matter": "Position", "basis": "Through",
        "amount": "Signers",
    },
}  # fmt: skip
COLUMNS: dict[str, tuple[Column, ...]] = {
    kind: (*(Column(order, name) for order, name in headings.items()), *_LAST)
    for kind, headings in _HEADINGS.items()
}
"""By type, the columns of its ledger."""
ANSWERS = {
    "access": "Who gets which data from whom, under what authority, and up to what limit?",
    "spending": "Who pays whom, for what, how much, and how far may it grow?",
    "staffing": "Whose officers and staff work for whom, and under which agreement?",
    "custody": "How many people are held where, and for how many is there room, by whose count?",
    "operation": "Which agencies make arrests where, and how many?",
    "target": "Which numbers is somebody told to reach, and who set them?",
    "rule": "What do laws, orders and policies allow, require and forbid, and whom do they bind?",
    "stance": "Which institutions ask for what, and of whom?",
}


def row_view(row: LedgerRow, columns: tuple[Column, ...]) -> RowView:
    """A row in words."""
    return RowView(
        cells=tuple((column, tuple(_cell(row, column.order))) for column in columns),
        fact=fact_view(row.fact),
        claim=f"/claims/{row.claim}" if row.claim else "",
        standing=_standing(row),
        disputed=row.disputed,
    )


def _cell(row: LedgerRow, order: str) -> Iterator[Part]:
    fact = row.fact
    if order in ("party", "counterparty", "matter", "basis"):
        yield from _fillers(fact, SLOTS[fact.type].get(order, ()))
    elif order in ("amount", "bound"):
        yield from _numbers(fact, order)
    elif order == "share":
        yield from _occupancy(row)
    elif order == "stage":
        yield Part(stage_words(fact))
    elif order == "day":
        yield _when(row)
    elif order == "said":
        yield Part(_said(fact))
    else:
        documents = f"in {row.documents:,} documents" if row.documents > 1 else ""
        yield Part(f"{row.origins:,}", f"/claims/{row.claim}" if row.claim else "", documents)


def _fillers(fact: FactRow, roles: tuple[str, ...]) -> Iterator[Part]:
    fillers = [one for role in roles for one in fact.filled(role)]
    shown: dict[str, Part] = {}
    for one in fillers:
        words = term_words(acronyms().get(one.name, one.name))
        if len(words) > _LONG:
            words = words[: _LONG - 1].rsplit(" ", 1)[0] + "…"
        address = address_of(one.entity) if one.entity else ""
        shown.setdefault(words, Part(words, address, lead=_lead(fact, one)))
    parts = list(shown.values())
    yield from parts[:_MOST]
    if len(parts) > _MOST:
        yield Part("", remark=f"and {len(parts) - _MOST} more")


def _lead(fact: FactRow, filler: Filler) -> str:
    """What a role means where a column holds several."""
    if fact.type == "rule" and filler.role in ("bound", "holder"):
        return ", ".join(one.name for one in fact.filled("act"))
    if filler.role == "about" and filler.entity is None and ":" not in filler.name:
        return ""  # a clause of the text, not a thing
    return _LEADS.get((fact.type, filler.role), "")


def _numbers(fact: FactRow, order: str) -> Iterator[Part]:
    """The measures of a column; what belongs in no other stands in the first."""
    names = AMOUNTS[fact.type].get(order, ())
    others = {each for held in AMOUNTS[fact.type].values() for each in held}
    for measure in fact.measures:
        if measure.name in names or (order == "amount" and measure.name not in others):
            yield _number(measure)
    if order == "amount" and fact.type == "access":
        yield from (Part(measure_words(one), remark="granted") for one in _share(fact))


def _number(measure: Measure) -> Part:
    """A number, with what it counts, where neither heading nor unit says so, and its definition."""
    name = measure.name.replace("_", " ")
    name = "" if measure.name in _PLAIN or name == measure.unit else name
    definition = (measure.definition or "").replace("_", " ")
    plain = replace(measure, definition=None)
    if plain.value is not None and plain.value > 1 and plain.unit in ("people", "beds"):
        # means of a year have a dozen digits behind the point
        plain = replace(plain, value=round(plain.value, 1))
    return Part(measure_words(plain), remark=", ".join(filter(None, (name, definition))))


def _share(fact: FactRow) -> list[Measure]:
    names = AMOUNTS[fact.type].get("share", ())
    return [one for one in fact.measures if one.name in names]


def _occupancy(row: LedgerRow) -> Iterator[Part]:
    stated = _share(row.fact)
    if stated:
        yield from (Part(measure_words(one), remark="as stated") for one in stated)
    elif row.share is not None:
        exact = all(
            one.qualifier == "exact"
            for one in row.fact.measures
            if one.name in ("population", "capacity")
        )
        yield Part(f"{'' if exact else 'about '}{row.share:.0%}", remark="computed")


def _when(row: LedgerRow) -> Part:
    time = row.fact.time
    if not row.reported and time and time.start and time.end and not (time.event or time.as_of):
        return Part(f"{date_words(time.start)} to {date_words(time.end)}")
    remark = "reported" if row.reported and row.day else ""
    return Part(date_words(row.day), remark=remark)


def _said(fact: FactRow) -> str:
    """Who says so first; the outlet where nobody is credited."""
    names = [hop.name for hop in fact.said]
    return acronyms().get(names[0], names[0]) if names else fact.outlet or ""


def _standing(row: LedgerRow) -> str:
    """On what a row stands: "2 independent origins, 5 facts in 4 documents"."""
    if row.claim is None:
        return "a row of a public record"
    origins = "1 origin" if row.origins == 1 else f"{row.origins:,} independent origins"
    if row.facts == 1:
        return origins
    documents = "1 document" if row.documents == 1 else f"{row.documents:,} documents"
    return f"{origins}, {row.facts:,} facts in {documents}"
