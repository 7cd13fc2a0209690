"""Finding what a record tells about the matter of a sentence: by words, numbers and facts.

Never a scan: the rarer words of the sentence are looked up in the full-text index, each for so
many passages at most; the passages that hold most of their weight are read sentence by sentence.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest

from plainview.checks.draft.lines import Line, Word, numerals
from plainview.checks.draft.tellings import Telling
from plainview.checks.draft.thesaurus import meaning
from plainview.lineage.words import STOP_WORDS, WORD, key
from plainview.store import query, sql_matching
from plainview.store.passage_words import names_of, phrase, share_of_name, stands_in
from plainview.store.telling_reader import TellingReader

_COUNTED = 3000  # passages to which a word is counted: above, it is common
_LISTED = 1500  # passages that one word can bring
_TERMS = 14  # words of a sentence that are looked up
_SKIMMED = 28  # passages whose words are compared
_READ = 6  # passages that are read sentence by sentence
_ANYHOW = 2  # of them, those that are read however few words they share
_LEAST = 0.25  # of the weight of a sentence, for any other to be read
_TOLD, _BESIDE_TOLD = 0.8, 0.4  # the same, where another passage has that much of it
_NUMBER = 2.0  # what a number is worth beside words
_BY_NAME = 1000  # facts of an institution that are looked through
_ROWS = 24  # of them, rows that are read
_MOST, _FEW = 0.6, 3
"""Of the weight of a sentence's rarer words, what passages hold that tell the most of it, and how
many words these are at the least."""
_PREFIX = 5  # letters of a stem that finds its other forms
_UNKNOWN = 0.5  # of the most that a word can be worth, for one that the record does not have
_WITHIN = 10_000  # characters within which a document is about one matter
_DIGITS = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True, slots=True)
class Term:
    """What is looked up: an expression of the index, the key it stands for, how many passages;
    `printed` is the expression of the word in its own form alone, which is looked up faster."""

    expression: str
    key: str
    count: int
    printed: str


class Matching:
    """Finds tellings for the sentences of one draft; keeps in memory what it read for it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._reader = TellingReader(connection)
        (self._passages,) = connection.execute(sql_matching.COUNT_PASSAGES).fetchone()
        self._counts: dict[str, int] = {}
        self._listed: dict[str, list[int]] = {}
        self._stems: dict[int, frozenset[str]] = {}
        self._tellings: dict[int, list[Telling]] = {}
        self._weights: dict[str, float] = {}
        self._rows: dict[tuple[str, str], list[Telling]] = {}
        self._naming: dict[tuple[str, int, frozenset[str]], bool] = {}
        self._outlets: tuple[str, ...] | None = None

    def weigh(self, one: str) -> float:
        """What a key of the draft is worth: the rarer in the record, the more."""
        return self._weights.get(one, 1.0)

    def tellings(self, claim: Line, keyed: Iterable[tuple[str, str]] = ()) -> list[Telling]:
        """What the record tells in passages that share the rarer words of a sentence.

        `keyed` are pairs of an entity and a fact type by which facts are looked up as well.
        """
        terms = self._terms(claim)
        if not self._passages:
            return []
        chosen = self._best(terms, claim)
        self._load([one for one in chosen if one not in self._tellings])
        found = [telling for one in chosen for telling in self._tellings[one]]
        rows = [row for entity, kind in keyed for row in self._rows_of(entity, kind)]
        return list({(one.place, one.line.quantities): one for one in (*found, *rows)}.values())

    def at(self, document_id: str, start: int, end: int) -> list[Telling]:
        """What a document tells at a run of its text."""
        rows = self._connection.execute(sql_matching.PASSAGES_AT, (document_id, end, start))
        keys = [row[0] for row in rows]
        self._load([one for one in keys if one not in self._tellings])
        found = [telling for one in keys for telling in self._tellings[one]]
        return [one for one in found if one.start < end and one.end > start]

    def names(self, documents: Iterable[str]) -> dict[str, str]:
        """The names of documents by id."""
        rows = (
            self._connection.execute(sql_matching.NAME_OF, (one,)).fetchone() for one in documents
        )
        return {row[0]: row[1] for row in rows if row}

    def naming(self, telling: Telling, names: frozenset[str]) -> bool:
        """Whether a document has one of some names near what it tells."""
        asked = telling.document_id, telling.start // _WITHIN, names
        if asked not in self._naming:
            first = (asked[1] - 1) * _WITHIN
            rows = self._connection.execute(
                sql_matching.CONTENTS_OF, (asked[0], first, first + 3 * _WITHIN)
            )
            printed = " ".join(row[0] for row in rows)
            self._naming[asked] = any(stands_in(name, printed) for name in names)
        return self._naming[asked]

    def outlets(self) -> tuple[str, ...]:
        """The outlets whose documents the record holds."""
        if self._outlets is None:
            rows = self._connection.execute(sql_matching.OUTLETS)
            self._outlets = tuple(row[0] for row in rows)
        return self._outlets

    def _terms(self, claim: Line) -> list[Term]:
        """The words, names and numbers of a sentence, the rarest first."""
        terms: dict[str, Term] = {}
        named = [(one.start, one.end, one) for one in claim.mentions if one.entity]
        for start, end, mention in named:
            words = [
                hit.group().lower()
                for hit in WORD.finditer(claim.content[start - claim.start : end - claim.start])
            ]
            own = "" if STOP_WORDS.issuperset(words) else phrase(words)  # "it" finds nothing
            names = dict.fromkeys((own, *names_of(mention.entity or "")))
            expression = " OR ".join(filter(None, names))
            self._take(terms, f"@{mention.entity}", expression, expression)
        for word in _unnumbered(claim):
            inside = any(start <= word.start < end for start, end, _ in named)
            if inside or word.key in STOP_WORDS or word.word[0].isdigit() or len(word.word) < 2:
                continue
            stem = key(word.word)
            long = len(stem) >= _PREFIX
            own = phrase([word.word])
            expression = f'"{query.fold(stem)}"*' if long else own
            first = claim.content[word.start - claim.start]
            proper = first.isupper() and word.start > claim.start
            self._take(terms, word.key, expression, own, proper)
        for item in claim.quantities:
            for printed in _DIGITS.findall(item.measure.surface):
                plain = printed.replace(",", "")
                forms = {phrase(WORD.findall(printed)), phrase(re.split(r"\.", plain))}
                forms |= {phrase(re.split(r"[.,]", printed))}
                expression = " OR ".join(sorted(filter(None, forms)))
                self._take(terms, f"#{printed}", expression, expression)
        return sorted(terms.values(), key=lambda one: (one.count, one.key))

    def _take(
        self,
        terms: dict[str, Term],
        name: str,
        expression: str,
        printed: str,
        proper: bool = False,
    ) -> None:
        if not expression or name in terms:
            return
        # a word that is common in one form is common in all
        count = self._count(printed)
        count = count if count >= _COUNTED else self._count(expression)
        # a number goes by its digits, as the passages that are skimmed have it
        known = name[1:].replace(",", "") if name.startswith("#") else name
        self._weights[known] = self._worth(count, proper or name.startswith("@"))
        if count:
            terms[name] = Term(expression, name, count, printed)

    def _worth(self, count: int, proper: bool = False) -> float:
        full = math.log(self._passages + 2)
        if not count and not proper:
            return _UNKNOWN * full  # the record may say it in another word
        if count >= _COUNTED:
            return 0.3 * full
        return max(0.3, math.log((self._passages + 2) / (count + 0.5)))

    def _count(self, expression: str) -> int:
        if expression not in self._counts:
            row = self._connection.execute(sql_matching.COUNT_WORD, (expression, _COUNTED))
            self._counts[expression] = int(row.fetchone()[0])
        return self._counts[expression]

    def _best(self, terms: Sequence[Term], claim: Line) -> list[int]:
        """The passages that hold most of the weight of a sentence's words."""
        scores: dict[int, float] = defaultdict(float)
        rare = [one for one in terms if one.count <= _LISTED][:_TERMS]
        common = [one for one in terms if one.count > _LISTED][:_TERMS]
        for one in rare:
            worth = self._worth(one.count)
            for number in self._holding(one.expression):
                scores[number] += worth
        # words that many passages hold find only those that hold several of them
        enough = len(rare) >= _FEW and _enough(scores, sum(self._worth(one.count) for one in rare))
        for size in range(min(4, len(common)), 1, -1) if not enough else ():
            found = self._holding_all(common[:size])
            worth = sum(self._worth(one.count) for one in common[:size])
            for number in found:
                scores[number] += worth
            if found:
                break
        if not scores and common:
            scores.update(dict.fromkeys(self._holding(common[0].expression)[:_SKIMMED], 1.0))
        ranked = nsmallest(_SKIMMED, [(-score, number) for number, score in scores.items()])
        return self._skimmed([number for _, number in ranked], claim)

    def _holding_all(self, terms: Sequence[Term]) -> list[int]:
        """The passages that hold some words: as they are printed where enough do, else in any
        form."""
        found = self._holding(" AND ".join(f"({one.printed})" for one in terms))
        if len(found) >= _READ:
            return found
        return self._holding(" AND ".join(f"({one.expression})" for one in terms))

    def _holding(self, expression: str) -> list[int]:
        if expression not in self._listed:
            rows = self._connection.execute(sql_matching.HOLDING, (expression, _LISTED))
            self._listed[expression] = [row[0] for row in rows]
        return self._listed[expression]

    def _skimmed(self, keys: Sequence[int], claim: Line) -> list[int]:
        """Of some passages those whose words cover the sentence best, without reading them."""
        missing = [one for one in keys if one not in self._stems]
        statement = sql_matching.CONTENTS.format(marks=", ".join("?" for _ in missing))
        for number, content in self._connection.execute(statement, missing):
            self._stems[number] = frozenset(map(_skimmed_key, set(WORD.findall(content.lower()))))
        named = [one for one in claim.mentions if one.entity and names_of(one.entity)]
        wanted = {
            word.key
            for word in _unnumbered(claim)
            if word.key not in STOP_WORDS
            and not any(one.start <= word.start < one.end for one in named)
        }
        wanted |= {word.word.replace(",", "") for word in claim.words if word.word[0].isdigit()}

        weights = {one: self._weights.get(one, _NUMBER) for one in wanted}
        bodies = {one.entity: self.weigh(f"@{one.entity}") for one in named if one.entity}
        whole = sum(weights.values()) + sum(bodies.values())
        covered = {
            number: sum(weights[one] for one in wanted & self._stems[number])
            + sum(worth * share_of_name(one, self._stems[number]) for one, worth in bodies.items())
            for number in keys
        }
        ranked = sorted(keys, key=lambda number: (-covered[number], number))[:_READ]
        told = bool(ranked) and covered[ranked[0]] >= _TOLD * whole
        least = whole * (_BESIDE_TOLD if told else _LEAST)
        return ranked[:_ANYHOW] + [one for one in ranked[_ANYHOW:] if covered[one] >= least]

    def _rows_of(self, entity: str, kind: str) -> list[Telling]:
        """Rows of public records about an institution, those about little else first."""
        if (entity, kind) not in self._rows:
            found = self._connection.execute(
                sql_matching.FACTS_OF_ENTITY, (entity, kind, _BY_NAME, _ROWS)
            )
            self._rows[entity, kind] = self._reader.rows([row[0] for row in found])
        return self._rows[entity, kind]

    def _load(self, keys: Sequence[int]) -> None:
        if not keys:
            return
        statement = sql_matching.PASSAGES.format(marks=", ".join("?" for _ in keys))
        for row in self._connection.execute(statement, tuple(keys)).fetchall():
            self._tellings[row[0]] = self._reader.passage(row)


@lru_cache(maxsize=1 << 16)
def _skimmed_key(word: str) -> str:
    """What a lower-case word of a passage is compared by; a number goes by its digits."""
    return word.replace(",", "") if word[0].isdigit() else meaning(word)


def _enough(scores: Mapping[int, float], whole: float) -> bool:
    """Whether as many passages as are read hold most of the weight of some words."""
    return sum(score >= _MOST * whole for score in scores.values()) >= _READ


def _unnumbered(claim: Line) -> list[Word]:
    """The words of a sentence but for numbers in words: the record prints them in other ways."""
    spans = {place for one in claim.quantities for place in numerals(one, claim.words)}
    return [
        word
        for word in claim.words
        if word.word[0].isdigit() or (word.start, word.end) not in spans
    ]  # fmt: skip
