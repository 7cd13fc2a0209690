"""Where the clause begins that holds a word, found leftwards from it."""

from __future__ import annotations

from plainview.extraction.frames.clauses import QUOTES, Words, is_adverb, is_finite
from plainview.extraction.frames.lexicon import (
    CONJUNCTIONS,
    HARD,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    lexicon,
)


def left_border(words: Words, at: int) -> tuple[int, str]:
    """Where the clause that ends before word `at` begins, and what stands before it.

    The reason is "start", "relative" (a relative pronoun stands for the subject), "verb" (the
    subject is that of the verb before), or "complement" (what a verb of saying introduces).
    """
    near = joint = comma = -1
    seen = False
    for place in range(at - 1, -1, -1):
        low = words.low[place]
        if words.chunk[place] >= 0 or low in PRONOUNS:
            seen = True
        elif low in HARD or low in QUOTES or (low == "." and _full_stop(words, place)):
            return place + 1, "start"
        elif low in RELATIVES:
            return place + 1, "start" if seen else "relative"
        elif low in SUBORDINATORS or (low == "but" and seen):
            return place + 1, "start"
        elif low in CONJUNCTIONS or low == ",":
            close = place == at - 1 or (place == at - 2 and is_adverb(words.low[at - 1]))
            near = place if near < 0 and not seen and close else near
            joint = place if low != "," else joint
            comma = place
        elif is_finite(words, place):
            if near >= 0:
                return near + 1, "verb"
            if lexicon().verbs.get(low, ("", ""))[0] in lexicon().say:
                return place + 1, "complement"  # "said boys and girls were held"
            return max(place, joint, comma if joint < 0 else -1) + 1, "complement"
    return 0, "start"


def _full_stop(words: Words, place: int) -> bool:
    """Whether a dot inside a list item ends a sentence of it."""
    after = place + 1
    begins = after < len(words.low) and (words.capital[after] or words.low[after] == "(")
    return begins and place > 0 and len(words.low[place - 1]) > 2
