"""Whether what came is what was asked for, told from the bytes; what the server says of them
counts only where they fit both."""

from __future__ import annotations

import codecs

from plainview.pulling.asking import Kind, Unfetched

_OPENINGS: dict[Kind, tuple[bytes, ...]] = {
    "json": (b"{", b"["),
    "workbook": (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"),
    "page": (b"<",),
    "xml": (b"<",),
}
_WORDS: dict[Kind, str] = {
    "json": "JSON",
    "workbook": "a workbook",
    "page": "a web page",
    "xml": "XML",
}
_HTML = (b"<!doctype html", b"<html")
_BY_HAND = "Open the address in a browser; download the file there and use plainview add"


def demand(kind: Kind, data: bytes, declared: str, address: str) -> None:
    """Raises Unfetched where the bytes are not of the kind asked for."""
    head = data[:1000].removeprefix(codecs.BOM_UTF8).lstrip()
    is_html = head.startswith(b"<") and any(mark in head.lower() for mark in _HTML)
    if not head:
        raise Unfetched("empty", f"The answer of {address} is empty", "Try again later")
    if is_html and kind != "page":
        raise Unfetched(
            "html",
            f"{address} answered with a web page where {_WORDS[kind]} was expected",
            "It may be down for maintenance, or ask whether you are human. " + _BY_HAND,
        )
    if not head.startswith(_OPENINGS[kind]):
        said = f"; the server calls it {declared}" if declared else ""
        raise Unfetched(
            "wrong_type",
            f"What came from {address} is not {_WORDS[kind]}{said}",
            _BY_HAND,
        )
