"""Passages and rows of a record as the draft check reads them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from plainview.checks.draft.lines import lines_of
from plainview.checks.draft.tellings import Telling, lines_of_row
from plainview.claims import Content
from plainview.model import Filler, Heading, Hop, Measure, Text, Time
from plainview.sources import READERS
from plainview.store import sql_matching, sql_read

_CELLS = " | "
_PUBLISHERS = frozenset(reader.__module__.split(".")[2] for reader in READERS)


class TellingReader:
    """Reads the sentences of passages, and the facts that were read from rows."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._official: dict[int, bool] = {}

    def rows(self, keys: Sequence[int]) -> list[Telling]:
        """The lines of those of some facts that were read from rows."""
        statement = sql_matching.FACTS.format(marks=", ".join("?" for _ in keys))
        rows = self._connection.execute(statement, tuple(keys)).fetchall()
        rows = [row for row in rows if is_official(row[4])]
        parts = self._parts([row[0] for row in rows])
        return [telling for row in rows for telling in _row_tellings(row, parts)]

    def passage(self, row: tuple[Any, ...]) -> list[Telling]:
        """The sentences of a passage, and the rows of a public record in it."""
        _, document, document_id, doc, outlet, published, title, start, stop = row[:9]
        page, cell, content, text = row[9:]
        facts = self._connection.execute(
            sql_matching.FACTS_WITHIN, (document, start, stop, text)
        ).fetchall()
        official = self._is_official(document)
        found = self.rows([fact[0] for fact in facts]) if official else []
        parts = self._parts([fact[0] for fact in facts])
        about = (document_id, doc, outlet, published)
        heading = Heading(title=title, published=published, outlet=outlet)
        for line in lines_of(Text(document_id, "", content, (), heading)):
            if official and _CELLS in line.content:
                continue  # a row, which facts stand for
            first, last = start + line.start, start + line.end
            here = [fact for fact in facts if first <= fact[2] < last]
            roles = [one for fact in here for one in parts["roles"].get(fact[0], ())]
            said = [hop for fact in here for hop in parts["said"].get(fact[0], ())]
            found.append(
                Telling(
                    line, *about, first, last, line.content, page, cell,
                    tuple(dict.fromkeys((*line.hops, *said))),
                    frozenset(one.entity for one in roles if one.entity),
                    tuple(fact[1] for fact in here), official,
                    tuple(_content(fact[0], fact[5:9], parts, published) for fact in here),
                )
            )  # fmt: skip
        return found

    def _is_official(self, document: int) -> bool:
        """Whether a document was read as a public record: all of its facts are, or none."""
        if document not in self._official:
            row = self._connection.execute(sql_matching.PATTERN_OF, (document,)).fetchone()
            self._official[document] = bool(row) and is_official(row[0])
        return self._official[document]

    def _parts(self, keys: Sequence[int]) -> dict[str, dict[int, list[Any]]]:
        makers = {"roles": Filler, "measures": Measure, "said": Hop, "evidence": tuple}
        found: dict[str, dict[int, list[Any]]] = {name: defaultdict(list) for name in makers}
        if not keys:
            return found
        marks = ", ".join("?" for _ in keys)
        for name, make in makers.items():
            statement = sql_read.FACT_PARTS[name].format(marks=marks)
            for number, *rest in self._connection.execute(statement, tuple(keys)):
                found[name][number].append(tuple(rest) if make is tuple else make(*rest))
        times = self._connection.execute(sql_matching.TIMES.format(marks=marks), tuple(keys))
        found["time"] = {number: [Time(*rest)] for number, *rest in times}
        return found


def _row_tellings(
    row: tuple[Any, ...], parts: dict[str, dict[int, list[Any]]]
) -> Iterator[Telling]:
    number, fact_id, start, stop = row[:4]
    document_id, doc, outlet, published = row[5:9]
    quote, page, cell = parts["evidence"][number][0][2:5]
    lines = lines_of_row(
        parts["roles"][number], parts["measures"][number], parts["time"][number][0], quote, start
    )
    for line in lines:
        yield Telling(
            line, document_id, doc, outlet, published, start, stop, quote, page, cell,
            tuple(parts["said"][number]), line.bodies, (fact_id,), True,
            (_content(number, row[9:13], parts, published),),
        )  # fmt: skip


def _content(
    number: int, kind: Sequence[str], parts: dict[str, dict[int, list[Any]]], published: str | None
) -> Content:
    type_, polarity, status, modality = kind
    return Content(
        type_, polarity, tuple(parts["roles"][number]), tuple(parts["measures"][number]), status,
        modality, parts["time"][number][0], published, parts["evidence"][number][0][2],
    )  # fmt: skip


def is_official(pattern: str) -> bool:
    """Whether a fact was read from a public record and not from prose."""
    return pattern.replace(".", "/").partition("/")[0] in _PUBLISHERS
