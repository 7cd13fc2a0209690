"""What opens and closes gaps: each function reads one kind of gap from one fact.

Who has the records is a public body; a gap that no public body can fill is not told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from plainview.checks.figures import amount
from plainview.checks.laws import is_part, state_of
from plainview.checks.told import Role, Told
from plainview.vocab import entity

_DONE = ("agreed", "in_force")
_AWARDED = ("awarded", "modified")
_CITED = (
    "instrument:directive_memo", "instrument:internal_policy", "instrument:mou",
    "instrument:data_sharing_agreement", "instrument:interagency_agreement",
    "instrument:computer_matching_agreement", "instrument:email_notice",
)  # fmt: skip
_SPELLED = {
    "mou": "memorandum of understanding", "email notice": "e-mail notice",
    "alpr": "license plate readers", "dna": "DNA", "ssn identity": "Social Security number",
    "ip address": "IP address",
}  # fmt: skip
_BODIES = (
    "provider", "custodian", "lender", "payer", "agency", "issuer", "recipient", "bound",
)  # fmt: skip


_PARTIES = ("company", "agency-class", "agency-unspecified", "network")
"""Kinds of party that belong to no state and may well exchange data under an agreement."""


class Key(NamedTuple):
    """Which gap a fact is about: the kind, the body that has the records, and the rest of it.

    `other` is the other party, "" where there is none or many; `what` says what it is about.
    """

    kind: str
    body: str
    other: str = ""
    what: str = ""


class Met(NamedTuple):
    """That a fact opens or closes a gap; `others` are further parties or numbers, by name."""

    key: Key
    body_name: str
    other: str
    what: str
    closes: bool
    others: tuple[str, ...] = ()


def _public(roles: Iterable[Role]) -> Role | None:
    """The first that is a public body of the federal government or of a state."""
    named = (role for role in roles if role.via != "inferred" and role.entity)
    return next((role for role in named if state_of(role.entity)), None)


def _words(name: str) -> str:
    words = name.rpartition(":")[2].replace("_", " ")
    return _SPELLED.get(words, words)


def _kinds_of_data(told: Told) -> str:
    named = ", ".join(dict.fromkeys(_words(role.name) for role in told.filled("category")))
    return f"{named} data" if named else "data"


def _agreements(told: Told) -> Iterator[Met]:
    """Data that bodies exchange, and the agreement for it."""
    if told.type != "access" or not told.asserted or told.status not in _DONE:
        return
    givers, takers = told.filled("provider"), told.filled("recipient")
    body, what = _public(givers), _kinds_of_data(told)
    closes = bool(told.filled("instrument", "authority"))
    if told.official:
        if body is not None and takers:
            names = tuple(role.name for role in takers)
            yield Met(Key("sharing", body.entity, "", what), body.name, "", what, closes, names)
        return
    body = body or _public(takers)
    sources = givers or told.filled("program")
    rest = [role for role in (*sources, *takers) if role.entity and role != body]
    if body is not None and len(rest) == 1 and _apart(body, rest[0]):
        key = Key("agreement", body.entity, rest[0].entity)
        yield Met(key, body.name, rest[0].name, what, closes)


def _apart(body: Role, other: Role) -> bool:
    """Whether a party is named, a public body, a class of them or a firm, and neither part of the
    other."""
    entry = entity(other.entity)
    party = entry is not None and entry.kind in _PARTIES
    part = is_part(body.entity, (other.entity,)) or is_part(other.entity, (body.entity,))
    return other.via in ("name", "coref") and (party or bool(state_of(other.entity))) and not part


def _counts(told: Told) -> Iterator[Met]:
    """Requests for data, and how many were granted; a rate alone says of how many it is not."""
    body = _public(told.filled("provider"))
    if told.type != "access" or body is None or not told.measures:
        return
    closes = bool(told.measured("grants", "denials"))
    if closes or told.measured("requests", "grant_rate"):
        what = _kinds_of_data(told)
        yield Met(Key("counts", body.entity), body.name, "", what, closes)


def _end_dates(told: Told) -> Iterator[Met]:
    """Agreements in force, and when they end."""
    time, named = told.time, told.filled("instrument")
    if told.type not in ("access", "staffing") or told.status not in _DONE or not time:
        return
    body = _public((*told.filled("recipient"), *told.filled("lender", "provider")))
    if body is None or len(named) != 1 or not (time.event or time.start):
        return
    if not (named[0].entity or told.official):
        return  # "a memo": what is cited and was not seen is a gap of its own
    what = named[0].name if named[0].entity else _words(named[0].name)
    key = Key("end_date", body.entity, "", named[0].key)
    parties = tuple(role.name for role in told.filled("lender", "provider") if role != body)
    yield Met(key, body.name, "", what, bool(time.end), parties)


def _ceilings(told: Told) -> Iterator[Met]:
    """Awards to a vendor, and what they can rise to."""
    payer, payee = _public(told.filled("payer")), told.filled("payee")
    if told.type != "spending" or payer is None or len(payee) != 1 or not payee[0].entity:
        return
    if told.status in _AWARDED and told.measures and payee[0].entity != payer.entity:
        key = Key("ceiling", payer.entity, payee[0].entity)
        closes = bool(told.measured("ceiling"))
        if closes or told.measured("obligated"):
            numbers = tuple(role.name for role in told.filled("instrument") if not role.entity)
            yield Met(key, payer.name, payee[0].name, "", closes, numbers)


def _vendors(told: Told) -> Iterator[Met]:
    """Awards of texts, and who got them."""
    payer = _public(told.filled("payer"))
    if told.type != "spending" or told.official or payer is None or told.status not in _AWARDED:
        return
    prices = told.measured("obligated", "ceiling")
    if prices and told.asserted and not any(role.entity for role in told.filled("payee")):
        goods = ", ".join(_words(role.name) for role in told.filled("for"))
        what = f"{amount(prices[0])}{f' for {goods}' if goods else ''}"
        yield Met(Key("vendor", payer.entity, "", what), payer.name, "", what, False)


def _capacities(told: Told) -> Iterator[Met]:
    """Room for people, and what it counts."""
    custodian, places = _public(told.filled("custodian")), told.filled("facility")
    if told.type != "custody" or custodian is None:
        return
    for one in told.measured("capacity"):
        name = places[0].name if places else custodian.name
        key = Key("capacity", custodian.entity, places[0].key if places else "")
        yield Met(key, custodian.name, name, amount(one), one.definition is not None)


def _unknowns(told: Told) -> Iterator[Met]:
    """What a text says is not known."""
    body = _public(told.filled(*_BODIES))
    if told.modality == "unknown" and body is not None and told.type not in ("stance", "rule"):
        what = f"{told.type} of {', '.join(dict.fromkeys(_words(r.name) for r in told.roles))}"
        yield Met(Key("unknown", body.entity, "", told.type), body.name, "", what, False)


def _documents(told: Told) -> Iterator[Met]:
    """Memos, policies and agreements that a text cites."""
    body = _public(told.filled(*_BODIES))
    if told.official or body is None or not told.asserted:
        return
    for role in told.filled("instrument"):
        if role.name in _CITED:
            key = Key("document", body.entity, "", role.name)
            yield Met(key, body.name, "", _words(role.name), False)


READERS: tuple[Callable[[Told], Iterator[Met]], ...] = (
    _agreements, _counts, _end_dates, _ceilings, _vendors, _capacities, _unknowns, _documents,
)  # fmt: skip
