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
    runs: list[tuple[int, int]] = []
    for term in terms:
        if term.single:
            runs += _word_runs(low, term.words[0])
        else:
            runs += ((hit.start(), hit.end("rest")) for hit in _pattern(term).finditer(low))
    return runs


def _word_runs(low: str, word: str) -> list[tuple[int, int]]:
    """Where a whole word stands: to make a pattern for it takes longer than to look for it."""
    runs: list[tuple[int, int]] = []
    at = low.find(word)
    while at >= 0:
        end = at + len(word)
        if not low[end : end + 1].isalnum() and not (at and low[at - 1].isalnum()):
            runs.append((at, end))
        at = low.find(word, end)
    return runs


@lru_cache(maxsize=256)
def _pattern(term: Term) -> re.Pattern[str]:
    """What finds a term in lower case.

    A pattern begins with letters, which are looked for quickest; what stands before them is looked
    at afterwards, and what follows the first word ahead, so that runs of one term may overlap.
    """
    first, *rest = map(re.escape, term.words)
    after = "".join(rf"[\W_]+{word}" for word in rest)
    end = r"[^\W_]*" if term.prefix else r"(?![^\W_])"
    return re.compile(rf"{first}(?<![^\W_]{first})(?=(?P<rest>{after}{end}))")


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
