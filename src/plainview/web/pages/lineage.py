"""Lineage: documents under the one they go back to, and two of them beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from plainview.model import Alignment, WrongUse
from plainview.pipeline import Family, Told
from plainview.pipeline.lineage_told import Altered, Owed
from plainview.publish.words import date_words
from plainview.store.rows import DocumentRow
from plainview.web.beside import Row, Run, by_sentence, in_sentence, rows
from plainview.web.citing import cite_document
from plainview.web.page import page, record_of
from plainview.web.views import DocumentView, document_view, page_view, stated
from plainview.web.visible import Visible

router = APIRouter()
SIZE = 20
MEMBERS = 100
"""Documents of a group that the page shows; the JSON has all."""

_MANNERS = {"copy": "copied", "rewrite": "rewritten", "excerpt": "excerpt", "passages": "passages"}
PageNumber = Annotated[int, Query(alias="page", ge=1, le=10_000_000)]


@dataclass(frozen=True, slots=True)
class MemberView:
    """A document of a group; `share` of its text stands in another of them."""

    document: DocumentView
    share: str


@dataclass(frozen=True, slots=True)
class FamilyView:
    """Documents that go back to one; `root` is None where it is not known which was first."""

    root: DocumentView | None
    members: list[MemberView]
    total: int


@dataclass(frozen=True, slots=True)
class OwedView:
    """What joins a document to another; `address` compares the two, "" where one is only named."""

    name: str
    document: str
    address: str
    how: str
    share: str
    why: str
    altered: int


@dataclass(frozen=True, slots=True)
class AlteredView:
    """An alteration with both its sentences, the altered words marked."""

    kind: str
    note: str
    source: tuple[Run, ...]
    source_doc: str
    source_reader: str
    other: tuple[Run, ...]
    other_reader: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents that share passages, the source first where that is known."""

    told: Told
    owed: Owed
    source: DocumentRow


@router.get("/lineage")
def lineage(request: Request, number: PageNumber = 1) -> HTMLResponse:
    record = record_of(request)
    found = record.families()
    here = found[(number - 1) * SIZE : number * SIZE]
    return page(
        request,
        "lineage.html",
        families=[_family(one, record) for one in here],
        waiting=record.lineage_waiting(),
        page=page_view("/lineage", {}, number, SIZE, len(found)),
    )


@router.get("/lineage.json")
def lineage_json(request: Request, number: PageNumber = 1) -> JSONResponse:
    record = record_of(request)
    found = record.families()
    here = found[(number - 1) * SIZE : number * SIZE]
    return JSONResponse(
        {
            "total": len(found),
            "page": number,
            "waiting": record.lineage_waiting(),
            "groups": [_family_json(one, record) for one in here],
        }
    )


@router.get("/lineage/{document_id}.json")
def told_json(request: Request, document_id: str) -> JSONResponse:
    found = record_of(request).lineage(document_id)
    cite = cite_document(found.document).to_json()
    return JSONResponse({**found.to_json(), "cite": cite})


@router.get("/lineage/{document_id}")
def told(request: Request, document_id: str) -> HTMLResponse:
    found = record_of(request).lineage(document_id)
    row = found.document
    return page(
        request,
        "told.html",
        document=document_view(row),
        origin=stated(row.outlet, date_words(row.published)),
        owes=[_owed(one, row) for one in found.derived_from],
        retold=[_owed(one, row) for one in found.retold_by],
        shares=[_owed(one, row) for one in found.shares],
        altered=[
            _altered(each, one, row) for one in found.derived_from for each in one.alterations
        ],
    )


@router.get("/lineage/{document_id}/{source_id}.json")
def beside_json(request: Request, document_id: str, source_id: str) -> JSONResponse:
    pair = _pair(record_of(request), document_id, source_id)
    link = pair.owed.link
    assert link is not None
    return JSONResponse(
        {
            "doc": pair.told.document.name,
            "doc_id": pair.told.document.id,
            "source": {"doc": pair.source.name, **pair.owed.to_json()},
            "passages": [
                {
                    "source_start": one.source_start,
                    "source_end": one.source_end,
                    "other_start": one.other_start,
                    "other_end": one.other_end,
                    "score": round(one.score, 3),
                }
                for one in link.alignments
            ],
            "alterations": [one.to_json() for one in pair.owed.alterations],
        }
    )


@router.get("/lineage/{document_id}/{source_id}")
def beside(request: Request, document_id: str, source_id: str) -> HTMLResponse:
    record = record_of(request)
    pair = _pair(record, document_id, source_id)
    row, link = pair.told.document, pair.owed.link
    assert link is not None
    return page(
        request,
        "beside.html",
        other=document_view(row),
        source=document_view(pair.source),
        compared=pair.owed in pair.told.derived_from and link.direction.way == "source",
        link=_owed(pair.owed, row),
        altered=[_altered(one, pair.owed, row) for one in pair.owed.alterations],
        rows=_rows(record, pair, link.alignments),
    )


def _rows(record: Visible, pair: Pair, aligned: Sequence[Alignment]) -> list[Row]:
    """Both texts, sentence by sentence; none where texts are kept back."""
    source, other = record.text(pair.source.id), record.text(pair.told.document.id)
    if source is None or other is None:
        return []
    altered = [one.alteration for one in pair.owed.alterations]
    return rows(source.content, other.content, by_sentence(source, other, aligned), altered)


def _pair(record: Visible, document_id: str, source_id: str) -> Pair:
    """Two documents; raises WrongUse where they share no passage."""
    one, two = record.document(document_id), record.document(source_id)
    for other, source in ((one, two), (two, one)):
        told = record.lineage(other.id)
        for owed in (*told.derived_from, *told.shares):
            if owed.document_id == source.id and owed.link is not None:
                return Pair(told, owed, source)
    raise WrongUse("these two documents share no passage", "plainview lineage lists those that do")


def _family(family: Family, record: Visible) -> FamilyView:
    origin = family.origin.id if family.origin else ""
    members = []
    for row, share in list(zip(family.documents, family.shares, strict=True))[:MEMBERS]:
        if row.id != origin:
            members.append(MemberView(document_view(record.document(row.id)), f"{share:.0%}"))
    root = document_view(record.document(origin)) if origin else None
    return FamilyView(root, members, len(family.documents))


def _family_json(family: Family, record: Visible) -> dict[str, Any]:
    return {
        "origin": family.origin.id if family.origin else None,
        "documents": [
            {"doc": record.document(row.id).name, "doc_id": row.id, "share": round(share, 3)}
            for row, share in zip(family.documents, family.shares, strict=True)
        ],
    }


def _owed(owed: Owed, row: DocumentRow) -> OwedView:
    if owed.link is None:
        what = owed.named.what if owed.named else ""
        return OwedView(owed.doc, "", "", what or "named", "", "not in the record", 0)
    direction = owed.link.direction
    why = (
        "which was first is not known"
        if direction.way == "unknown"
        else f"{direction.confidence:.0%} sure: {direction.reason}"
    )
    return OwedView(
        name=owed.doc,
        document=f"/lineage/{owed.document_id}",
        address=f"/lineage/{row.id}/{owed.document_id}",
        how=_MANNERS[owed.link.manner],
        share=f"{owed.link.other_share:.0%}",
        why=why,
        altered=len(owed.alterations),
    )


def _altered(altered: Altered, owed: Owed, row: DocumentRow) -> AlteredView:
    item = altered.alteration
    return AlteredView(
        kind=item.kind,
        note=item.note,
        source=in_sentence(altered.source_sentence, altered.source_words),
        source_doc=altered.source_doc,
        source_reader=f"/documents/{owed.document_id}?at={item.source_start}#here",
        other=in_sentence(altered.other_sentence, altered.other_words),
        other_reader=f"/documents/{row.id}?at={item.other_start}#here",
    )
