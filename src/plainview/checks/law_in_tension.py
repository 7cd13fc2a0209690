"""Transfers of data that a law of the table limits, and sharing that a body's own rule limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plainview.checks.check import Check
from plainview.checks.laws import FEDERAL, Law, Practice, is_part, laws, state_of
from plainview.checks.told import Role, Told
from plainview.model import Finding

_MANY = 6
_DONE = ("agreed", "in_force")
_READ = ("name", "coref")
_PURPOSE = "purpose:immigration_enforcement"
_SIGNED = ("court_order", "warrant", "subpoena")


def transfers(items: Sequence[Told]) -> Iterator[Finding]:
    """What one body gives another of one kind, against the laws on it."""
    for law in laws():
        practice = law.facts
        if practice and not practice.provider_state:
            held = [one for one in items if _limited(one, law, practice)]
            if held:
                yield _transfer(law, held)


def _limited(told: Told, law: Law, practice: Practice) -> bool:
    """Whether a fact says, of bodies that it names, what a law limits, and no order of a court."""
    return (
        told.type == practice.type
        and told.asserted
        and told.status in _DONE
        and _stands(law, told)
        and _any(told.filled("category"), practice.category)
        and _parts(told.filled("provider", "program"), practice.provider)
        and _parts(told.filled("recipient"), practice.recipient)
        and not any(role.name.endswith(_SIGNED) for role in told.filled("instrument"))
    )


def _stands(law: Law, told: Told) -> bool:
    """Whether a law stood when a fact was; what has no date is of its document's day."""
    time = told.time
    day = (time and (time.event or time.as_of or time.start)) or told.published
    return not law.since or not day or day >= law.since


def _any(roles: Iterable[Role], names: Iterable[str]) -> bool:
    return any(role.name in names and role.via in _READ for role in roles)


def _parts(roles: Iterable[Role], bodies: tuple[str, ...]) -> bool:
    named = (role for role in roles if role.entity and role.via in _READ)
    return not bodies or any(is_part(role.entity, bodies) for role in named)


def _transfer(law: Law, held: Sequence[Told]) -> Finding:
    first = held[0]
    givers, takers, what = (
        ", ".join(dict.fromkeys(role.name for role in first.filled(name)))
        for name in ("provider", "recipient", "category")
    )
    kinds = what.replace("data:", "").replace("_", " ")
    docs = ", ".join(dict.fromkeys(one.doc for one in held[:_MANY]))
    words = (
        f"{givers or 'unnamed'} to {takers}, {kinds} ({docs}): in tension with {law.name}"
        f" ({law.citation}): {law.rule}"
    )
    facts = tuple(one.fact for one in held)
    return Finding("law_in_tension", "info", words, "", facts, f"what it would need: {law.needs}")


def sharing(items: Sequence[Told]) -> Iterator[Finding]:
    """What one body shares by public records, against the laws of its state."""
    body = items[0].group
    for law in laws():
        practice = law.facts
        if not practice or not practice.elsewhere or practice.provider_state != state_of(body):
            continue
        held = [
            one
            for one in items
            if one.type == practice.type
            and one.status in _DONE
            and _stands(law, one)
            and any(role.name in practice.category for role in one.filled("category"))
            and any(role.entity == body for role in one.filled("provider"))
            and all(_outside(role, practice) for role in one.filled("recipient"))
        ]
        if held:
            yield _shared(law, body, held)


def _outside(role: Role, practice: Practice) -> bool:
    state = state_of(role.entity)
    return state not in ("", practice.provider_state) and (practice.federal or state != FEDERAL)


def _shared(law: Law, body: str, held: Sequence[Told]) -> Finding:
    giver = _named(held, "provider", body)
    takers = {
        role.entity: role.name
        for one in held
        for role in sorted(one.filled("recipient"), key=lambda role: role.entity)
    }
    federal = sum(state_of(taker) == FEDERAL for taker in takers)
    words = (
        f"{giver} lets {_count(len(takers), 'body', 'bodies')} outside the state see plate reads:"
        f" {_listed(takers.values())}. In tension with {law.name} ({law.citation}): {law.rule}"
    )
    sums = f"{len(takers)} recipients = {federal} federal + {len(takers) - federal} of other states"
    facts = tuple(one.fact for one in held)
    return Finding(
        "plates_across_states", "medium", words, sums, facts, f"what it would need: {law.needs}"
    )


def own_rule(items: Sequence[Told]) -> Iterator[Finding]:
    """A body whose own rule forbids immigration use, and its recipients that enforce by agreement.

    The agreements were in force on the day for which the sharing is told.
    """
    body = items[0].group
    rules = [one for one in items if one.type == "rule" and _bans(one, body)]
    if not rules:
        return
    agreements = [one for one in items if one.type == "staffing"]
    signed = {role.entity: one for one in agreements for role in one.filled("lender")}
    held = {
        role.entity: one
        for one in items
        if one.type == "access" and one.status in _DONE and one.time and one.time.as_of
        for role in one.filled("recipient")
        if role.entity in signed
    }
    if held:
        yield _against(body, rules[0], held, signed)


def _bans(told: Told, body: str) -> bool:
    return any(role.entity == body for role in told.filled("bound")) and any(
        role.name == _PURPOSE for role in told.filled("condition")
    )


def _against(body: str, rule: Told, held: dict[str, Told], signed: dict[str, Told]) -> Finding:
    takers = {
        taker: f"{_named([one], 'recipient', taker)} (since {_event(signed[taker])})"
        for taker, one in held.items()
    }
    day = f" ({_event(rule)})" if _event(rule) != "?" else ""
    words = (
        f"The rule of {_named([rule], 'bound', body)}{day} forbids the use of plate reads for"
        f" immigration enforcement; it lets {_count(len(takers), 'body', 'bodies')} with a 287(g)"
        f" agreement see them: {_listed(takers.values())}"
    )
    pairs = [(one.fact, signed[taker].fact) for taker, one in held.items()]
    facts = (rule.fact, *(fact for pair in pairs for fact in pair))
    settled = "the recipients' search logs with the reasons given, and the sharing list of the day"
    return Finding("own_rule", "low", words, "", tuple(dict.fromkeys(facts)), settled)


def _event(told: Told) -> str:
    return (told.time.event if told.time else None) or "?"


def _named(held: Sequence[Told], name: str, body: str) -> str:
    roles = (role for one in held for role in one.filled(name))
    return next((role.name for role in roles if role.entity == body), body)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _listed(names: Iterable[str]) -> str:
    held = list(names)
    more = f" and {len(held) - _MANY} more" if len(held) > _MANY else ""
    return "; ".join(held[:_MANY]) + more


_RULE = (
    "Who gives whom which data keeps to the law on it. Told are transfers that the table of laws"
    " limits, with what they would need; never that a law was broken, since orders, consents and"
    " declarations can be outside the record."
)
_SOURCE = "26 U.S.C. 6103; 39 CFR 233.3; Cal. Civ. Code 1798.90.55; 625 ILCS 5/2-130; and others"

CHECKS = (
    Check(
        "law_in_tension",
        _RULE,
        "who gives whom which data, and the table of laws (checks/laws.toml)",
        "tax addresses from the Internal Revenue Service to ICE: 26 U.S.C. 6103(i)(2) asks for a"
        " request for each taxpayer in a criminal case",
        "told_transfers",
        transfers,
        _SOURCE,
    ),
    Check(
        "plates_across_states",
        _RULE,
        "sharing lists of plate readers, and the table of laws (checks/laws.toml)",
        "a California police department lets the FBI and an Ohio sheriff see plate reads",
        "told_sharing",
        sharing,
        _SOURCE,
    ),
    Check(
        "own_rule",
        "A body keeps to its own rule. Told is where it forbids the use of its plate reads for"
        " immigration enforcement and lets agencies see them that held a 287(g) agreement on that"
        " day: signed before it, and on a later list.",
        "published policies, sharing lists with their day, and ICE's lists of agreements",
        "a policy of 2023 forbids immigration enforcement; a sheriff with an agreement of 2020 has"
        " access in 2024",
        "told_sharing",
        own_rule,
        "8 U.S.C. 1357(g)",
    ),
)
