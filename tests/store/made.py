"""Documents made by hand for the tests of the store: texts, facts, and how to add them."""

from __future__ import annotations

from pathlib import Path

from plainview.model import (
    Anchor,
    Capture,
    Document,
    Evidence,
    Fact,
    Filler,
    Heading,
    Hop,
    Measure,
    Problem,
    Text,
    Time,
)
from plainview.store import Packed, Record, pack, vault
from plainview.store.folder import Folder

SENTENCE = (
    "According to an audit, the Harbour Board asked for over {n} ferry records in May 2025,"
    " and Wanda Quillfeather answered."
)
SEEN = "2025-06-01T00:00:00Z"


def text_of(document: Document, n: int = 4100, more: str = "") -> Text:
    content = f"Ferry records, report {n}\n\n{SENTENCE.format(n=n)}\n\n{more}"
    anchors = (Anchor(0, len(content) // 2, 1), Anchor(len(content) // 2, len(content), 2))
    heading = Heading(f"Ferry records {n}", "Wanda Quillfeather", "2025-06", None, "Harbour News")
    return Text(document.id, "plain/1", content, anchors, heading, 0)


def facts_of(text: Text, n: int = 4100) -> list[Fact]:
    content = text.content

    def at(words: str) -> tuple[str, int, int]:
        start = content.index(words)
        return words, start, start + len(words)

    printed, first, last = at(f"over {n}")
    quote, start, end = at(SENTENCE.format(n=n))
    measure = Measure(
        "records_requested", n, None, n, "more_than", "records", None, None, None, "2025-05",
        printed, first, last,
    )  # fmt: skip
    fillers = (
        Filler("recipient", "Harbour Board", *at("the Harbour Board"), "name", "org:harbour-board"),
        Filler("category", "data:passenger_record", *at("ferry records"), "name"),
        Filler("recipient", "Port Police", None, None, None, "implied", "org:port-police"),
    )
    said = (Hop("report", "audit", *at("an audit")),)
    time = Time(None, None, None, "2025-05", *at("May 2025"))
    evidence = (Evidence(start, end, quote),)
    fact = Fact(
        content, text.id, "access", "requested", "asserted", "+", fillers, (measure,), said,
        evidence, time, ("unresolved",), "ask-for",
    )  # fmt: skip
    rule = Fact(
        content, text.id, "stance", "stated", "asserted", "+",
        (Filler("holder", "Harbour Board", *at("Harbour Board"), "name", "org:harbour-board"),),
        (), (), (Evidence(*reversed_place(at("the Harbour Board asked"))),),
    )  # fmt: skip
    return [fact, rule]


def reversed_place(found: tuple[str, int, int]) -> tuple[int, int, str]:
    return found[1], found[2], found[0]


def hidden(text: Text) -> list[tuple[int, int]]:
    start = text.content.index("Wanda")
    return [(start, start + len("Wanda Quillfeather"))]


def packed(
    folder: Folder,
    n: int,
    *,
    name: str | None = None,
    parent: str | None = None,
    more: str = "",
    problems: tuple[Problem, ...] = (),
) -> Packed:
    """Report number `n` about ferries, with two facts and one person's name."""
    data = f"ferries {n} {more}".encode()
    document = Document.of(data, "text/plain")
    name = name or f"ferries-{n}.txt"
    path = None if parent else f"/papers/{name}"
    capture = Capture(document.id, name, "member" if parent else "file", SEEN, path, parent)
    text = text_of(document, n, more)
    return pack(
        document, capture, text, facts_of(text, n), problems,
        unlisted=hidden(text), spool=vault.spool(folder.spool, data),
    )  # fmt: skip


def record_with(path: Path, *numbers: int) -> Record:
    """A new record, open for writing, with some reports in it."""
    record = Record.create(path)
    for n in numbers:
        record.add(packed(record.folder, n))
    record.commit()
    return record


def dump(record: Record) -> list[str]:
    """Everything the database holds, the search indexes' inner tables too."""
    return list(record._connection.iterdump())
