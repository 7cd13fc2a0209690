"""Rules in force: which edges they forbid, and which bodies they let pass on what they received."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources

from plainview.flows.edges import Edge, category_id
from plainview.flows.statements import Body, Key, Party, Statement, key_of, within

_PASSES_ON = re.compile(
    r"\b(?:shar(?:e|es|ed|ing)|disclos(?:e|es|ed|ing)|disseminat(?:e|es|ed|ing)|"
    r"transfer(?:s|red|ring)?|hand(?:s|ed|ing)? over|turn(?:s|ed|ing)? over|"
    r"pass(?:es|ed|ing)? on|redistribut(?:e|es|ed|ing)|sell(?:s|ing)?|releas(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
_TO_SOMEBODY = re.compile(r"\b(?:with|to|among)\b")
_HOLDERS = {"forbids": "bound", "allows": "holder"}


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule in force says about passing a category on.

    `act` is "forbids" or "allows"; `holder` is who is bound or allowed. `against` are the ids of
    those to whom it forbids or allows it, with their parts; empty where that is anybody. `name` is
    the rule's, or whose rule it is.
    """

    name: str
    act: str
    holder: str
    category: str
    against: tuple[str, ...]
    facts: tuple[str, ...]


def bans(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """What forbids, by the source that says it."""
    found: dict[str, list[Statement]] = {}
    for one in statements:
        if one.type == "rule" and any(party.name == "forbids" for party in one.filled("act")):
            found.setdefault(one.source, []).append(one)
    return found


def banned(one: Statement, forbidding: dict[str, list[Statement]]) -> bool:
    """Whether access was read from words that forbid it to who gives: "may not share with"."""
    if one.official or one.source not in forbidding:
        return False
    givers = {key_of(one, party) for party in one.filled("provider")}
    return any(
        ban.span[0] < one.span[1]
        and one.span[0] < ban.span[1]
        and not (givers and givers.isdisjoint(key_of(ban, it) for it in ban.filled("bound")))
        for ban in forbidding[one.source]
    )


def rules_of(statements: Iterable[Statement], bodies: dict[Key, Body]) -> tuple[Rule, ...]:
    """The rules in force about passing data on, each once with all that state it."""
    found: dict[tuple[object, ...], Rule] = {}
    for rule in (rule for one in statements for rule in _rules(one, bodies)):
        key = (rule.name, rule.act, rule.holder, rule.category, rule.against)
        known = found.get(key)
        found[key] = replace(known, facts=(*known.facts, *rule.facts)) if known else rule
    return tuple(found.values())


def _rules(one: Statement, bodies: dict[Key, Body]) -> Iterator[Rule]:
    """What a statement says of each holder and category; nothing where it is not in force."""
    acts = one.filled("act")
    in_force = one.status == "in_force" and one.polarity == "+"
    if not (in_force and one.modality in ("asserted", "mandated") and acts):
        return
    act = acts[0]
    against = _against(act, one.filled("condition"))
    if act.name not in _HOLDERS or against is None:
        return
    keys = (key_of(one, party) for party in one.filled(_HOLDERS[act.name]))
    for holder in [bodies[key].label for key in keys if key is not None]:
        for category in one.filled("category"):
            if category.name.startswith("data:"):
                name = _name(one, holder)
                yield Rule(name, act.name, holder, category.name, against, (one.fact,))


def _against(act: Party, conditions: Sequence[Party]) -> tuple[str, ...] | None:
    """Whom a rule means by its words: nobody in particular is anybody.

    None where the words are not about passing data on, or narrow it in a way that is not known: a
    condition in free words, a recipient that is none of those listed.
    """
    purposes = [_purposes()[party.name] for party in conditions if party.name in _purposes()]
    if purposes:
        return purposes[0] if act.name == "forbids" else None
    words = act.surface or ""
    passing = _PASSES_ON.search(words)
    if conditions or not passing:
        return None
    named = tuple(
        body
        for wanted, bodies in _named()
        if re.search(rf"\b(?:{wanted})\b", words, re.IGNORECASE)
        for body in bodies
    )
    return None if not named and _TO_SOMEBODY.search(words, passing.end()) else named


def _name(one: Statement, holder: str) -> str:
    named = [party.name for party in one.filled("instrument", "issuer")]
    particular = [name for name in named if not name.startswith("instrument:")]
    if particular:
        return particular[0]
    kind = named[0].removeprefix("instrument:").replace("_", " ") if named else "rule"
    return f"{kind} of {holder}"


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, list[str]]]:
    path = resources.files("plainview.flows").joinpath("rules.toml")
    return tomllib.loads(path.read_text("utf-8"))


@lru_cache(maxsize=1)
def _purposes() -> dict[str, tuple[str, ...]]:
    return {name: tuple(bodies) for name, bodies in _table()["purposes"].items()}


@lru_cache(maxsize=1)
def _named() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((words, tuple(bodies)) for words, bodies in _table()["named"].items())


def applied(rules: Sequence[Rule], edges: Iterable[Edge], bodies: dict[str, Body]) -> list[Edge]:
    """The edges with the rules that forbid them, and with what rules say of passing on.

    A rule that forbids a body to give a category to anybody forbids it to pass on what it received;
    one that allows it allows that, too. A class of bodies is allowed nothing: its members differ.
    """
    by_holder: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        by_holder[rule.holder].append(rule)
    return [
        _under(edge, by_holder[edge.provider], bodies) if edge.provider in by_holder else edge
        for edge in edges
    ]


def _under(edge: Edge, rules: Sequence[Rule], bodies: dict[str, Body]) -> Edge:
    about = [rule for rule in rules
             if edge.category is None or rule.category == category_id(edge.category)]  # fmt: skip
    forbidding = [rule for rule in about if rule.act == "forbids" and hits(rule, edge, bodies)]
    onward = edge.onward
    if any(not rule.against for rule in forbidding):
        onward = "forbidden"
    elif (
        edge.category
        and not bodies[edge.provider].many
        and any(rule.act == "allows" and hits(rule, edge, bodies) for rule in about)
    ):
        onward = "allowed"
    if not forbidding and onward == edge.onward:
        return edge
    names = tuple(dict.fromkeys(rule.name for rule in forbidding))
    return replace(edge, onward=onward, forbidden_by=names)


def hits(rule: Rule, edge: Edge, bodies: dict[str, Body]) -> bool:
    """Whether a rule is about the recipient of an edge."""
    return not rule.against or against(rule, bodies[edge.recipient])


def against(rule: Rule, body: Body) -> bool:
    """Whether a rule names a body, or what it is part of."""
    return bool(body.entity) and within(body.entity, rule.against)
