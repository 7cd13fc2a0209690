"""Names and phrases that the vocabularies list: one pass of an automaton, then the longest wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from plainview.extraction.casing import lowered
from plainview.extraction.parts import Mention
from plainview.model import Alias, Entity
from plainview.vocab.registry import entities, exact_names
from plainview.vocab.terms import phrases

_PLAIN = {"'": "’‘ʼ`´", '"': "“”„‟", " ": "\u00a0\u2009\u202f\n\r\t-‐‑–"}
_KINDS = {"Org": "org", "Office": "office", "Program": "program", "Instrument": "instrument"}
_OTHER_POLICE = re.compile(
    r"\b(?:postal|military|transit|park|capitol|campus|tribal|border|federal) $", re.IGNORECASE
)
"""Police of no state, county or city, whatever "police officers" stands for alone."""
FORMER = " (former holder)"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a listed name can stand for, and from when to when (ISO dates, "" for always)."""

    kind: str
    name: str
    entity: str | None
    how: str
    start: str
    end: str
    capital: int
    is_term: bool

    def mention(self, content: str, start: int, end: int, name: str) -> Mention:
        return Mention(start, end, content[start:end], self.kind, name, self.entity, self.how)


def plain(content: str) -> str:
    """The text with plain quotes, blanks and hyphens, character for character."""
    for mark, variants in _PLAIN.items():
        for variant in variants:  # forty times as quick as `translate` beyond ASCII
            content = content.replace(variant, mark)
    return content


@lru_cache(maxsize=1)
def _automata() -> tuple[
    AhoCorasick, list[tuple[Meaning, ...]], AhoCorasick, list[tuple[Meaning, ...]]
]:
    loose: dict[str, list[Meaning]] = {}
    exact: dict[str, list[Meaning]] = {}
    exactly = exact_names()
    for entry in entities():
        for alias in (Alias(entry.name, "official"), *entry.aliases):
            meaning = _meaning(entry, alias)
            name = plain(alias.name)
            if alias.name in exactly:
                for form in _acronym_forms(name):
                    _put(exact, form, meaning)
            else:
                _put(loose, name.lower(), meaning)
    for phrase, options in phrases().items():
        for term in options:
            _put(loose, plain(phrase), Meaning(term.kind, term.id, None, "class", "", "", -1, True))
    return (
        AhoCorasick(list(loose)),
        [tuple(meanings) for meanings in loose.values()],
        AhoCorasick(list(exact)),
        [tuple(meanings) for meanings in exact.values()],
    )


def _put(table: dict[str, list[Meaning]], name: str, meaning: Meaning) -> None:
    meanings = table.setdefault(name, [])
    if meaning not in meanings:
        meanings.append(meaning)


def _meaning(entry: Entity, alias: Alias) -> Meaning:
    kind = _KINDS.get(entry.type) or ("facility" if entry.kind == "facility" else "place")
    how = "class" if entry.kind.endswith(("-class", "-unspecified")) else alias.how
    capital = next((at for at, letter in enumerate(alias.name) if letter.isupper()), -1)
    return Meaning(
        kind,
        entry.name,
        entry.id,
        how,
        alias.valid_from or "",
        alias.valid_to or "",
        capital,
        False,
    )


def _acronym_forms(name: str) -> Iterator[str]:
    yield name
    if name.isalpha() and name.isupper() and 3 <= len(name) <= 4:
        yield ".".join(name) + "."


def known(content: str, text: str, day: str) -> tuple[list[Mention], list[Mention]]:
    """Listed names, and vocabulary phrases, each in order and without overlaps among its own.

    `text` is `plain(content)`, `day` the ISO date of publication (it decides between dated names),
    "" where unknown.
    """
    lower = lowered(text)
    loose, loose_meanings, exact, exact_meanings = _automata()
    names: list[tuple[int, int, tuple[Meaning, ...]]] = []
    terms: list[tuple[int, int, tuple[Meaning, ...]]] = []
    around = f"{lower} "  # a blank behind the text, and so before it, whose index is -1
    for index, start, end in loose.find_matches_as_indexes(lower, overlapping=True):
        if (around[end].isalnum() and around[end - 1].isalnum()) or (
            around[start - 1].isalnum() and around[start].isalnum()
        ):
            continue
        meanings = loose_meanings[index]
        if meanings[0].is_term:
            terms.append((start, end, meanings))
            continue
        names.append((start, end, meanings))
        if meanings[-1].is_term:
            terms.append((start, end, meanings[-1:]))
    for index, start, end in exact.find_matches_as_indexes(text, overlapping=True):
        if text[end : end + 1].isalnum() or (start and _inside_word(text, start, end)):
            continue
        names.append((start, end, exact_meanings[index]))
    return (
        [*_named(content, _longest(_capital(content, names)), day)],
        [
            meaning.mention(content, start, end, meaning.name)
            for start, end, meanings in _longest(terms)
            for meaning in meanings
            if meaning.is_term
        ],
    )


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether a name begins within a word; a lost blank before capitals is none: "centersICE"."""
    before = text[start - 1]
    return before.isalnum() and not (before.islower() and text[start:end].isupper())


def _capital(
    content: str, found: Iterable[tuple[int, int, tuple[Meaning, ...]]]
) -> Iterator[tuple[int, int, tuple[Meaning, ...]]]:
    """Without names whose capital the text does not print: "secure communities" is no program."""
    for start, end, meanings in found:
        kept = tuple(
            meaning
            for meaning in meanings
            if not meaning.is_term
            and (meaning.capital < 0 or content[start + meaning.capital].isupper())
        )
        if kept:
            yield start, end, kept


def _longest(
    found: Iterable[tuple[int, int, tuple[Meaning, ...]]],
) -> list[tuple[int, int, tuple[Meaning, ...]]]:
    kept: list[tuple[int, int, tuple[Meaning, ...]]] = []
    first = last = 0
    for hit in sorted(found, key=_by_place):
        start, end, _ = hit
        if start < last:
            if end - start <= last - first:
                continue
            kept.pop()
        first, last = start, end
        kept.append(hit)
    return kept


def _by_place(hit: tuple[int, int, tuple[Meaning, ...]]) -> tuple[int, int]:
    return hit[0], -hit[1]


def _named(
    content: str, found: Iterable[tuple[int, int, tuple[Meaning, ...]]], day: str
) -> Iterator[Mention]:
    for start, end, meanings in found:
        if "olice" in content[start : start + 8] and _OTHER_POLICE.search(
            content, max(0, start - 12), start
        ):
            continue
        chosen = choose(meanings, day)
        if chosen:
            meaning, name = chosen
            yield meaning.mention(content, start, end, name)


def choose(meanings: tuple[Meaning, ...], day: str) -> tuple[Meaning, str] | None:
    """The meaning that holds on a day, and the name that it then has.

    Without a day the first listed one; a holder who has left gives the office of a former holder,
    one who has not come yet gives None.
    """
    if not day or not any(meaning.start or meaning.end for meaning in meanings):
        return meanings[0], meanings[0].name
    past: Meaning | None = None
    for meaning in meanings:
        if meaning.start <= day and (not meaning.end or day <= meaning.end):
            return meaning, meaning.name
        if meaning.end and meaning.end < day and (past is None or past.end < meaning.end):
            past = meaning
    if past is not None:
        return past, past.name + FORMER if past.how == "holder" else past.name
    return None if meanings[0].how == "holder" else (meanings[0], meanings[0].name)
