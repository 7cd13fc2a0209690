"""Names that are put together: people of a body, a part with its whole, a title with a holder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from plainview.model import Candidate, Entity
from plainview.names import codes, known
from plainview.names.context import Surroundings
from plainview.names.unlisted import cue_table
from plainview.vocab.registry import entity

_SURE = 0.9
_TITLED = 0.92
_TITLED_ONCE = 0.8
_OIG = "Office of Inspector General"
_OIG_FORMS = r"(?:Office of (?:the )?)?Inspector General(?:'s office)?|OIG|IG"
_INSPECTOR = re.compile(rf"(?:the )?(?:{_OIG_FORMS})", re.IGNORECASE)
_INSPECTOR_OF = re.compile(
    rf"(?:the )?(?:{_OIG_FORMS}) (?:at|of|for|within) (?:the )?(.+)"
    rf"|(?:the )?(.+?)(?:'s)? (?:{_OIG_FORMS})",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"^(.{2,60}?)(?:'s|(?<=s)') (.+ .+)$")
_BRACKETS = re.compile(r" \([A-Z.]{2,8}\)(?= )")
_LONGEST_TITLE = 8
_IN_SENTENCE = 0.85
_IN_DOCUMENT = 0.7
_SUGGESTED = 0.45
_FEW = 6
_KINDS: dict[str, Callable[[Entity], bool]] = {
    "agency": lambda e: e.kind == "agency" and "Department" not in e.name,
    "department": lambda e: e.kind in ("agency", "police", "sheriff") and "Department" in e.name,
    "bureau": lambda e: e.kind == "agency" and "Bureau" in e.name,
    "service": lambda e: e.kind == "agency" and "Service" in e.name,
    "commission": lambda e: e.kind in ("agency", "commission") and "Commission" in e.name,
    "board": lambda e: "Board" in e.name and e.kind in ("agency", "commission", "court"),
    "court": lambda e: e.kind == "court",
    "committee": lambda e: e.kind == "committee",
    "company": lambda e: e.kind == "company",
}
_REFERENCE = re.compile(rf"[Tt]he ({'|'.join(_KINDS)})")


def part_of_named(text: str, around: Surroundings) -> list[Candidate]:
    """ "OIG" or "the inspector general" beside a department: that department's."""
    if not _INSPECTOR.fullmatch(text):
        return []
    if not (around.named or around.parents) and around.document is None:
        return []
    near = [item for item in codes.by_name(_OIG, around) if item.score >= _SURE]
    if near or around.document is None:
        return near
    whole = Surroundings(parents=around.document.named)
    found = [item for item in codes.by_name(_OIG, whole) if item.score >= _SURE]
    return found if len(found) == 1 else []


def part_of(text: str) -> list[Candidate]:
    """ "Office of Inspector General at Health and Human Services": the name says whose."""
    found = _INSPECTOR_OF.fullmatch(text)
    above = known.exact(found[1] or found[2]) if found else []
    if not above:
        return []
    around = Surroundings(parents=frozenset(item.id for item in above))
    return [item for item in codes.by_name(_OIG, around) if item.score >= _SURE]


@cache
def _heads() -> frozenset[str]:
    return frozenset(cue_table()["ends"].split())


@cache
def _people() -> frozenset[str]:
    return frozenset(cue_table()["people"].split())


def people_of(text: str) -> list[Candidate]:
    """ "HSI agents": the body that the people are of."""
    body, _, last = text.rpartition(" ")
    if last.lower() not in _people():
        return []
    found = known.exact(body.removesuffix("'s"))
    return [
        replace(item, score=min(item.score, _SURE), reason=f"people of it: {last}")
        for item in found
        if (entry := entity(item.id)) and entry.type == "Org"
    ]


def possessed(text: str) -> list[Candidate]:
    """ "ICE's Homeland Security Investigations": the part, of a body above it or of a place."""
    split = _POSSESSIVE.match(text)
    if not split:
        return []
    whole, part = split.groups()
    found = known.exact(part)
    owners = {item.id for item in known.exact(whole)} if found else set()
    at_place = any(owner.startswith("pl-") for owner in owners)
    return [
        replace(item, score=min(item.score, _SURE), reason=f"{item.reason}, of {whole}")
        for item in found
        # "Mexico's Senate" is not the one of the United States
        if owners & set(_above(item.id)) or (at_place and not _is_federal(item.id))
    ]


def part_with_whole(text: str) -> list[Candidate]:
    """ "Customs and Border Protection (CBP) Air and Marine Operations": the part, of its whole."""
    tokens = _BRACKETS.sub("", text).split()
    for size in range(1, len(tokens)):
        part = " ".join(tokens[size:])
        found = known.exact(part) if part in known.names() else []
        owners = {item.id for item in known.exact(" ".join(tokens[:size]))} if found else set()
        within = [item for item in found if owners & set(_above(item.id))]
        if within:
            return [replace(item, score=min(item.score, _SURE)) for item in within]
    return []


def _is_federal(entity_id: str) -> bool:
    entry = entity(entity_id)
    return entry is not None and ("us-gov" in _above(entity_id) or entry.kind == "court")


def _above(entity_id: str) -> Iterator[str]:
    entry = entity(entity_id)
    while entry is not None and entry.parent:
        yield entry.parent
        entry = entity(entry.parent)


def referred(text: str, around: Surroundings) -> list[Candidate]:
    """ "The agency", "the department": what the sentence names of that kind, else the document.

    An inference, so never sure; with several of the kind all of them are suggestions.
    """
    kind = _REFERENCE.fullmatch(text)
    if kind is None:
        return []
    fits = _KINDS[kind[1].lower()]
    named = around.document.named if around.document else frozenset()
    for ids, score, where in (
        (around.named, _IN_SENTENCE, "the sentence"),
        (named, _IN_DOCUMENT, "the document"),
    ):
        found = [e for item in sorted(ids) if (e := entity(item)) and fits(e)]
        if found:
            score = score if len(found) == 1 else _SUGGESTED
            reason = f"the {kind[1].lower()} that {where} names"
            return [Candidate(e.id, e.name, score, reason) for e in found[:_FEW]]
    return []


def ending(text: str, around: Surroundings) -> list[Candidate]:
    """ "Judiciary Committee" where the document names the House Judiciary Committee alone."""
    if around.document is None or " " not in text or not text[:1].isupper():
        return []
    if text.rpartition(" ")[2].lower() not in _heads():
        return []  # "Immigration Reform" is a subject
    found = []
    for entity_id in sorted(around.document.named):
        entry = entity(entity_id)
        if entry and any(
            name.endswith(" " + text) and name in around.document.text
            for name in (entry.name, *(alias.name for alias in entry.aliases))
        ):
            found.append(entry)
    score = _SURE if len(found) == 1 else _SUGGESTED
    reason = "end of a name in the document"
    return [Candidate(entry.id, entry.name, score, reason) for entry in found]


def titled(text: str, date: str | None = None) -> list[Candidate]:
    """ "House Speaker John Boehner": the office, where title and holder agree.

    On a date only those in office are sure; a title alone or a name without an office is nothing.
    """
    tokens = text.split()
    for size in range(1, min(len(tokens) - 1, _LONGEST_TITLE) + 1):
        title, holder = " ".join(tokens[:size]), " ".join(tokens[size:])
        held = _holding(holder, title, None) if holder in known.holders() else []
        if held:
            now = _holding(holder, title, date) if date else held
            score, found = (_TITLED, now) if now else (_TITLED_ONCE, held)
            return [Candidate(e.id, e.name, score, "title and its holder's name") for e in found]
    return []


def _holding(holder: str, title: str, date: str | None) -> list[Entity]:
    offices = [
        entry
        for item in known.exact(holder, date)
        if item.reason == "holder name" and (entry := entity(item.id)) and entry.type == "Office"
    ]
    return [entry for entry in offices if _is_title(title, entry)]


def _is_title(title: str, office: Entity) -> bool:
    """Whether a title is the office's own, begins its name, or is its head after its body's name.

    "Mayor" of "Mayor of Oakland"; "National Security Agency Director".
    """
    low = title.removeprefix("U.S. ").removeprefix("US ").lower()
    own = [office.name, *(a.name for a in office.aliases if a.how != "holder")]
    if any(
        name.lower() == low or name.lower().startswith((low + " of ", low + ", ")) for name in own
    ):
        return True
    body, _, head = title.rpartition(" ")
    return office.name.startswith(f"{head} of ") and any(
        item.id == office.parent for item in known.exact(body)
    )
