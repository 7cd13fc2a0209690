"""Transfers of data between public bodies for which nobody states an authority, and easy grants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plainview.checks.check import Check
from plainview.checks.figures import amount, printed
from plainview.checks.laws import is_part, state_of
from plainview.checks.told import Told
from plainview.model import Finding, Measure
from plainview.vocab import entity

_DONE = ("agreed", "in_force")
_READ = ("name", "coref")
_GROUNDS = re.compile(
    r"\b(?:warrants?|orders?|ordered|subpoenas?|laws?|acts?|statutes?|agreements?|memorand\w+|MOU"
    r"|authori\w+|court|consent|contracts?|rules?|polic\w+|treat(?:y|ies)|sections?)\b",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?:shar(?:e|es|ed|ing)|g[ai]ves?|giving|given|sen[dt]s?|sending|provid(?:e|es|ed|ing)"
    r"|hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|feeds?|fed|transfer(?:s|red|ring)?"
    r"|suppl(?:y|ies|ied|ying)|forward(?:s|ed|ing)?)\b"
)
_EASY = 0.95


def without_authority(items: Sequence[Told]) -> Iterator[Finding]:
    """What one body gives another, where no fact of the record names the authority."""
    if any(one.filled("instrument", "authority") for one in items):
        return
    held = [one for one in items if _stated(one)]
    if held and not any(_GROUNDS.search(one.quote) for one in items):
        giver, taker = (held[0].filled(name)[0].name for name in ("provider", "recipient"))
        what = dict.fromkeys(role.name for one in held for role in one.filled("category"))
        kind = ", ".join(what).replace("data:", "").replace("_", " ")
        docs = ", ".join(dict.fromkeys(one.doc for one in held))
        words = f"{giver} gives {taker} {kind} ({docs}); no authority is stated for it anywhere"
        settled = "the agreement, order or law under which the data is given"
        facts = tuple(one.fact for one in held)
        yield Finding("no_authority", "info", words, "", facts, settled)


def _stated(told: Told) -> bool:
    """Whether a fact says of two public bodies by name that one gives the other data."""
    providers, recipients = told.filled("provider"), told.filled("recipient")
    if not (told.asserted and told.status in _DONE and not told.flags):
        return False
    if len(providers) != 1 or len(recipients) != 1:
        return False
    one, two = providers[0], recipients[0]
    apart = not is_part(one.entity, (two.entity,)) and not is_part(two.entity, (one.entity,))
    named = all(role.via in _READ and state_of(role.entity) for role in (one, two))
    category = told.filled("category")
    given = bool(category) and all(role.via == "name" for role in category)
    return apart and named and given and bool(_GIVES.search(told.quote))


def grant_rate(items: Sequence[Told]) -> Iterator[Finding]:
    """Requests of one document that are granted nearly always."""
    for told in items:
        if told.asserted and _of_data(told) and (found := _rate(told)):
            rate, sums = found
            who = ", ".join(role.name for role in told.filled("provider", "program"))
            words = f"{told.doc}: {who or 'somebody'} grants {rate:.0%} of requests or more"
            settled = "how each request was examined, and the refused ones with their reasons"
            yield Finding("grant_rate", "low", words, sums, (told.fact,), settled)


def _of_data(told: Told) -> bool:
    """Whether data is asked for: a kind of data, a system, or agencies of no name that ask."""
    asking = (entity(role.entity) for role in told.filled("recipient"))
    agencies = any(one and one.kind.startswith("agency") for one in asking)
    return agencies or bool(told.filled("category", "program"))


def _rate(told: Told) -> tuple[float, str] | None:
    """The least rate that a fact states or that its counts give, and the sum written out."""
    for stated in told.measured("grant_rate"):
        low = stated.lo if stated.unit == "ratio" else None
        if low is not None and low >= _EASY:
            return low, f"{amount(stated)} is at least {_EASY:.0%}"
    for grants in told.measured("grants"):
        for asked in told.measured("requests"):
            rate = _share(grants, asked)
            if rate is not None and rate >= _EASY:
                return rate, f"{printed(grants.value)} / {printed(asked.value)} = {rate:.1%}"
    return None


def _share(grants: Measure, asked: Measure) -> float | None:
    """Exact counts of one kind and one time, the first of them no more than the second."""
    exact = grants.qualifier == asked.qualifier == "exact"
    same = (grants.unit, grants.per, grants.as_of) == (asked.unit, asked.per, asked.as_of)
    if not exact or not same or not grants.value or not asked.value or grants.value > asked.value:
        return None
    return grants.value / asked.value


CHECKS = (
    Check(
        "no_authority",
        "Who gives another body data says on what authority. Told are transfers between two public"
        " bodies, both named, for which no fact of the record names an agreement, order or law,"
        " and no quote speaks of one.",
        "who gives whom which data, all documents together",
        "a police department gives ICE utility records, and no document says under what agreement",
        "told_transfers",
        without_authority,
        "5 U.S.C. 552a(b) and the laws of checks/laws.toml ask for one",
    ),
    Check(
        "grant_rate",
        "Who examines requests refuses some. Told are rates of 95% and more, as stated or from the"
        " counts of one fact.",
        "requests and grants, or a grant rate, of one fact",
        "58,200 / 60,000 = 97.0%",
        "told_requests",
        grant_rate,
    ),
)
