"""What lineage says of documents and facts: origins, what was altered, how many stand behind."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from plainview.claims import Content, same
from plainview.lineage.alterations import Alteration, alterations
from plainview.lineage.direction import OTHER, SOURCE
from plainview.lineage.independence import Root, Statement, roots
from plainview.lineage.origins import Link, Web
from plainview.lineage.roots import Leaning
from plainview.model import Text
from plainview.store import DocumentRow, FactRow, Record


@dataclass(frozen=True, slots=True)
class Owed:
    """One source of a document: captured (`link`) or only named (`named`); alterations are those
    of the document against a captured one."""

    doc: str
    document_id: str | None
    link: Link | None
    named: Leaning | None
    alterations: tuple[Altered, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The source as plain data; `share` is of the document that owes it."""
        if self.link is None:
            assert self.named is not None
            what = self.named.what
            return {"source": self.doc, "what": what, "share": None, "direction": "source"}
        direction = self.link.direction
        return {
            "doc": self.doc,
            "doc_id": self.document_id,
            "share": round(self.link.other_share, 3),
            "source_share": round(self.link.source_share, 3),
            "manner": self.link.manner,
            "direction": direction.way,
            "confidence": round(direction.confidence, 3),
            "reason": direction.reason,
        }


@dataclass(frozen=True, slots=True)
class Altered:
    """An alteration with the words of both texts, and the documents they stand in."""

    alteration: Alteration
    source_doc: str
    source_words: str
    other_words: str
    source_sentence: str
    other_sentence: str

    def to_json(self) -> dict[str, Any]:
        """The alteration as plain data: kind, note, both words with offsets, both sentences."""
        item = self.alteration
        return {
            "kind": item.kind,
            "note": item.note,
            "source_doc": self.source_doc,
            "source": self.source_words,
            "source_start": item.source_start,
            "source_end": item.source_end,
            "other": self.other_words,
            "other_start": item.other_start,
            "other_end": item.other_end,
            "source_sentence": self.source_sentence,
            "other_sentence": self.other_sentence,
        }


@dataclass(frozen=True, slots=True)
class Told:
    """The lineage of one document: the document that most of it goes back to (itself where it
    owes nobody, None where that is not known), what it owes and to whom, who owes it, and with whom
    it merely shares a passage: a statement, a post."""

    document: DocumentRow
    origin: str | None
    derived_from: tuple[Owed, ...]
    retold_by: tuple[Owed, ...]
    shares: tuple[Owed, ...]

    def to_json(self) -> dict[str, Any]:
        """The lineage as plain data."""
        return {
            "doc": self.document.name,
            "doc_id": self.document.id,
            "origin": self.origin,
            "derived_from": [owed.to_json() for owed in self.derived_from],
            "retold_by": [owed.to_json() for owed in self.retold_by],
            "shares_passages": [owed.to_json() for owed in self.shares],
            "alterations": [
                altered.to_json() for owed in self.derived_from for altered in owed.alterations
            ],
        }


class Teller:
    """Answers from the links of a record; reads each document's text once."""

    def __init__(self, record: Record, web: Web) -> None:
        self._record = record
        self._web = web
        self._rows: dict[str, DocumentRow] = {}
        self._texts: dict[str, Text] = {}

    def told(self, document_id: str, *, altered: bool = True) -> Told:
        """The lineage of one document; `altered` compares it with its sources fact by fact."""
        owed: list[Owed] = []
        retold: list[Owed] = []
        shared: list[Owed] = []
        for link in self._web.links(document_id):
            if not link.derived:
                shared.append(Owed(self._name(link.source), link.source, link, None))
                continue
            if link.direction.way == OTHER:
                retold.append(Owed(self._name(link.source), link.source, link, None))
                continue
            found = self._altered(link) if altered and link.direction.way == SOURCE else ()
            owed.append(Owed(self._name(link.source), link.source, link, None, found))
        present = {(self._row(one.document_id).outlet or "").lower() for one in owed
                   if one.document_id}  # fmt: skip
        for named in self._record.leanings(document_id).get(document_id, []):
            if named.name.lower() not in present:
                owed.append(Owed(named.name, None, None, named))
        origin = self._web.origin(document_id)
        name = self._name(origin) if origin else None
        return Told(self._row(document_id), name, tuple(owed), tuple(retold), tuple(shared))

    def _altered(self, link: Link) -> tuple[Altered, ...]:
        source, other = self._text(link.source), self._text(link.other)
        return tuple(
            Altered(
                found,
                self._name(link.source),
                source.content[found.source_start : found.source_end],
                other.content[found.other_start : found.other_end],
                source.content[slice(*found.source_sentence)],
                other.content[slice(*found.other_sentence)],
            )
            for found in alterations(source, other, link.alignments)
        )

    def _text(self, document_id: str) -> Text:
        if document_id not in self._texts:
            text = self._record.text(document_id)
            assert text is not None  # only documents with a text are compared
            self._texts[document_id] = text
        return self._texts[document_id]

    def _row(self, document_id: str) -> DocumentRow:
        if document_id not in self._rows:
            self._rows[document_id] = self._record.document(document_id)
        return self._rows[document_id]

    def _name(self, document_id: str) -> str:
        return self._row(document_id).name


@dataclass(frozen=True, slots=True)
class Family:
    """Documents joined by lineage: the likeliest first of them (None where unknown), and all."""

    origin: DocumentRow | None
    documents: tuple[DocumentRow, ...]
    shares: tuple[float, ...]


def lineage_of(record: Record, document_id: str) -> Told:
    """The lineage of one document."""
    return Teller(record, Web.loading(record.own_links)).told(document_id)


def lineages(record: Record) -> list[Told]:
    """The lineage of every document that owes or is owed something, or leans on a named source."""
    web = Web.of(record.links())
    teller = Teller(record, web)
    joined = {document for family in web.families() for document in family}
    return [teller.told(document) for document in sorted(joined | record.leanings().keys())]


def families(record: Record) -> list[Family]:
    """Groups of documents that share text, the largest first."""
    web = Web.of(record.links())
    found = []
    for members in web.families():
        first, sure = web.first(members)
        rows = {member: record.document(member) for member in members}
        ordered = sorted(members, key=lambda one: (one != first or not sure, one))
        shares = tuple(
            max(link.other_share for link in web.links(one) if link.derived) for one in ordered
        )
        found.append(
            Family(rows[first] if sure else None, tuple(rows[one] for one in ordered), shares)
        )
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """A fact with the facts that say the same, and the independent origins behind them."""

    fact: FactRow
    alike: tuple[FactRow, ...]
    roots: tuple[Root, ...]
    documents: dict[str, str]

    def to_json(self) -> dict[str, Any]:
        """The standing as plain data: `origins` is the independent count."""
        return {
            "origins": len(self.roots),
            "documents": len({row.document_id for row in (self.fact, *self.alike)}),
            "roots": [
                {
                    **asdict(root.origin),
                    "documents": [self.documents[one] for one in root.documents],
                    "facts": list(root.facts),
                    "sure": root.sure,
                }
                for root in self.roots
            ],
        }


def standing(record: Record, fact_id: str) -> Standing:
    """On how many independent origins a fact stands, among the facts that say the same."""
    fact = record.fact(fact_id)
    own = _content(fact)
    rows = [record.fact(found) for found in record.facts_alike(fact.id) if found != fact.id]
    alike = [row for row in rows if same(own, _content(row))]
    web = Web.loading(record.own_links)
    found = roots([_statement(row) for row in (fact, *alike)], web)
    names = {row.document_id: row.doc for row in (fact, *alike)}
    return Standing(fact, tuple(alike), tuple(found), names)


def _content(row: FactRow) -> Content:
    return Content(
        row.type, row.polarity, row.roles, row.measures, row.status, row.modality, row.time,
        row.published,
    )  # fmt: skip


def _statement(row: FactRow) -> Statement:
    first = row.evidence[0]
    return Statement(row.id, row.document_id, first.start, first.end, row.said, row.outlet)
