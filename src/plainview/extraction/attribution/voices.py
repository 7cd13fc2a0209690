"""Voices: for whom a statement is made, by the name of a body or an office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from plainview.extraction.parts import Mention
from plainview.vocab import entities, entity


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is credited: hop kind and name, and the body or office that holds the opinion."""

    kind: str
    name: str
    entity: str | None = None


SILENT = Voice("", "")
"""A private person, or somebody of whom the text says too little."""

_SPOKEN = re.compile(r"spokes|press|representative", re.IGNORECASE)
_SPOKES = re.compile(
    r"^(?P<body>.*?)\b(?:[Pp]ress [Ss]ecretary|[Ss]pokes\w+)(?: (?:of|for) (?:the )?(?P<of>.+))?$"
)
_POST = re.compile(
    r"^(?:[\w&,-]+ ){0,6}?(?:[Dd]irector|[Pp]resident|[Cc]hair\w*|[Cc]hief|[Ee]xecutive"
    r"|[Ll]eader"
    r"|[Hh]ead|[Ff]ounder|[Cc]ounsel|[Aa]ttorney|CEO|[Oo]fficer|[Mm]anager|[Ff]ellow"
    r"|[Aa]nalyst|[Ss]ecretary) (?:of|at|for) (?:the )?(?P<body>.+)$"
)
_GOVERNMENT = re.compile(
    r"\b(?:Department|Agency|Bureau|Administration|Police|Sheriff|Committee|Senate|House|Congress|City"
    r"|County|State|Commission|Service|Customs|Border|Court|Ministry|Government|Authority|Council"
    r"|Army|Navy|Guard|Pentagon|Caucus|Office|Attorney|Board|ICE|CBP|DHS|FBI|NSA|TSA|DOJ"
    r"|White House)\b"
)
_PRIVATE_KINDS = frozenset(
    ("company", "ngo", "union", "group-class", "provider-class", "party", "outlet")
)
_BODY_KIND = ("official_body", "organisation")


def body_kind(name: str) -> str:
    """ "official_body" for a public body, "organisation" for any other, by its name."""
    return "official_body" if _GOVERNMENT.search(name) else "organisation"


def voice_of(mention: Mention) -> Voice:
    """The voice of an organisation or office that speaks in its own name."""
    if mention.kind == "office":
        return _of_office(mention.name, mention.entity)
    # only the name of a body that has no list depends on how it is printed
    return _of_org(mention.name, mention.entity, "" if mention.entity else mention.surface)


@lru_cache(maxsize=4096)
def _of_org(name: str, entity_id: str | None, surface: str) -> Voice:
    listed = entity(entity_id) if entity_id is not None else None
    if listed is not None:
        private = listed.kind in _PRIVATE_KINDS
        kind = "outlet" if listed.kind == "outlet" else _BODY_KIND[private]
        return Voice(kind, name, entity_id)
    name = name.removesuffix(".")
    return Voice(body_kind(f"{name} {surface}"), name, entity_id)


@cache
def _listed() -> dict[str, str]:
    """Kinds of the organisations of the registry, by name in lower case."""
    return {item.name.lower(): item.kind for item in entities() if item.type == "Org"}


@lru_cache(maxsize=4096)
def _of_office(name: str, entity_id: str | None) -> Voice:
    """An office speaks for itself, but spokespeople and those of private bodies for the body."""
    spokes = _SPOKES.search(name)
    if spokes is not None:
        body = (spokes["body"] or spokes["of"] or "").strip(" .")
        if body:
            return Voice(body_kind(body), body)
    post = _POST.match(name) if entity_id is None else None
    if post is not None:
        body = post["body"].rstrip(".")
        listed = _listed().get(body.lower())
        if (listed in _PRIVATE_KINDS) if listed else body_kind(body) == "organisation":
            return Voice("organisation", body)
    return Voice("official", name, entity_id)


def voice_of_holder(mention: Mention, title: str) -> Voice:
    """The voice of a person with a `title` at a body: an official of a public one, unless a
    spokesperson, who is the body."""
    voice = voice_of(mention)
    if voice.kind == "official_body" and not _SPOKEN.search(title):
        return Voice("official", voice.name, voice.entity)
    return voice
