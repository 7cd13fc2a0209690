"""Resolving the names of a record again, and reading what an older version did not keep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from plainview import extraction, sources
from plainview.model import Filler, Reckoning, Text
from plainview.names.unlisted import ID_PREFIX
from plainview.pipeline.naming import Names
from plainview.store import Record
from plainview.vocab import entity

_BATCH = 200


@dataclass(slots=True)
class Renamed:
    """How many documents were looked at, and how many facts of how many documents changed.

    `reckoned` documents of an older version were read again for what they say of their numbers.
    """

    documents: int = 0
    changed: int = 0
    facts: int = 0
    reckoned: int = 0


def resolve_again(record: Record, progress: Callable[[int, int], None] | None = None) -> Renamed:
    """Redo what the facts' names were resolved to; judgements stay above it, facts as they are.

    `record` is open for writing. `progress` is told the documents done and their number.
    """
    done, total = Renamed(reckoned=_reckon(record)), record.count_documents()
    while batch := record.documents(order="added", limit=_BATCH, offset=done.documents):
        for document in batch:
            changed = _renamed(record, document.id) if document.facts else {}
            if changed:
                record.rename(document.id, changed)
                done.changed += 1
                done.facts += len(changed)
        done.documents += len(batch)
        if progress:
            progress(done.documents, total)
    record.count_again()
    return done


def _reckon(record: Record) -> int:
    """Read again the documents of an older version; the number of those that were read."""
    count = 0
    for document_id in record.reckonings_due():
        text = record.text(document_id)
        if text is not None:
            record.reckon(document_id, text, _reckonings(text))
            count += 1
    return count


def _reckonings(text: Text) -> list[Reckoning]:
    # a public record is read row by row and says nothing of its own numbers
    return extraction.read(text)[1] if sources.read(text) is None else []


def _renamed(record: Record, document_id: str) -> dict[str, list[tuple[str, str | None]]]:
    """The facts of a document whose names come out otherwise now."""
    text = record.text(document_id)
    if text is None:
        return {}
    before = record.resolved(document_id)
    fillers = {
        row.id: [
            replace(filler, name=name, entity=_still(entity_id))
            for filler, (name, entity_id) in zip(row.roles, before.get(row.id, ()), strict=True)
        ]
        for row in record.facts_of(document_id)
    }
    names = Names(text.content, text.heading.published, _all(fillers))
    changed = {}
    for fact_id, held in fillers.items():
        now = [(found.name, found.entity) for found in map(names.meaning, held)]
        if now != before.get(fact_id, []):
            changed[fact_id] = now
    return changed


def _still(entity_id: str | None) -> str | None:
    """What is provisional, or gone from the registry, is looked up anew."""
    if entity_id is None or entity_id.startswith(ID_PREFIX) or entity(entity_id) is None:
        return None
    return entity_id


def _all(fillers: dict[str, list[Filler]]) -> list[Filler]:
    return [filler for held in fillers.values() for filler in held]
