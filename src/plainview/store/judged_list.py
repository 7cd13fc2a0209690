"""Listing people's judgements with what each does now."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from plainview.store import findings, judged_findings, judged_names, sql_judged
from plainview.store.judging import WITHDRAWN, Ruling, ruling
from plainview.store.judging_places import FINDING, seen


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A person's judgement and what it does now.

    `kind` is what it is about: "name", "finding" or "claim". On a finding, `name` is its check. A
    judgement on a name says whether `surface` stands for `entity`, called `name`; in one document
    where `document_id` is given (`doc` is its name, None where it is gone), in one fact of it where
    `type` and `span` are. `facts` counts those whose names it decides. `state` is "decides",
    "waits" (it decides no name as of now), "superseded" (a newer one took its place), "withdraws"
    (it took others back), "changed" (the facts of the finding or claim say something else now, so
    that it holds no more) or "lost" (what it is about is not found).
    """

    kind: str
    verdict: str
    reason: str
    made_at: str
    state: str
    facts: int
    about: str
    surface: str = ""
    entity: str = ""
    name: str = ""
    document_id: str = ""
    doc: str | None = None
    type: str = ""
    span: tuple[int, int] | None = None


def judged(connection: sqlite3.Connection) -> list[JudgedRow]:
    """All judgements, oldest first."""
    held = judged_names.rulings(connection)
    standing = {item.key for item in held}
    rows = connection.execute(sql_judged.JUDGED).fetchall()
    states = _states(connection)
    return [_row(connection, row, standing, states) for row in rows]


def _states(connection: sqlite3.Connection) -> dict[int, str]:
    """What the judgements on findings and claims do; only the checks that they are on are run."""
    checks = sorted({one.check for one in judged_findings.on(connection, FINDING)})
    found = [one for check in checks for one in findings.findings(connection, check, None)]
    return judged_findings.states(connection, found)


def _row(
    connection: sqlite3.Connection,
    row: tuple[Any, ...],
    standing: set[int],
    states: dict[int, str],
) -> JudgedRow:
    key, about, verdict, reason, made_at, snapshot, facts = row
    item = ruling(key, about, verdict, snapshot)
    if item is None:
        kind = about.partition(":")[0]
        other = seen(key, about, verdict, reason, made_at, snapshot)
        name, state = other.check if other else "", states.get(key, "waits")
        return JudgedRow(kind, verdict, reason, made_at, state, facts, about, name=name)
    merge = item.merge
    place = connection.execute(sql_judged.NAME_OF, (merge.document,)).fetchone()
    return JudgedRow(
        "name",
        verdict,
        reason,
        made_at,
        _state(connection, item, facts, standing, place[0] if place else None),
        facts,
        about,
        merge.surface,
        merge.entity,
        item.name,
        merge.document,
        place[1] if place else None,
        merge.type,
        merge.span,
    )


def _state(
    connection: sqlite3.Connection,
    item: Ruling,
    facts: int,
    standing: set[int],
    document_key: int | None,
) -> str:
    if item.key not in standing:
        return "withdraws" if item.verdict == WITHDRAWN else "superseded"
    if facts:
        return "decides"
    if not item.merge.document:
        return "waits"
    found = document_key is not None and judged_names.finds(connection, item, document_key)
    return "waits" if found else "lost"
