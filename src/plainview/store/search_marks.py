"""Where the words that were searched for stand in running words."""

from __future__ import annotations

import re
from functools import lru_cache

from plainview.store.query import WORD, Term, fold

# letters whose folding may move others; all else that is not ASCII here is punctuation or masking
_FOREIGN = re.compile(r"[^\x00-\x7f\u2010-\u2026\u2588§•]")


def marks(words: str, terms: tuple[Term, ...]) -> list[tuple[int, int]]:
    """Where the terms stand in running words, as offsets; overlapping runs are joined."""
    found = _runs(words, terms) if _FOREIGN.search(words) else _plain_runs(words, terms)
    return _joined(sorted(found))


def _plain_runs(words: str, terms: tuple[Term, ...]) -> list[tuple[int, int]]:
    """The same as `_runs` for words whose folding moves no letter; many times quicker."""
    low = words.lower()
    return [
        (hit.start(), hit.end("rest"))
        for pattern in _patterns(terms)
        for hit in pattern.finditer(low)
    ]


@lru_cache(maxsize=64)
def _patterns(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], ...]:
    """What finds each term in lower case.

    A pattern begins with letters, which are looked for quickest; what stands before them is looked
    at afterwards, and what follows the first word ahead, so that runs of one term may overlap.
    """
    patterns = []
    for term in terms:
        first, *rest = map(re.escape, term.words)
        after = "".join(rf"[\W_]+{word}" for word in rest)
        end = r"[^\W_]*" if term.prefix else r"(?![^\W_])"
        patterns.append(re.compile(rf"{first}(?<![^\W_]{first})(?=(?P<rest>{after}{end}))"))
    return tuple(patterns)


def _runs(words: str, terms: tuple[Term, ...]) -> list[tuple[int, int]]:
    found = [(fold(hit.group()), hit.start(), hit.end()) for hit in WORD.finditer(words)]
    runs: list[tuple[int, int]] = []
    for term in terms:
        size = len(term.words)
        for at in range(len(found) - size + 1):
            here = [word for word, _, _ in found[at : at + size]]
            if _fits(term, here):
                runs.append((found[at][1], found[at + size - 1][2]))
    return runs


def _fits(term: Term, here: list[str]) -> bool:
    *first, last = term.words
    ends = here[-1].startswith(last) if term.prefix else here[-1] == last
    return ends and here[:-1] == first


def _joined(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
