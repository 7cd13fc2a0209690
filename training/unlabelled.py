"""What the articles without labels give: pattern readings, and which words are no names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from plainview.extraction.learned.items import items, line, of_item
from plainview.extraction.learned.words import stem
from plainview.model import Fact
from training.texts import Document, articles

EVERY, MOST = 3, 3000
"""Pattern readings are taken from each third article, and items of a type no more than these: more
do not help."""
_LOWER = re.compile(r"(?<![\w’'-])[a-z][a-z’'-]*")
Silver = dict[str, list[tuple[set[str], set[str]]]]


@dataclass
class Unlabelled:
    """`silver` items by type with what patterns take them for, `lower` the stems that stand in
    lower case in five articles or more."""

    silver: Silver = field(default_factory=dict)
    lower: frozenset[str] = frozenset()


def unlabelled() -> Unlabelled:
    """One pass over the articles."""
    found = Unlabelled()
    seen: Counter[str] = Counter()
    for number, article in enumerate(articles()):
        seen.update({stem(word) for word in _LOWER.findall(article.text.content)})
        if number % EVERY == 0:
            _read(article, found.silver)
    found.silver = {kind: rows[:MOST] for kind, rows in found.silver.items()}
    found.lower = frozenset(word for word, count in seen.items() if count >= 5)
    return found


def _read(article: Document, silver: Silver) -> None:
    for row in article.candidates:
        for candidate in row:
            fact, at = candidate.fact, candidate.sentence
            if fact is None:
                continue
            words = line(article.text.content, article.sketch, at)
            for item in items(article.sketch, at):
                features = of_item(article.text.content, article.sketch, at, words, item, None)
                silver.setdefault(fact.type, []).append((features, _fills(fact, item.span)))


def _fills(fact: Fact, span: tuple[int, int]) -> set[str]:
    start, end = span
    room = 3 * (end - start) + 10  # a run of words is not what a mention inside it fills
    found = {
        f.role
        for f in fact.fillers
        if f.role != "act" and f.start is not None and f.end is not None
        and f.start < end and start < f.end and f.end - f.start < room
    }  # fmt: skip
    return found | {m.name for m in fact.measures if m.start < end and start < m.end}
