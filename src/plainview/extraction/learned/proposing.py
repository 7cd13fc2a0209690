"""Words that the network takes for the filler of a needed role which no mention fills."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from plainview.extraction.frames.lexicon import DETERMINERS
from plainview.extraction.learned.network import COLUMNS
from plainview.extraction.learned.scoring import Scene
from plainview.extraction.learned.wordpiece import Piece
from plainview.extraction.learned.words import stem
from plainview.model import FACT_TYPES, Filler

PEAK, EDGE = 0, -700
"""Log-odds in thousandths of the word that fills a role best, and of those beside it."""
LONGEST = 80
"""Characters of a filler."""
_NO_DATA = re.compile(
    r"\b(?:agreement|contract|deal|polic(?:y|ie)|law|bill)s?$|\bmemorand(?:um|a)\b", re.IGNORECASE
)
"""What data are shared under, and not the data."""
_OWNED = re.compile(r"\w[’']s\b")
_TRAILING = re.compile(r"(?: (?:of|from|to|on|for|in|by|with|and|or|the|a|an))+$")
_LEADING = DETERMINERS | {"of", "and", "or"}
_ASKING = frozenset({"which", "what", "who", "whose", "how", "whether"})
"""What a question that stays open begins with: no body is named."""
_NOBODY = frozenset(
    {
        *("he", "she", "it", "they", "them", "him", "her", "we", "us", "i", "you", "me", "who"),
        *("which", "that", "this", "these", "those", "his", "their", "its", "our", "one", "some"),
        *("many", "others", "all", "most", "both", "people", "someone", "everyone", "anyone"),
        *("nobody", "whom", "whose", "what", "where"),
    }
)
"""Words that name nobody, so that a role which they fill stays open."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A filler and its log-odds in thousandths."""

    filler: Filler
    score: int


def proposed(
    scene: Scene, kind: str, demand: tuple[str, ...], known: Collection[str]
) -> Proposal | None:
    """The likeliest words for one of the roles of a demand, if they may be named.

    Names that are no mention are never taken, since they may be those of people: a word with a
    capital must stand in a mention or, as the first of its sentence, be among the `known` words
    that texts also print in lower case.
    """
    found = _of_roles(scene, kind, demand, known, PEAK)
    return max(found.values(), key=lambda one: one.score, default=None)


def proposals(scene: Scene, kind: str, known: Collection[str], peak: int) -> dict[str, Proposal]:
    """For each role of a type the likeliest words, if the best of them reaches a score."""
    roles = tuple(role for role in FACT_TYPES[kind].roles if role != "act")
    return _of_roles(scene, kind, roles, known, peak)


def _of_roles(
    scene: Scene, kind: str, roles: tuple[str, ...], known: Collection[str], peak: int
) -> dict[str, Proposal]:
    if scene.reading is None or not scene.reading.pieces:
        return {}
    marks = scene.marks(kind)
    found = {}
    for role in roles:
        column = COLUMNS[kind][role]
        scores = [row[column] for row in marks]
        if max(scores) >= peak:
            one = _of_run(scene, role, known, *_run(scene.reading.pieces, scores))
            if one is not None:
                found[role] = one
    return found


def _of_run(
    scene: Scene, role: str, known: Collection[str], start: int, end: int, score: float
) -> Proposal | None:
    place = _trimmed(scene.content, start, end)
    if place is None or not _may_be_named(scene, *place, known):
        return None
    words = scene.content[slice(*place)]
    if role == "category" and _NO_DATA.search(words):
        return None
    return Proposal(Filler(role, words, words, *place, "name", None), round(score))


def _run(pieces: Sequence[Piece], scores: list[float]) -> tuple[int, int, float]:
    """The run of pieces around the likeliest one: its offsets and the score of that one."""
    best = max(scores)
    first = last = scores.index(best)
    while first > 0 and scores[first - 1] > EDGE:
        first -= 1
    while last + 1 < len(scores) and scores[last + 1] > EDGE:
        last += 1
    return pieces[first][1], pieces[last][2], best


def _trimmed(content: str, start: int, end: int) -> tuple[int, int] | None:
    """Whole words without an article before them or marks around, None where nothing is named."""
    owned = _OWNED.search(content, max(0, start - 2), start + 2)
    if owned is not None and start < owned.end():
        start = owned.start()  # of "general's office" no run begins with the "s"
    while start > 0 and content[start - 1].isalnum() and content[start].isalnum():
        start -= 1
    while end < len(content) and content[end].isalnum() and content[end - 1].isalnum():
        end += 1
    while start < end:
        word = content[start:end].split(maxsplit=1)[0]
        bare = word.strip("“”\"'’‘,.;:—–-()[]")
        if bare and bare.lower() not in _LEADING and bare[0] == word[0]:
            break
        start += len(word) if not bare or bare[0] == word[0] else word.index(bare[0])
        start += len(content[start:end]) - len(content[start:end].lstrip())
    words = content[start:end].rstrip("“”\"'’‘,.;:—–-([ \n")
    bare = _TRAILING.sub("", words.removesuffix("’s").removesuffix("'s"))
    if not bare or len(bare) > LONGEST or bare.lower() in _NOBODY or "\n\n" in bare:
        return None
    if bare.split(maxsplit=1)[0].lower() in _ASKING:
        return None
    return start, start + len(bare)


def _may_be_named(scene: Scene, start: int, end: int, known: Collection[str]) -> bool:
    named = [(m.start, m.end) for m in scene.sketch.mentions[scene.number] if m.name]
    opening = scene.sketch.sentences[scene.number].start
    at = start
    for word in scene.content[start:end].split():
        at = scene.content.index(word, at)
        capital = next((char for char in word if char.isalpha()), "a").isupper()
        if capital and not any(left <= at < right for left, right in named):
            bare = word.strip("“”\"'’‘,.;:—–-()")
            if at - opening > 1 or f"w:{stem(bare)}" not in known:
                return False
        at += len(word)
    return True
