"""Texts with their facts, for the checks that look at the words around facts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from plainview.checks.figures import Snapshot
from plainview.checks.official_counts import Beside
from plainview.checks.prose import Placed, Prose
from plainview.checks.told import Told
from plainview.store import sql_prose

_LIST = "ICE list of agencies participating in the 287(g) program"


def prose(connection: sqlite3.Connection, documents: str) -> Iterator[Prose]:
    """Of some documents, given as a JSON list of their numbers, those of running text, one at a
    time: with their facts, and where no fact was read at all, without."""
    yield from _texts(connection, connection.execute(sql_prose.FACTS, (documents,)))


def beside(connection: sqlite3.Connection, lists: Iterable[Snapshot]) -> Iterator[Beside]:
    """The texts that speak of 287(g), each with the lists of agreements in force."""
    held = [one for one in lists if one.list == _LIST and one.status == "in_force"]
    ordered = tuple(sorted(held, key=lambda one: (one.latest, one.entries)))
    for text in _texts(connection, connection.execute(sql_prose.FACTS_BESIDE)) if held else ():
        yield Beside(text.group, text, ordered)


def _texts(connection: sqlite3.Connection, rows: Iterable[tuple[Any, ...]]) -> Iterator[Prose]:
    for (document, text), facts in groupby(rows, key=lambda row: row[:2]):
        sha, doc, published = connection.execute(sql_prose.DOCUMENT, (document,)).fetchone()
        passages = connection.execute(sql_prose.PASSAGES, (text,))
        content = "".join(passage for (passage,) in passages)
        placed = tuple(Placed(*row[2:]) for row in facts if row[2])
        yield Prose(document, sha, doc, published, content, placed)


def in_sentences(connection: sqlite3.Connection, facts: Iterable[Told]) -> Iterator[Told]:
    """Facts of running text with the sentence around their evidence for a quote."""
    for told in facts:
        if told.official:
            yield told
            continue
        start, content = connection.execute(sql_prose.PASSAGE, (told.key,)).fetchone()
        around = Prose(told.document, "", told.doc, told.published, content, ())
        yield replace(told, quote=around.words(around.sentence(told.start - start)))
