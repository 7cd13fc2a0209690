"""How to cite: one line that says where words come from, in plain text and in parts for HTML."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from plainview import __version__
from plainview.model import MASK
from plainview.publish.words import date_words, place_words
from plainview.store.rows import DocumentRow, EvidenceRow, FactRow
from plainview.web.nav import answers

SHORT = 16
"""Letters of an id that stand for it: the record finds a fact or a document by them."""

_site: ContextVar[str] = ContextVar("site", default="")


class KnowsItsSite:
    """Middleware that notes under which name the pages were asked for: a citation says it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            _site.set(str(Request(scope).base_url).rstrip("/"))
        await self._app(scope, receive, send)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a citation; `address` is where it leads, "" for nowhere."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where words come from.

    `about` names the document, its outlet, its date and the place in it, as far as they are known;
    `source` is the document's own web address, `kept` the path under which the record shows it,
    `read` the day on which it was read, `digest` the SHA-256 of its bytes.
    """

    quote: str
    about: tuple[str, ...]
    source: str
    kept: str
    read: str
    digest: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The line in runs, those that lead somewhere apart."""
        source = (Piece(" "), Piece(self.source, linked(self.source)), Piece("."))
        return (
            Piece(f"{', '.join(self.about)}."),
            *(source if self.source else ()),
            Piece(" Record: "),
            Piece(self._permanent, self.kept),
            Piece(
                f" (read by Plainview {__version__} on {self.read};"
                f" SHA-256 {self.digest[:SHORT]}…)."
            ),
        )

    @property
    def _permanent(self) -> str:
        folder, _, name = self.kept.rpartition("/")
        return f"{_site.get()}{folder}/{name[:SHORT]}"

    @property
    def line(self) -> str:
        """The line in plain text."""
        return "".join(piece.words for piece in self.pieces)

    def to_json(self) -> dict[str, Any]:
        """The citation as plain data."""
        return {"citation": self.line, "address": self._permanent}


def cite_fact(row: FactRow, item: EvidenceRow | None = None) -> Citation:
    """How to cite words that carry a fact: its first, where no others are given."""
    item = item or row.evidence[0]
    return Citation(
        " ".join(item.quote.split()),
        _about(row.title, row.doc, row.outlet, row.published, place_words(item)),
        row.address or "",
        f"/facts/{row.id}",
        date_words(row.added_at[:10]),
        row.document_id,
    )


def cite_document(row: DocumentRow) -> Citation:
    """How to cite a document as a whole."""
    return Citation(
        "",
        _about(row.title, row.name, row.outlet, row.published, ""),
        row.address or "",
        f"/documents/{row.id}",
        date_words(row.added_at[:10]),
        row.id,
    )


def site() -> str:
    """The name under which the pages were asked for, such as http://127.0.0.1:8470."""
    return _site.get()


def linked(address: str) -> str:
    """A document's own address where it may be followed: of the web, with nobody's name hidden."""
    return address if address.startswith(("http://", "https://")) and MASK not in address else ""


def _about(
    title: str | None, name: str, outlet: str | None, published: str | None, place: str
) -> tuple[str, ...]:
    named = title or name
    file = f"file {name}" if title and name != title and "//" not in name else ""
    parts = (named, outlet, date_words(published), file, place)
    return tuple(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class PageCitation:
    """How to cite a page: its address, the day it was seen, and its twin as data ("" for none)."""

    address: str
    version: str
    seen: str
    twin: str


def cite_page(request: Request, today: date) -> PageCitation | None:
    """How to cite the page that was asked for; None for what answers a form."""
    if request.method not in ("GET", "HEAD"):
        return None
    query = f"?{request.url.query}" if request.url.query else ""
    twin = twin_of(request.url.path)
    return PageCitation(
        f"{_site.get()}{request.url.path}{query}",
        __version__,
        date_words(today.isoformat()),
        f"{twin}{query}" if answers(request.app, twin) else "",
    )


def twin_of(path: str) -> str:
    """The address of a page's twin as data."""
    return "/overview.json" if path == "/" else f"{path}.json"
