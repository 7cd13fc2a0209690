"""The names stage: what the fillers of one document's facts stand for, seen as a whole.

Extraction and the readers of public records name what they are sure of as they go. Here every name
of a body is looked at once more beside the others of its document: an acronym that the document
defines stands for what it defines; an acronym of several bodies is decided by the words around; a
name that was left open is looked up; a body that no list has gets a provisional identity; and a
name that a machine has distorted gives way to an official name in the same document. What stays
open keeps its name and has no entity. Facts and their ids never depend on this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from plainview.model import Candidate, Entity, Fact, Filler, Text
from plainview.names import resolve, unlisted_people
from plainview.names.context import postal_code
from plainview.names.known import cleaned, key
from plainview.names.resolving import SURE
from plainview.names.unlisted import ID_PREFIX, cue_table
from plainview.vocab import entities, entity
from plainview.vocab.local import ID_PREFIX as LOCAL_PREFIX
from plainview.vocab.tables import words

BODY_ROLES = words(
    "recipient provider intermediary payer payee funder user lender requester custodian"
    " space_lender operator agency lead bound setter announcer issuer holder addressee"
)
"""Roles that bodies and offices fill; others hold data, places, laws and what is done."""

DISTORTION = "distortion"
_DISTORTED, _MISSPELT = 0.6, 0.8
_CHANGED = ("distorted", "spun")
_POST = re.compile(
    r"(?:[\w&,'’-]+ ){0,6}?(?:Member|Senator|President|Chair\w*|Director|Secretary|Commissioner"
    r"|Chief|Administrator|Head|Leader|Speaker|Whip|Founder|Executive|Officer|Manager|Fellow|Analyst|Counsel"
    r"|Attorney|Judge|Justice|Professor|Dean|Mayor|Governor|Sheriff|Spokes\w+) (?:of|at|for|in) "
)
_ACTING = ("Org", "Office")
_BRACKETS = re.compile(r"\((?:the |or )?[\"“]?([A-Z][A-Za-z.&]{1,9})[\"”]?\)")
_CONTINUED = re.compile(r" of (?:the )?[A-Z]\w+(?: (?:(?:and|&) )?[A-Z]\w+){0,4}")
_TOKEN = re.compile(r"[\w.&'’-]+")
_WORD = re.compile(r"[a-z]+")
_SMALL = words("of the and for on in to a an at by")
_BEFORE = 140


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a filler stands for; `distorted` where a machine has changed the printed name."""

    name: str
    entity: str | None
    distorted: bool = False


def named(text: Text, facts: Sequence[Fact]) -> list[Fact]:
    """The facts of a document with their fillers named; a distorted name marks its fact."""
    names = Names(text.content, text.heading.published, [f for fact in facts for f in fact.fillers])
    return [_renamed(fact, names, text.content) for fact in facts]


def _renamed(fact: Fact, names: Names, content: str) -> Fact:
    meanings = [names.meaning(filler) for filler in fact.fillers]
    fillers = tuple(
        filler
        if (filler.name, filler.entity) == (found.name, found.entity)
        else replace(filler, name=found.name, entity=found.entity)
        for filler, found in zip(fact.fillers, meanings, strict=True)
    )
    flags = fact.flags
    if DISTORTION not in flags and any(found.distorted for found in meanings):
        flags = (*flags, DISTORTION)
    if fillers == fact.fillers and flags == fact.flags:
        return fact
    return replace(fact, content=content, fillers=fillers, flags=flags)


class Names:
    """The names of one document; `published` is its EDTF date, `fillers` those of its facts."""

    def __init__(self, content: str, published: str | None, fillers: Iterable[Filler]) -> None:
        self._content = content
        self._published = published or ""
        self._listed = {
            filler.entity: filler.name
            for filler in fillers
            if filler.entity and not filler.entity.startswith(ID_PREFIX)
        }
        self._known: dict[tuple[str, str, str | None, str | None, int], Meaning] = {}

    def meaning(self, filler: Filler) -> Meaning:
        """What a filler stands for in this document."""
        if filler.role not in BODY_ROLES or ":" in filler.name:
            return Meaning(filler.name, filler.entity)
        printed = filler.surface if filler.via == "name" else None
        name = filler.name if filler.entity else self._whole(filler.name, printed, filler.end)
        place = self._definition(printed, filler.start)
        asked = (filler.name, name, filler.entity, printed, place)
        if asked not in self._known:
            found = self._meaning(name, filler.entity, printed, place)
            left_open = found.entity is None or found.entity.startswith(ID_PREFIX)
            if name != filler.name and left_open:
                found = Meaning(filler.name, None)
            self._known[asked] = found
        return self._known[asked]

    def _whole(self, name: str, printed: str | None, end: int | None) -> str:
        """A kind of body with what follows it: "Division" of "Division of Homeland Safety"."""
        if name != printed or end is None or " " in name or not name[:1].isupper():
            return name
        rest = _CONTINUED.match(self._content, end)
        return name + rest.group() if rest else name

    def _meaning(self, name: str, entity_id: str | None, printed: str | None, at: int) -> Meaning:
        if at >= 0 and (found := self._defined_as(self._defined[at][2], entity_id)):
            return found
        if printed and printed in _ambiguous() and (found := self._among(printed, entity_id)):
            return found
        if entity_id is None:
            return self._looked_up(name)
        if printed and entity_id in _spun().get(_folded(printed), ()):
            return self._against_official(Meaning(name, entity_id, True), printed)
        return Meaning(name, entity_id)

    @cached_property
    def _defined(self) -> list[tuple[int, str, str]]:
        """Place, acronym and name of each definition: "Full Name (FN)"."""
        return list(definitions(self._content))

    def _definition(self, printed: str | None, start: int | None) -> int:
        """The number of the definition that holds for an acronym at a place, -1 where none does."""
        if not printed or start is None or len(printed) > 12 or not printed[:1].isupper():
            return -1
        plain = printed.replace(".", "")
        fitting = [n for n, (_, acronym, _) in enumerate(self._defined) if acronym == plain]
        before = [n for n in fitting if self._defined[n][0] <= start]
        return before[-1] if before else fitting[0] if fitting else -1

    def _defined_as(self, full: str, entity_id: str | None) -> Meaning | None:
        """What a definition makes of an acronym; None where it says nothing against the list."""
        best = self._best(full)
        if best is None or best.id == entity_id:
            return None
        listed = entity(entity_id) if entity_id else None
        if listed and (best.score < SURE and set(key(listed.name)) & set(key(full))):
            return None
        return Meaning(best.name, best.id)

    def _among(self, acronym: str, entity_id: str | None) -> Meaning | None:
        """One of the bodies that share an acronym, by the document's words; open at a tie."""
        meanings = _ambiguous()[acronym]
        spoken = {meant for meant, cues in meanings.items() if cues & self._words}
        if entity_id is not None and spoken <= {entity_id}:
            return None  # nothing speaks for another
        found = resolve(acronym, {"text": self._content, "date": self._published})
        best = _clear(found)
        if best:
            return Meaning(best.name, best.id)
        return Meaning(acronym, None) if len(found) > 1 else None

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self._content.lower()))

    def _looked_up(self, name: str) -> Meaning:
        best = self._best(name)
        if best is None:
            return Meaning(name, None)
        if best.id.startswith(ID_PREFIX):
            return Meaning(name, best.id)
        if best.reason.startswith(_CHANGED):
            return self._against_official(Meaning(best.name, best.id, True), name)
        return Meaning(best.name, best.id)

    def _best(self, name: str) -> Candidate | None:
        """The one body or office that a name stands for, maybe a provisional one."""
        if not any(sign.isupper() for sign in name):
            return None
        if local := placed(name):
            return _clear(resolve(local[0], {"state": local[1]}), local=True)
        found = resolve(name)
        if len(found) > 1 and found[1].score >= found[0].score:
            around = {"names": tuple(self._listed.values()), "date": self._published}
            found = resolve(name, around)
        return _clear(found)

    def _against_official(self, meaning: Meaning, printed: str) -> Meaning:
        """A distorted name, unless the document has a body whose official name holds its words."""
        own = set(key(printed))
        rivals = [
            other
            for other, name in self._listed.items()
            if other != meaning.entity
            and (listed := entity(other)) is not None
            and listed.type == "Org"
            and own
            and own <= set(key(listed.name))
            and any(official in self._content for official in _official(listed))
        ]
        if not rivals:
            return meaning
        if len(rivals) == 1:
            return Meaning(self._listed[rivals[0]], rivals[0])
        return Meaning(cleaned(printed), None)


def definitions(content: str) -> Iterator[tuple[int, str, str]]:
    """Acronyms that a text defines: the place of the bracket, the acronym, the name before it.

    The words' initials have to be the acronym's letters, small words counted or not.
    """
    for bracket in _BRACKETS.finditer(content):
        acronym = bracket[1].replace(".", "")
        letters = [letter.lower() for letter in acronym if letter.isalnum()]
        if sum(letter.isupper() for letter in acronym) < 2:
            continue
        first = max(0, bracket.start() - _BEFORE)
        tokens = list(_TOKEN.finditer(content, first, bracket.start()))
        for size in range(1, min(len(tokens), len(letters) + 5) + 1):
            run = tokens[-size:]
            if run[0][0][:1].isupper() and letters in _initials(run):
                full = content[run[0].start() : run[-1].end()]
                yield bracket.start(), acronym, " ".join(full.split())
                break


def _initials(run: Sequence[re.Match[str]]) -> tuple[list[str], list[str]]:
    parts = [part for token in run for part in token[0].split("-") if part]
    own = [part[0].lower() for part in parts if part.lower() not in _SMALL]
    return own, [part[0].lower() for part in parts]


def placed(name: str) -> tuple[str, str] | None:
    """Body and state of a name that ends in a state, as tables of local bodies have it."""
    body, comma, state = name.rpartition(", ")
    return (body, state) if comma and postal_code(state) else None


def _clear(found: Sequence[Candidate], *, local: bool = False) -> Candidate | None:
    """The first candidate, where it is sure enough and nothing else comes near it.

    Neighbouring towns differ by a letter, so a local agency's name has to be right; a name of a
    post is no body's.
    """
    if not found:
        return None
    best = found[0]
    if best.id.startswith(ID_PREFIX):
        person = not local and unlisted_people(best.name)  # many towns have a person's name
        return None if is_post(best.name) or person else best
    listed = entity(best.id)
    if listed is None or listed.type not in _ACTING:
        return None
    by_place = best.id.startswith(LOCAL_PREFIX)
    needed = SURE if by_place else _DISTORTED if best.reason.startswith(_CHANGED) else _MISSPELT
    if best.score < needed or (len(found) > 1 and found[1].score >= best.score):
        return None
    return best


def _official(listed: Entity) -> Iterator[str]:
    yield listed.name
    yield from (alias.name for alias in listed.aliases if alias.how == "official")


def is_post(name: str) -> bool:
    """Whether a name is that of a post in a body: "Chair of the Harbour Board"."""
    return _POST.match(name) is not None


@cache
def _ambiguous() -> dict[str, dict[str, frozenset[str]]]:
    """Acronyms of several bodies: each body's id and the words that speak for it."""
    return {
        acronym: {meant: frozenset(cues.split()) for meant, cues in table.items()}
        for acronym, table in cue_table()["acronyms"].items()
    }


@cache
def _spun() -> dict[str, frozenset[str]]:
    """Listed distorted names, to the ids of the bodies meant."""
    table: dict[str, set[str]] = {}
    for entry in entities():
        for alias in entry.aliases:
            if alias.how == "spun":
                table.setdefault(_folded(alias.name), set()).add(entry.id)
    return {name: frozenset(meant) for name, meant in table.items()}


def _folded(name: str) -> str:
    return cleaned(name).casefold().removeprefix("the ")
