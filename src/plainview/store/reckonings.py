"""The reckonings of a record, for the checks, one document after the other."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence

from plainview.checks import Asked, Reckoned, Sized
from plainview.model import Evidence, Filler, Measure, Reckoning, Text
from plainview.store import sql_read, sql_reckonings, sql_write
from plainview.store.packing import reckoning_row
from plainview.store.told import facts_of


def reckoned(
    connection: sqlite3.Connection, statement: str = sql_reckonings.STREAM
) -> Iterator[Reckoned]:
    """What texts say of their own numbers, with the facts whose evidence the words meet."""
    for row in connection.execute(statement):
        key, document, doc, published, page, cell, *rest = row
        kind, direction, parts, facts = rest
        measures, bodies, evidence, sure = json.loads(parts)
        reckoning = Reckoning(
            kind,
            direction,
            tuple(Measure(*each) for each in measures),
            tuple(Filler(*each) for each in bodies),
            tuple(Evidence(*each) for each in evidence),
            sure,
        )
        place = cell or (f"page {page}" if page else "")
        held = tuple(facts.split()) if facts else ()
        yield Reckoned(key, document, doc, published, place, held, reckoning)


def due(connection: sqlite3.Connection) -> list[str]:
    """Ids of documents that were read before reckonings were kept."""
    return [document_id for (document_id,) in connection.execute(sql_reckonings.DUE)]


def put(
    connection: sqlite3.Connection, document_id: str, text: Text, found: Sequence[Reckoning]
) -> None:
    """Keep the reckonings of a document, in the place of those that it had."""
    key = connection.execute(sql_read.KEY_OF_DOCUMENT, (document_id,)).fetchone()
    rows = [(*key, *reckoning_row(text, n, one)) for n, one in enumerate(found)]
    connection.execute(sql_write.FORGET_RECKONINGS, key)
    connection.executemany(sql_write.RECKONING, rows)
    connection.execute(sql_write.RECKONINGS_DONE, key)


def faults(connection: sqlite3.Connection, document: int, content: str) -> Iterator[str]:
    """What of a document's reckonings does not stand in its text where it says."""
    for n, start, stop, parts in connection.execute(sql_reckonings.KEPT, (document,)):
        try:
            measures, bodies, evidence, _ = json.loads(parts)
            words = [(one.start, one.end, one.quote) for one in (Evidence(*e) for e in evidence)]
            ends = (words[0][0], words[-1][1])
            words += [(one.start, one.end, one.surface) for one in (Measure(*m) for m in measures)]
            named = [Filler(*body) for body in bodies]
        except (ValueError, TypeError, IndexError):
            yield f"reckoning {n} cannot be read"
            continue
        printed = [
            (b.start, b.end, b.surface)
            for b in named
            if b.start is not None and b.end is not None and b.surface is not None
        ]
        if ends != (start, stop) or any(content[a:b] != said for a, b, said in words + printed):
            yield f"reckoning {n}: its words do not stand in the text where it says"


def sized(connection: sqlite3.Connection) -> Iterator[Sized]:
    """Bodies that another is compared with, each with what facts say of its size."""
    compared: dict[str, list[Sized]] = defaultdict(list)
    for order in reckoned(connection, sql_reckonings.ORDERS):
        for body in order.reckoning.filled("right_body"):
            if body.entity:
                compared[body.entity].append(Sized(body.entity, body.name, order=order))
    for entity in sorted(compared):
        yield from compared[entity]
        places = connection.execute(sql_reckonings.WORKFORCES, (entity,))
        for known in facts_of(connection, places):
            yield Sized(entity, compared[entity][0].name, known=known)


def asked(connection: sqlite3.Connection) -> Iterator[Asked]:
    """Bodies of which a text says that a number is not known, each with what facts say later."""
    questions: dict[str, list[Asked]] = defaultdict(list)
    for question in reckoned(connection, sql_reckonings.UNKNOWNS):
        bodies = {body.entity: body for body in question.reckoning.filled("body") if body.entity}
        for entity, body in bodies.items():
            group = f"{question.reckoning.direction} {entity}"
            questions[group].append(Asked(group, body.name, question=question))
    for group in sorted(questions):
        yield from questions[group]
        kind, _, entity = group.partition(" ")
        first = min(one.question.published or "9" for one in questions[group] if one.question)
        places = connection.execute(sql_reckonings.ANSWERS, (entity, kind, first))
        for known in facts_of(connection, places):
            yield Asked(group, questions[group][0].name, known=known)
