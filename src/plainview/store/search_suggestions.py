"""What to search for instead where nothing was found: words of the record, and fewer words."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from plainview.store import query, sql_search
from plainview.store.search import Known, count

CLOSE = 0.75
"""Likeness (difflib) from which a word of the record may be what was meant."""
_LONGER = 2
_MOST, _ALIKE = 3, 20
_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words to search for instead, as one would type them, and how many passages hold them,
    counted no further than 1,000."""

    typed: str
    passages: int


def suggestions(
    connection: sqlite3.Connection, known: Known, words: query.Query
) -> list[Suggestion]:
    """Searches close to one that found nothing, which find something; those closest first."""
    if not words.plain:
        return []
    terms = list(words.terms)
    unknown = {
        at: close
        for at, term in enumerate(terms)
        if len(term.words) == 1 and not term.prefix and not _found(connection, [term])
        for close in [_close(connection, known, term.words[0])]
    }
    tried: list[list[query.Term]] = []
    if unknown and all(unknown.values()):
        best = {at: close[0] for at, close in unknown.items()}
        tried.append([best.get(at, term) for at, term in enumerate(terms)])
        if len(terms) == 1:
            tried += [[other] for other in unknown[0][1:]]
    if len(terms) > 1:
        tried += [terms[:at] + terms[at + 1 :] for at in range(len(terms))]
    elif len(terms[0].words) > 1:
        tried.append([query.Term((word,), False) for word in terms[0].words])
    found = [(" ".join(term.typed for term in each), _found(connection, each)) for each in tried]
    return [Suggestion(typed, number) for typed, number in dict.fromkeys(found) if number][:_MOST]


def _found(connection: sqlite3.Connection, terms: list[query.Term]) -> int:
    typed = " ".join(term.typed for term in terms)
    return count(connection, query.parse(typed), _COUNTED)


def _close(connection: sqlite3.Connection, known: Known, word: str) -> list[query.Term]:
    """Words of the index that are spelt like one, the most alike first, then the commonest."""
    if len(word) < 4:
        return []
    start, least, most = word[:2], len(word) - _LONGER, len(word) + _LONGER
    if known.words:
        held = known.words.alike(start, least, most)
    else:
        connection.execute(sql_search.TERMS)
        given = (start, start + "\U0010ffff", least, most)
        held = dict(connection.execute(sql_search.TERMS_LIKE, given).fetchall())
    near = get_close_matches(word, held, n=_ALIKE, cutoff=CLOSE)
    near.sort(key=lambda term: (-SequenceMatcher(None, term, word).ratio(), -held[term]))
    return [query.Term((term,), False) for term in near[:_MOST]]
