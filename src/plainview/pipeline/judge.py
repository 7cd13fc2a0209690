"""A person's judgement on a name, a finding or a claim, as typed, to a row in the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from plainview.model import Claim, Finding, WrongUse, digest
from plainview.names import resolve, unlisted_people
from plainview.names.resolving import SURE
from plainview.names.unlisted import ID_PREFIX
from plainview.pipeline.naming import placed
from plainview.store import Record
from plainview.store.journal import now
from plainview.store.judging import Merge, judgement, surface_key
from plainview.store.judging_places import CLAIM, FINDING, judgement_on
from plainview.vocab import entity

_BODIES = ("Org", "Office")
_SHORTEST = 6
"""Letters of an id that have to be given."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged: `surface` stands for the body `entity`, called `name`, by `verdict`.

    `doc` is the document that it is narrowed to, if any; `facts` counts those that it changed.
    """

    verdict: str
    surface: str
    entity: str
    name: str
    doc: str
    facts: int


def judge_name(
    record: Record,
    surface: str,
    verdict: str,
    why: str,
    *,
    body: str = "",
    document: str = "",
    fact: str = "",
) -> Judged:
    """Judge whether a name stands for a body; the facts that have it change at once.

    `body` is an institution's name or id, `document` and `fact` narrow the judgement. Raises
    WrongUse for a name that reads as a person's, for a body that is not clear, and for a fact or
    document that does not have the name.
    """
    entity_id, name = the_body(record, body) if body else ("", "")
    merge, snapshot, doc = Merge(surface_key(surface), entity_id), {"name": name}, ""
    if fact:
        merge, more, doc = _on_fact(record, merge, fact, surface)
        snapshot |= more
    elif document:
        found = record.document(document)
        merge, doc = Merge(merge.surface, entity_id, found.id), found.name
    _demand_a_name(record, merge, surface)
    changed = record.judge(judgement(merge, verdict, why, now(), {**snapshot, "surface": surface}))
    return Judged(verdict, surface, entity_id, name, doc, changed)


def judge_finding(record: Record, finding: str | Finding, verdict: str, why: str) -> Finding:
    """Confirm (yes), dismiss (no) or note on (unsure) a finding, meant by its id or a part of it.

    It holds as long as the finding's facts say the same. Raises WrongUse where the id is not one.
    """
    found = finding if isinstance(finding, Finding) else _the_finding(record, finding)
    places = record.places_of(found)
    record.judge(judgement_on(FINDING, found.id, verdict, why, now(), found.check, places))
    return found


def judge_claim(record: Record, claim: str, verdict: str, why: str) -> Claim:
    """Confirm, dismiss or note on a claim, as `judge_finding` does on a finding."""
    found = record.claim(claim)
    places = record.places_of(found)
    record.judge(judgement_on(CLAIM, found.id, verdict, why, now(), "", places))
    return found


def _the_finding(record: Record, finding: str) -> Finding:
    asked = finding.strip().lower()
    found = [one for one in record.findings() if one.id.startswith(asked)]
    if len(asked) < _SHORTEST or not found:
        raise WrongUse(f"there is no finding {finding!r}", "plainview findings lists them")
    if len(found) > 1:
        raise WrongUse(f"several findings begin with {finding!r}", "Give more of its id")
    return found[0]


def _demand_a_name(record: Record, merge: Merge, surface: str) -> None:
    """A name that facts have, or that was judged before; never a person's."""
    if any(row.surface == merge.surface for row in record.judged()):
        return
    found, people = record.called(merge.surface, merge.document)
    person = unlisted_people(surface) and not (resolve(surface) or placed(surface))
    if person or (found and found == people):
        raise WrongUse(
            f"{surface!r} reads as a person's name",
            "Judge the name of the institution; people are not in the record",
        )
    if not found:
        where = "that document" if merge.document else "the record"
        raise WrongUse(
            f"no fact in {where} names {surface!r}",
            "Give it as plainview facts --why or plainview orgs --unresolved print it",
        )


def the_body(record: Record, asked: str) -> tuple[str, str]:
    """The id and official name of the institution meant by an id or a name.

    One that no list has gets a provisional id. Raises WrongUse where it is none or several.
    """
    listed = entity(asked)
    if listed is not None:
        if listed.type not in _BODIES:
            raise WrongUse(f"{listed.name} is no institution", "Give an organisation or an office")
        return listed.id, listed.name
    if asked.startswith(ID_PREFIX):
        held = record.facts(limit=1, org=asked)
        if not held:
            raise WrongUse(f"no fact names {asked}", "plainview orgs lists what is there")
        return asked, next(each.name for each in held[0].roles if each.entity == asked)
    found = [
        item
        for item in resolve(asked)
        if (known := entity(item.id)) is None or known.type in _BODIES
    ]
    best = [item for item in found if item.score >= SURE] or found[:1]
    if len(best) > 1 and best[1].score >= best[0].score:
        listing = "; ".join(f"{item.name} ({item.id})" for item in best[:5])
        raise WrongUse(f"{asked!r} can stand for several: {listing}", "Give the id")
    if best and best[0].score < SURE and not best[0].id.startswith(ID_PREFIX):
        raise WrongUse(
            f"{asked!r} is no institution's name as it stands",
            f"Perhaps {best[0].name} ({best[0].id}): give the official name or the id",
        )
    if not best:
        raise WrongUse(
            f"{asked!r} is no institution that is known or reads as one",
            "Give its full official name, or its id",
        )
    return best[0].id, best[0].name


def _on_fact(
    record: Record, merge: Merge, what: str, surface: str
) -> tuple[Merge, dict[str, Any], str]:
    row = record.fact(what)
    names = {surface_key(n) for role in row.roles for n in (role.surface, role.name) if n}
    if merge.surface not in names:
        raise WrongUse(
            f"fact {row.id[:10]} does not name {surface!r}",
            f"Its names: plainview facts --why {row.id[:10]}",
        )
    quote = row.evidence[0]
    span = (quote.start, quote.end)
    narrowed = Merge(merge.surface, merge.entity, row.document_id, row.type, span)
    return narrowed, {"quote": digest(quote.quote)}, row.doc
