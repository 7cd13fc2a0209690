"""Sources: documents by origin, public records apart, and the outlets that are only named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from plainview.model import WrongUse
from plainview.store.shelf import NamedSource
from plainview.web.citing import SHORT
from plainview.web.folding import RECORDS, TEXTS, Origin
from plainview.web.page import page, record_of
from plainview.web.views import (
    DocumentView,
    PageView,
    document_json,
    document_view,
)
from plainview.web.visible import Visible

router = APIRouter()
SIZE = 20
MEMBERS = 8
"""Retellings of an origin in the list; the page of its lineage has all."""
ORDERS = (
    ("retold", "most retold"),
    ("published", "date"),
    ("facts", "number of facts"),
    ("newest", "last added"),
    ("name", "file name"),
)
KINDS = (
    ("retold", "retold by others"),
    ("alone", "standing alone"),
    ("textless", "without a text"),
)
Words = Annotated[str, Query(max_length=300)]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; empty for any. `after` is the last origin of the page before,
    by the beginning of its document's id."""

    shelf: Literal["texts", "records", "named"] = TEXTS
    outlet: Words = ""
    year: Annotated[str, Query(max_length=4)] = ""
    format: Words = ""
    kind: Literal["", "retold", "alone", "textless"] = ""
    order: Literal["retold", "published", "newest", "facts", "name"] = "retold"
    after: Annotated[str, Query(max_length=64)] = ""

    @property
    def active(self) -> dict[str, str]:
        return {key: value for key, value in asdict(self).items() if value and key in _NARROWING}

    @property
    def kept(self) -> dict[str, str]:
        """What an address of another page of the same list says."""
        order = {} if self.order == "retold" else {"order": self.order}
        shelf = {} if self.shelf == TEXTS else {"shelf": self.shelf}
        return {**shelf, **self.active, **order}

    def by(self, order: str) -> str:
        """The address of the same list in another order."""
        return f"/sources?{urlencode({**self.kept, 'order': order})}"


_NARROWING = ("outlet", "year", "format", "kind")


@dataclass(frozen=True, slots=True)
class RetellingView:
    """A document that retells another; `beside` sets the two side by side, "" where it cannot."""

    document: DocumentView
    share: str
    altered: int
    beside: str


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin as it is shown; `leans` are the outlets that it credits: name, address."""

    document: DocumentView
    sure: bool
    retellings: list[RetellingView]
    more: int
    leans: list[tuple[str, str]]


@router.get("/sources")
def sources(request: Request, filters: Annotated[Filters, Depends()]) -> HTMLResponse:
    record = record_of(request)
    counts = record.counts()
    shelved = {shelf: record.folded().on(shelf) for shelf in (TEXTS, RECORDS)}
    shelved["named"] = len(record.named_sources())
    here, where = ([], None) if filters.shelf == "named" else _cut(record, filters)
    return page(
        request,
        "sources.html",
        filters=filters,
        shelved=shelved,
        documents=counts.documents,
        unread=counts.problems + counts.notes,
        waiting=record.lineage_waiting(),
        origins=[_view(one, record) for one in here],
        named=record.named_sources() if filters.shelf == "named" else [],
        what=_what,
        choices=record.facets_of(filters.shelf) if filters.shelf != "named" else None,
        kinds=KINDS,
        orders=[(words, filters.by(name), name == filters.order) for name, words in ORDERS],
        page=where,
    )


@router.get("/sources.json")
def sources_json(request: Request, filters: Annotated[Filters, Depends()]) -> JSONResponse:
    record = record_of(request)
    if filters.shelf == "named":
        return JSONResponse({"named": [asdict(one) for one in record.named_sources()]})
    here, where = _cut(record, filters)
    told = [_plain(one, record) for one in here]
    after = where.after.replace("/sources", "/sources.json", 1) or None
    return JSONResponse({"total": where.total, "next": after, "origins": told})


@router.get("/sources/named/{entity}.json")
def named_json(request: Request, entity: str) -> JSONResponse:
    source, leaning = _named(record_of(request), entity)
    return JSONResponse({**asdict(source), "credited_by": [asdict(one) for one in leaning]})


@router.get("/sources/named/{entity}")
def named(request: Request, entity: str) -> HTMLResponse:
    source, leaning = _named(record_of(request), entity)
    return page(request, "named.html", source=source, what=_what(source), rows=leaning)


@dataclass(frozen=True, slots=True)
class LeaningView:
    """A document that credits an outlet, and what it says the outlet had ("" for nothing)."""

    document: DocumentView
    what: str
    reader: str


def _named(record: Visible, entity: str) -> tuple[NamedSource, list[LeaningView]]:
    """A source that is only named and who credits it; raises WrongUse where nobody does."""
    source = next((one for one in record.named_sources() if one.entity == entity), None)
    if source is None:
        raise WrongUse(f"no document credits {entity!r}", "plainview lineage lists who is credited")
    rows = [
        LeaningView(
            document_view(record.document(document)),
            one.what,
            f"/documents/{document}" + ("" if record.public else f"?at={one.start}#here"),
        )
        for document, leaning in record.leanings().items()
        for one in leaning
        if one.entity == entity
    ]
    return source, sorted(rows, key=lambda one: (one.document.published, one.document.name))


def _cut(record: Visible, filters: Filters) -> tuple[list[Origin], PageView]:
    """The origins after one, and where they stand; new documents move no page that was sent on."""
    narrow = {name: getattr(filters, name) for name in _NARROWING}
    found, folded = record.origins(filters.order, filters.shelf, **narrow), record.folded()
    first = folded.place(found, filters.after)
    last = min(first + SIZE, len(found))
    here = [folded.origins[number] for number in found[first:last].tolist()]

    def at(number: int) -> str:
        after = folded.origins[found[number - 1]].document.id[:SHORT] if number > 0 else ""
        query = urlencode({**filters.kept, **({"after": after} if after else {})})
        return f"/sources?{query}" if query else "/sources"

    before = at(first - SIZE) if first else ""
    after = at(last) if last < len(found) else ""
    shown = first + 1 if len(found) else 0
    return here, PageView(shown, last, len(found), SIZE, before, after)


def _view(one: Origin, record: Visible) -> OriginView:
    return OriginView(
        document=document_view(record.document(one.document.id)),
        sure=one.sure,
        retellings=list(_retellings(one, record)),
        more=max(0, len(one.retellings) - MEMBERS),
        leans=[
            (
                f"{each.name} ({each.what})" if each.what else each.name,
                f"/sources/named/{each.entity}",
            )
            for each in record.leanings().get(one.document.id, [])
        ],
    )


def _plain(one: Origin, record: Visible) -> dict[str, Any]:
    """An origin as plain data; `share` is of the retelling that stands in its source."""
    owed = [(member, record.owed(member.id)) for member in one.retellings[:MEMBERS]]
    return {
        **document_json(record.document(one.document.id)),
        "sure": one.sure,
        "retellings": len(one.retellings),
        "retold_by": [
            {
                **document_json(record.document(member.id)),
                "sources": [
                    {"doc_id": source, "share": round(share, 3), "alterations": count}
                    for source, share, count in sources
                ],
            }
            for member, sources in owed
        ],
        "credits": [
            {"name": each.name, "what": each.what}
            for each in record.leanings().get(one.document.id, [])
        ],
    }


def _retellings(one: Origin, record: Visible) -> Iterator[RetellingView]:
    for member in one.retellings[:MEMBERS]:
        owed = record.owed(member.id)
        source = max(owed, key=lambda each: each[1], default=None)
        yield RetellingView(
            document=document_view(record.document(member.id)),
            share=f"{source[1]:.0%}" if source else "",
            altered=sum(count for _, _, count in owed),
            beside=f"/lineage/{member.id}/{source[0]}" if source else "",
        )


def _what(source: NamedSource) -> str:
    """What documents say that it had, in words: "documents, emails"."""
    return ", ".join(source.what)
