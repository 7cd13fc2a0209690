"""Applying judgements on findings and claims to those of now."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from plainview.model import Claim, Finding, digest
from plainview.store import sql_claims, sql_judged
from plainview.store.judging import WITHDRAWN
from plainview.store.judging_places import CHANGED, CLAIM, FINDING, SAME, Place, Seen, seen

_BATCH = 400  # SQLite takes at least 999 parameters in one statement


@dataclass(frozen=True, slots=True)
class JudgedFinding:
    """A finding with the judgement that stands on it, None where there is none."""

    finding: Finding
    judgement: Seen | None

    @property
    def dismissed(self) -> bool:
        return self.judgement is not None and self.judgement.verdict == "no"

    def judged_json(self) -> dict[str, str] | None:
        """The judgement as plain data: verdict, reason and time."""
        said = self.judgement
        if said is None:
            return None
        return {"verdict": said.verdict, "reason": said.reason, "made_at": said.made_at}


def on(connection: sqlite3.Connection, kind: str) -> list[Seen]:
    """The judgements of a kind, oldest first."""
    rows = connection.execute(sql_judged.ON_KIND, (f"{kind}:", f"{kind};"))
    return [one for row in rows if (one := seen(*row))]


def judged(connection: sqlite3.Connection, findings: Sequence[Finding]) -> list[JudgedFinding]:
    """Findings with the newest judgement on each; one that was withdrawn is none."""
    held = on(connection, FINDING)
    checks = {one.check for one in held}
    concerned = [one for one in findings if one.check in checks]
    places = places_of(connection, concerned)
    standing: dict[str, Seen] = {}
    for finding in concerned:
        for one in held:  # a newer one takes the place of an older
            if one.still(finding.check, places[finding.id]) == SAME:
                standing[finding.id] = one
    return [
        JudgedFinding(one, found if found and found.verdict != WITHDRAWN else None)
        for one in findings
        for found in (standing.get(one.id),)
    ]


def history(connection: sqlite3.Connection, thing: Finding | Claim) -> list[tuple[Seen, str]]:
    """The judgements ever made on a finding or a claim, oldest first, each with SAME, or CHANGED
    where what it was made on said something else then."""
    if isinstance(thing, Claim):
        kind, check, places = CLAIM, "", claim_places(connection, thing)
    else:
        kind, check = FINDING, thing.check
        places = places_of(connection, [thing])[thing.id]
    return [
        (one, still or CHANGED)
        for one in on(connection, kind)
        if (still := one.still(check, places)) or one.id == thing.id
    ]


def places_of(
    connection: sqlite3.Connection, findings: Sequence[Finding]
) -> dict[str, tuple[Place, ...]]:
    """By the id of a finding, the places of its facts and quotes."""
    facts = _fact_places(connection, {fact for one in findings for fact in one.facts})
    return {
        one.id: (
            *(facts[fact] for fact in one.facts if fact in facts),
            *(
                Place(each.document, "", each.start, each.end, words, words)
                for each in one.quotes
                for words in (digest(each.quote),)
            ),
        )
        for one in findings
    }


def claim_places(connection: sqlite3.Connection, claim: Claim) -> tuple[Place, ...]:
    """The place of the fact that represents a claim."""
    return tuple(_fact_places(connection, [claim.fact]).values())


def _fact_places(connection: sqlite3.Connection, facts: Iterable[str]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    waiting = iter(sorted(facts))
    while batch := tuple(islice(waiting, _BATCH)):
        marks = ", ".join("?" for _ in batch)
        said: dict[int, list[object]] = defaultdict(list)
        for statement in (sql_judged.ROLES_OF, sql_judged.MEASURES_OF):
            for key, *row in connection.execute(statement.format(marks=marks), batch):
                said[key].append(row)
        for row in connection.execute(sql_judged.PLACES_OF.format(marks=marks), batch):
            key, fact, document, kind, start, stop, quote, *stage = row
            content = digest([kind, *stage, said[key]])
            found[fact] = Place(document, kind, start, stop, digest(quote), content)
    return found


def states(connection: sqlite3.Connection, findings: Sequence[Finding]) -> dict[int, str]:
    """What each judgement on a finding or a claim does now, by its key.

    "decides", "superseded" (a newer one took its place), "withdraws" (it took another back),
    "changed" (what it was about says something else now) or "lost".
    """
    held = on(connection, FINDING)
    places = places_of(connection, findings)
    by_check: dict[str, list[Finding]] = defaultdict(list)
    for one in findings:
        by_check[one.check].append(one)
    found: dict[int, str] = {}
    newest: dict[str, int] = {}
    for item in held:
        met = {item.still(one.check, places[one.id]): one.id for one in by_check[item.check]}
        found[item.key] = "changed" if CHANGED in met else "lost"
        if SAME in met:
            found[item.key] = _decides(item)
            if (older := newest.get(met[SAME])) is not None:
                found[older] = "superseded"
            newest[met[SAME]] = item.key
    return found | _claim_states(connection)


def _claim_states(connection: sqlite3.Connection) -> dict[int, str]:
    found: dict[int, str] = {}
    newest: dict[str, int] = {}
    for item in on(connection, CLAIM):
        state, claim = _claim_state(connection, item)
        found[item.key] = state
        if state in ("decides", "withdraws"):
            if (older := newest.get(claim)) is not None:
                found[older] = "superseded"
            newest[claim] = item.key
    return found


def _claim_state(connection: sqlite3.Connection, item: Seen) -> tuple[str, str]:
    """What a judgement on a claim does, and the id of the claim of now that it is on."""
    for place in item.places:
        asked = (place.document, place.type, place.stop, place.start)
        for (claim,) in connection.execute(sql_claims.OF_PLACE, asked).fetchall():
            (fact,) = connection.execute(sql_judged.FACT_OF_CLAIM, (claim,)).fetchone()
            now = tuple(_fact_places(connection, [fact]).values())
            still = item.still("", now)
            if still == SAME or claim == item.id:
                return (_decides(item) if still == SAME else "changed"), claim
    return "lost", ""


def _decides(item: Seen) -> str:
    return "withdraws" if item.verdict == WITHDRAWN else "decides"
