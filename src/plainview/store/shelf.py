"""All documents of a record in short, for a list that is narrowed, counted and folded at once."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass
from sys import intern

from plainview.store.telling_reader import is_official

# a document's facts are all of one source: the first says whether that is a public record
_SHELF = """
SELECT d.id, d.name, d.media_type, d.published, d.outlet, d.facts,
       (SELECT reader FROM texts AS t WHERE t.document_key = d.key ORDER BY t.key DESC LIMIT 1),
       (SELECT pattern FROM facts AS f WHERE f.document_key = d.key ORDER BY f.start LIMIT 1)
  FROM documents AS d ORDER BY d.key
"""
_NAMED = """
SELECT n.entity, n.name, count(DISTINCT n.document_key),
       (SELECT count(*) FROM documents AS d WHERE d.outlet = n.name)
  FROM lineage_named AS n GROUP BY n.entity ORDER BY 3 DESC, 2
"""
_WHAT_NAMED = """
SELECT entity, what, count(*) FROM lineage_named WHERE what != '' GROUP BY 1, 2 ORDER BY 3 DESC, 2
"""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document in short; `reader` is None where it has no text, `official` says that it was read
    as a public record."""

    id: str
    name: str
    media_type: str
    published: str | None
    outlet: str | None
    facts: int
    reader: str | None
    official: bool

    @property
    def year(self) -> str:
        """Four digits, or "" where it has no date."""
        year = (self.published or "")[:4]
        return year if year.isdigit() else ""


@dataclass(frozen=True, slots=True)
class NamedSource:
    """An outlet that documents credit: how many do, what they say it had ("documents", "emails"),
    and how many documents of its own the record holds."""

    entity: str
    name: str
    documents: int
    held: int
    what: tuple[str, ...]


def shelf(connection: sqlite3.Connection) -> list[Shelved]:
    """Every document, in the order in which they came in."""
    found = []
    for document, name, media_type, published, outlet, facts, reader, pattern in connection.execute(
        _SHELF
    ):
        found.append(
            Shelved(
                document, name, intern(media_type), published, outlet and intern(outlet), facts,
                reader and intern(reader), bool(pattern) and is_official(pattern),
            )
        )  # fmt: skip
    return found


def named_sources(connection: sqlite3.Connection) -> list[NamedSource]:
    """The outlets that documents credit by name, those that most credit first."""
    what: dict[str, Counter[str]] = {}
    for entity, words, count in connection.execute(_WHAT_NAMED):
        what.setdefault(entity, Counter())[words] += count
    return [
        NamedSource(
            entity, name, documents, held,
            tuple(word for word, _ in what.get(entity, Counter()).most_common()),
        )
        for entity, name, documents, held in connection.execute(_NAMED).fetchall()
    ]  # fmt: skip
