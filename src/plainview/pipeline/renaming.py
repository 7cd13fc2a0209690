"""Resolving the names of a record again, with the registry of this version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from plainview.model import Filler
from plainview.names.unlisted import ID_PREFIX
from plainview.pipeline.naming import Names
from plainview.store import Record
from plainview.vocab import entity

_BATCH = 200


@dataclass(slots=True)
class Renamed:
    """How many documents were looked at, and how many facts of how many documents changed."""

    documents: int = 0
    changed: int = 0
    facts: int = 0


def resolve_again(record: Record, progress: Callable[[int, int], None] | None = None) -> Renamed:
    """Redo what the facts' names were resolved to; judgements stay above it, facts as they are.

    `record` is open for writing. `progress` is told the documents done and their number.
    """
    done, total = Renamed(), record.count_documents()
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
    return done


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
