"""Acronyms and short names of several bodies, told apart by the words near them and the document.

The bodies and the words that speak for each are in `cues.toml`. What nothing speaks for stays open.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from plainview.model import Candidate
from plainview.names import known
from plainview.names.context import Surroundings
from plainview.names.document import Document, initials, letters
from plainview.names.unlisted import cue_table
from plainview.vocab.registry import entity
from plainview.vocab.tables import is_acronym

NOBODY = "nobody"
_OTHER_MEANING = 0.45
_BY_WORDS = 0.95
_DEFINED = 0.97
_INITIALS = 0.92
_WORD = 0.6


@cache
def _table() -> dict[str, dict[str, frozenset[str]]]:
    return {
        acronym: {entity_id: frozenset(cues.split()) for entity_id, cues in table.items()}
        for acronym, table in cue_table()["acronyms"].items()
    }


def other_meanings(text: str, found: list[Candidate]) -> list[Candidate]:
    """Further bodies that go by an acronym, low without words that speak for them."""
    table = _table().get(letters(text))
    if not table:
        return []
    others = set(table) - {item.id for item in found} - {NOBODY}
    entries = [entry for entity_id in others if (entry := entity(entity_id))]
    return [Candidate(e.id, e.name, _OTHER_MEANING, "another body's acronym") for e in entries]


def by_words_near(text: str, found: list[Candidate], around: Surroundings) -> list[Candidate]:
    """Meanings of an ambiguous acronym, in the order of the words near it that speak for each.

    Where words speak for no body at all ("ICE skating"), none of the meanings is sure.
    """
    table = _table().get(letters(text))
    if not table or not around.words:
        return found
    said = {entity_id: len(cues & around.words) for entity_id, cues in table.items()}
    most = max(said.values())
    if not most:
        return found
    ranked = []
    for item in found:
        if said.get(item.id) == most:
            ranked.append(replace(item, score=_BY_WORDS, reason="acronym, by the words near it"))
        else:
            ranked.append(replace(item, score=min(item.score, _OTHER_MEANING)))
    return ranked


def defined_as(text: str, around: Surroundings) -> str | None:
    """The name that the document defines an acronym by."""
    if around.document is None or not is_acronym(text):
        return None
    return around.document.defined.get(letters(text))


def by_definition(text: str, name: str, found: list[Candidate]) -> list[Candidate]:
    """What the defining name gives, as the meaning of its acronym."""
    reason = f"acronym that the document defines: {name}"
    return [
        replace(item, score=min(item.score, _DEFINED), reason=f"{reason}; {item.reason}")
        for item in found
    ]


def shouted(text: str, found: list[Candidate], around: Surroundings) -> list[Candidate]:
    """ "STOP" in a text that names no such body elsewhere: most likely the word."""
    if around.document is None or not (text.isupper() and known.is_word(text)):
        return found
    return [
        item if _named_in_full(item.id, text, around.document) else replace(item, score=_WORD)
        for item in found
    ]


def _named_in_full(entity_id: str, short: str, document: Document) -> bool:
    if entity_id.startswith("us-"):
        return True  # federal bodies go by their letters alone
    entry = entity(entity_id)
    return entry is not None and any(
        name != short and name in document.text
        for name in (entry.name, *(alias.name for alias in entry.aliases))
    )


def by_initials(text: str, around: Surroundings) -> list[Candidate]:
    """Bodies named in the document whose initials are an acronym that nothing else goes by."""
    if around.document is None or not is_acronym(text):
        return []
    wanted = letters(text)
    found = [
        entry
        for entity_id in sorted(around.document.named)
        if (entry := entity(entity_id)) and wanted in initials(entry.name)
    ]
    reason = "initials of a body that the document names"
    score = _INITIALS if len(found) == 1 and len(wanted) > 2 else _OTHER_MEANING
    return [Candidate(entry.id, entry.name, score, reason) for entry in found]
