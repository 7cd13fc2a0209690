"""What a fact says, and the same prepared for being compared many times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from plainview.claims.saying import dates_saying
from plainview.model import Filler, Measure, Time
from plainview.vocab.registry import entity
from plainview.vocab.tables import words

_OPEN = ("inferred", "implied")
_NO_IDENTITY = frozenset(("us-officials", "us-gov", "pl-us", "us-admin"))
"""What any report on these programs is about: agreeing on it identifies nothing."""
_GENERIC = frozenset(("data:personal_records",))
_CLASSES = ("instrument:", "staff:", "population:")
_CLASS_KINDS = ("-class", "-unspecified")
_CLASS_MARK = "(class)"
_WORDED = frozenset(("for", "task", "purpose", "condition", "about", "calls_for", "act"))
"""Roles that are filled by words of the text's own: two wordings need not be two matters."""
_COMMON = frozenset(
    ("immigration detainees", "immigrants", "migrants", "people", "officers", "employees",
     "agents", "staff")
)  # fmt: skip
"""Classes of people that go without saying."""

BODIES = frozenset(
    words(
        "recipient provider payer payee lender custodian agency bound setter holder issuer funder"
        " addressee operator lead"
    )
)
_NAMED = BODIES | {"facility", "place", "program", "population_held"}

_STAGES = {
    "asked": "sought requested offered planned solicited eligible nominated directed proposed"
    " demanded",
    "agreed": "agreed appropriated passed_one_chamber",
    "done": "in_force awarded modified spent under_way completed set raised stated answered"
    " claimed",
    "refused": "refused denied",
    "stopped": "paused blocked ended dropped enjoined rescinded",
}
_STAGE_OF = {status: stage for stage, words in _STAGES.items() for status in words.split()}
_OPEN_MODALITIES = frozenset(("requested", "planned", "possible", "unknown"))
_FORBIDS = "forbids"
_TITLES = frozenset(
    words(
        "president vice executive director associate assistant deputy professor spokesman"
        " spokeswoman spokesperson attorney lawyer counsel chairman chair senator secretary"
        " officer chief former member leader said says told wrote called that this they their"
        " have been with from which would about were there what when will also after being those"
        " these than more into over house white minority majority according statement"
    )
)
"""Words that present a speaker, or hold any sentence together."""
_NEGATION = re.compile(r"\b(?:no|not|never|without|nor)\b|n[’']t\b", re.IGNORECASE)
_EDGES = ".,;:'\"“”’()"


@dataclass(frozen=True, slots=True)
class Content:
    """What a fact says, of all that `model.Fact` holds.

    `published` is the day on which the document was published (EDTF), which dates what has no date
    of its own; `quote` the sentence that the fact was read from, whose words may narrow it beyond
    its roles.
    """

    type: str
    polarity: str
    fillers: tuple[Filler, ...]
    measures: tuple[Measure, ...]
    status: str = ""
    modality: str = "asserted"
    time: Time | None = None
    published: str | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A content as the comparison reads it.

    `roles` holds what identifies the matter, ids and folded names by role; `hints` the same of
    fillers that the text does not state; `classes` bodies that are named by their kind only.
    `words` are the longer words of roles that are filled by the text's own. `stage` is asked,
    agreed, done, refused, stopped or "" (not said), `firm` whether it is said to be so at all,
    `denies` whether it is said not to be so, and `negates` whether words of its own hold a "no".
    """

    content: Content
    roles: dict[str, frozenset[str]]
    hints: dict[str, frozenset[str]]
    classes: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]
    stage: str
    firm: bool
    denies: bool
    negates: bool

    @property
    def type(self) -> str:
        return self.content.type

    def filled(self, role: str) -> bool:
        """Whether anything fills a role."""
        return any(role in held for held in (self.roles, self.words, self.hints, self.classes))


def prepared(content: Content) -> Prepared:
    """Prepare a content."""
    if content.time and content.time.surface and dates_saying(content.quote, content.time.surface):
        content = replace(content, time=None)
    fillers = content.fillers
    forbids = False
    if content.type == "rule":
        forbids = any(filler.name == _FORBIDS for filler in fillers if filler.role == "act")
        fillers = tuple(_of_rule(fillers))
    elif content.type == "spending":
        fillers = tuple(_paid(fillers))
    return Prepared(
        content,
        _roles(filler for filler in fillers if filler.via not in _OPEN),
        _roles(filler for filler in fillers if filler.via in _OPEN),
        _classes(fillers),
        _words(fillers),
        _stage(content),
        content.modality not in _OPEN_MODALITIES,
        (content.polarity == "-") ^ (content.modality == "denied") ^ forbids,
        any(_NEGATION.search(filler.name) for filler in fillers if filler.role in _WORDED),
    )


def _stage(content: Content) -> str:
    """Asked, agreed, done, refused or stopped; what is said to be "allocated" to a firm is done."""
    paid = any(filler.role == "payee" and _is_company(filler) for filler in content.fillers)
    if content.type == "spending" and content.status == "appropriated" and paid:
        return "done"
    return _STAGE_OF.get(content.status, "")


def _of_rule(fillers: Sequence[Filler]) -> Iterable[Filler]:
    """Who is allowed and who is forbidden to do a thing are one party; the act is a polarity."""
    for filler in fillers:
        if filler.role == "act":
            continue
        role = "bound" if filler.role == "holder" else filler.role
        yield _moved(filler, role)


def _paid(fillers: Sequence[Filler]) -> Iterable[Filler]:
    """A contract "between" or "of" a company and an agency is one that the agency pays."""
    payers = [filler for filler in fillers if filler.role == "payer"]
    payees = [filler for filler in fillers if filler.role == "payee"]
    companies = bool(payers) and all(_is_company(filler) for filler in payers)
    turned = companies and not any(_is_company(filler) for filler in payees)
    other = {"payer": "payee", "payee": "payer"}
    for filler in fillers:
        yield _moved(filler, other.get(filler.role, filler.role)) if turned else filler


def _moved(filler: Filler, role: str) -> Filler:
    return Filler(
        role, filler.name, filler.surface, filler.start, filler.end, filler.via, filler.entity
    )


def _is_company(filler: Filler) -> bool:
    return (filler.entity or "").startswith("co-")


def _roles(fillers: Iterable[Filler]) -> dict[str, frozenset[str]]:
    """What identifies the matter, by role: ids and names, but no class such as "a memo"."""
    found: dict[str, set[str]] = {}
    for filler in fillers:
        if filler.name in _COMMON or _is_class(filler):
            continue
        if filler.role in _WORDED and not filler.entity and ":" not in filler.name:
            continue
        name = _one_name(filler.entity) if filler.entity else filler.name.lower()
        if name and not name.startswith(_CLASSES):
            found.setdefault(filler.role, set()).add(name)
    return {role: frozenset(names) for role, names in found.items()}


def _classes(fillers: Iterable[Filler]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for filler in fillers:
        if _is_class(filler) and filler.via not in _OPEN and filler.name not in _COMMON:
            found.setdefault(filler.role, set()).add(filler.entity or filler.name.lower())
    return {role: frozenset(names) for role, names in found.items()}


def _words(fillers: Sequence[Filler]) -> dict[str, frozenset[str]]:
    """The longer words of roles in the text's own words, without those that name or present the
    bodies of the fact: a speaker's title is no matter."""
    worded = [
        filler
        for filler in fillers
        if filler.role in _WORDED
        and filler.via not in _OPEN
        and not filler.entity
        and ":" not in filler.name
    ]
    if not worded:
        return {}
    presented = _TITLES | {
        word
        for filler in fillers
        if filler.role in BODIES
        for word in (*_split(filler.name), *_split(filler.surface or ""))
    }
    found: dict[str, set[str]] = {}
    for filler in worded:
        found.setdefault(filler.role, set()).update(
            word for word in _split(filler.name) if len(word) > 3 and word not in presented
        )
    return {role: frozenset(own) for role, own in found.items() if own}


def _split(name: str) -> list[str]:
    return [word.strip(_EDGES) for word in re.split(r"[\s_]+", name.lower())]


@lru_cache(maxsize=65536)
def _one_name(name: str) -> str:
    """The government of a state or city for the place of that name: reports use either."""
    entry = entity(name)
    if entry and entry.type == "Place" and entry.kind in ("state", "city") and entry.parent:
        return entry.parent
    return name


def _is_class(filler: Filler) -> bool:
    if filler.entity is None:
        return filler.name in _GENERIC or filler.name.endswith(_CLASS_MARK) or _unnamed(filler)
    return filler.entity in _NO_IDENTITY or _is_kind(filler.entity)


def _unnamed(filler: Filler) -> bool:
    """Whether a body or place has no name: "the agency", "four prisons"."""
    return filler.role in _NAMED and filler.name.islower()


@lru_cache(maxsize=65536)
def _is_kind(name: str) -> bool:
    entry = entity(name)
    return entry is not None and entry.kind.endswith(_CLASS_KINDS)


@lru_cache(maxsize=65536)
def above(name: str) -> frozenset[str]:
    """The bodies and places that one is part of, by the registry (HSI < ICE < DHS)."""
    found: set[str] = set()
    entry = entity(name)
    while entry and entry.parent and entry.parent not in found | _NO_IDENTITY:
        found.add(entry.parent)
        entry = entity(entry.parent)
    return frozenset(found)


@lru_cache(maxsize=65536)
def official(name: str) -> str:
    """The official name of an id, folded; a name that has no id as it is."""
    entry = entity(name)
    return entry.name.lower() if entry else name
