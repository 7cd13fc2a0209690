"""What a relative clause stands for, as its subject or as its object."""

from __future__ import annotations

from plainview.extraction.frames.clauses import Around, Group, Words
from plainview.extraction.frames.lexicon import DETERMINERS, HARD


def antecedent(words: Words, pronoun: int) -> list[int]:
    """What a relative pronoun stands for: the nearest chunk before it."""
    for place in range(pronoun - 1, max(-1, pronoun - 10), -1):
        if words.low[place] in HARD:
            break
        chunk = words.chunk[place]
        if chunk >= 0:
            return _joined(words, chunk)
    return []


def _joined(words: Words, chunk: int) -> list[int]:
    """A chunk with the one it belongs to ("an order by the court, which"): nearest first."""
    found = [chunk]
    first = words.chunks[chunk].first
    for place in range(first - 1, max(-1, first - 5), -1):
        other = words.chunk[place]
        if other >= 0 and other not in found:
            found.append(other)
    return found


def front_object(words: Words, group: Group, here: Around) -> None:
    """The object that a relative clause leaves in front: "data that the agency keeps"."""
    subject = here.at["subject"]
    if not subject or here.at.get("object") or group.infinitive or group.participle:
        return
    border = here.left
    if border > 1 and words.low[border - 1] in ("that", "which") and words.chunk[border - 2] >= 0:
        here.at["object"] = antecedent(words, border - 1)[:1]
    elif len(subject) > 1:
        first, second = words.chunks[subject[0]], words.chunks[subject[1]]
        bodies = any(mention.kind in ("org", "office") for mention in first.mentions)
        between = words.low[first.last + 1 : second.first]
        if not bodies and all(low in DETERMINERS for low in between):
            here.at["object"], here.at["subject"] = subject[:1], subject[1:]
