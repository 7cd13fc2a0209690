"""What reads the streams of the checks of law, office, names and official record."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from plainview.checks.one_origin import WIDELY, Printed
from plainview.checks.told import Told
from plainview.store import sql_prose, sql_told_law
from plainview.store.prose import beside, in_sentences
from plainview.store.told import facts_of

_NUMBER = re.compile(r"\b(?=[0-9A-Z]*[0-9])(?=[0-9A-Z]*[A-Z])[0-9A-Z]{11,}\b")
"""A number of an award: capitals and digits, as in 70CMSD25P00000111."""

Reader = Callable[[sqlite3.Connection], Iterator[Any]]


def streams(lists: Reader) -> dict[str, Reader]:
    """The readers by the name of their stream; `lists` reads the copies of lists."""
    return {
        **{
            name: partial(_told, statement=statement)
            for name, statement in sql_told_law.STREAMS.items()
        },
        "told_amounts": _amounts,
        "told_by_number": _by_number,
        "claims_printed": _printed,
        "beside_lists": lambda connection: beside(connection, lists(connection)),
    }


def _printed(connection: sqlite3.Connection) -> Iterator[Printed]:
    for key, claim, origins in connection.execute(sql_prose.PRINTED, (WIDELY,)):
        rows = connection.execute(sql_prose.PRINTED_BY, (key,)).fetchall()
        facts, docs, outlets = (tuple(dict.fromkeys(column)) for column in zip(*rows, strict=True))
        yield Printed(claim, facts, docs, tuple(filter(None, outlets)), origins)


def _by_number(connection: sqlite3.Connection) -> Iterator[Told]:
    """Awards of texts with the rows of the award that they name by its number, by number."""
    named: dict[str, list[Told]] = defaultdict(list)
    numbered = {
        text
        for text, content in connection.execute(sql_told_law.PASSAGES_OF_AWARDS)
        if _NUMBER.search(content)
    }
    awards = connection.execute(sql_told_law.AWARDS_OF_TEXTS, (json.dumps(sorted(numbered)),))
    for told in in_sentences(connection, facts_of(connection, awards)):
        for number in dict.fromkeys(_NUMBER.findall(told.quote)):
            named[number].append(replace(told, group=number))
    for number, texts in sorted(named.items()):
        rows = connection.execute(sql_told_law.OF_AWARD, {"number": number}).fetchall()
        if rows:
            yield from texts
            yield from facts_of(connection, iter(rows))


def _told(connection: sqlite3.Connection, statement: str) -> Iterator[Told]:
    return facts_of(connection, connection.execute(statement))


def _amounts(connection: sqlite3.Connection) -> Iterator[Told]:
    return in_sentences(connection, _told(connection, sql_told_law.STREAMS["told_amounts"]))
