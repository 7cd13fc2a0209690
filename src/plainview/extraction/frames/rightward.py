"""What stands to the right of a trigger, by preposition, up to the border of the clause."""

from __future__ import annotations

from plainview.extraction.frames.clauses import Around, Words, is_finite
from plainview.extraction.frames.lexicon import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    HARD,
    HAVE,
    LIGHT,
    PREPOSITIONS,
    SUBORDINATORS,
    lexicon,
)

RANGING = frozenset(["everything", "anything", "ranging"])
"""Words before "from … to …" that make both ends kinds of one thing."""
MACHINES = frozenset(["computers", "servers", "systems", "databases", "offices", "accounts"])
"""What data are taken from at somebody who has them."""
OF_STAFF = frozenset(["at", "of", "from", "in", "within"])
RECEIVING = frozenset(["to", "with", "by"])
LEADING = frozenset(["under", "for", "at", "in", "through", "by", "from"])


def rightward(words: Words, last: int, here: Around, nominal: bool) -> None:
    """Put the chunks after word `last` into `here`; a noun (`nominal`) looks past verbs."""
    label = "after" if nominal else "object"
    place = last + 1
    count = len(words.low)
    open_runs = {"object": place}
    ranging = False
    while place < count:
        chunk = words.chunk[place]
        low = words.low[place]
        if chunk >= 0:
            if chunk != words.chunk[last]:
                if place > last + 1 and _is_said(words, chunk):
                    break
                if low in LEADING and label != "to_do" and _is_money(words, chunk):
                    label = low  # "under a $3 million contract": the number holds its preposition
                here.put(label, chunk)
                here.put("right", chunk)
            place = words.chunks[chunk].last + 1
            continue
        if low == "(":
            place = _close(words, place)
        elif low == ":" and nominal and place - last <= 1 + words.low[last + 1].isdigit():
            pass  # "Ceiling: $12 million", "Option Year 2: $3 million"
        elif _ends(words, place, nominal):
            break
        elif low == "to" and _is_base(words, place + 1):
            label = "to_do"
            open_runs[label] = place + 1
        elif low == "of" and label != "to_do":
            label = "of" if nominal and label == "after" else label
            open_runs.setdefault("of", place + 1)
        elif low == "from" and words.low[place - 1] in RANGING:
            ranging, here.ranging = True, label
        elif low == "to" and ranging:
            ranging = False  # "everything from photos to plate reads": both are obtained
        elif low == "including" or (low == "as" and words.low[place - 1] == "such"):
            pass  # "records, including names and birth dates": of one kind with what comes before
        elif low == "like" and words.low[place - 1].endswith("s") and _named(words, place + 1):
            pass  # "from firms like Acxiom"
        elif low == "at" and label == "from" and words.low[place - 1] in MACHINES:
            pass  # "from computers at Yahoo"
        elif low in OF_STAFF and label in RECEIVING and _is_staff(words, place - 1):
            pass  # "with agents at the bureau"
        elif low in PREPOSITIONS and label != "to_do":
            label = low
            open_runs.setdefault(label, place + 1)
        elif nominal and _reduced(words, place):
            break
        elif nominal and is_finite(words, place):
            label = "predicate"
        place += 1
    here.right = place
    here.runs = {name: (begin, place) for name, begin in open_runs.items()}


def begins_in_word(words: Words, chunk: int) -> bool:
    """Whether a blank was lost before a name ("clinicsICE"), and maybe the border of a clause."""
    mentions, first = words.chunks[chunk].mentions, words.chunks[chunk].first
    return bool(mentions) and words.start[first] < mentions[0].start < words.end[first]


def _named(words: Words, place: int) -> bool:
    chunk = words.chunk[place] if place < len(words.low) else -1
    return chunk >= 0 and any(mention.entity for mention in words.chunks[chunk].mentions)


def _is_staff(words: Words, place: int) -> bool:
    chunk = words.chunk[place]
    held = words.chunks[chunk].mentions if chunk >= 0 else ()
    return bool(held) and all(mention.kind == "staff" for mention in held)


def _is_money(words: Words, chunk: int) -> bool:
    quantity = words.chunks[chunk].quantity
    return quantity is not None and quantity.kind == "money"


def _reduced(words: Words, place: int) -> bool:
    """Whether a participle begins a clause of its own: "the photos held by the state"."""
    lemma, tags = lexicon().verbs.get(words.low[place], ("", ""))
    if "N" not in tags or "B" in tags or lemma in LIGHT or place + 1 >= len(words.low):
        return False
    before = words.low[place - 1]
    return words.low[place + 1] in PREPOSITIONS and before not in BE and before not in HAVE


def _close(words: Words, place: int) -> int:
    for at in range(place, min(len(words.low), place + 30)):
        if words.low[at] == ")":
            return at
    return place


def _ends(words: Words, place: int, nominal: bool) -> bool:
    low = words.low[place]
    if low in HARD or low in (".", "?", "!") or low in SUBORDINATORS or low == "according":
        return True
    if low == "but":
        return True
    after = place + 1
    if after >= len(words.low):
        return False
    if low in (",", "and", "or"):
        if words.low[after] in CONJUNCTIONS:
            after += 1
        return _begins_clause(words, after, low)
    return not nominal and is_finite(words, place) and low not in ("'s", "’s")


def _begins_clause(words: Words, place: int, joint: str) -> bool:
    """Whether what follows a comma or conjunction is a clause of its own."""
    if place >= len(words.low):
        return False
    tags = lexicon().verbs.get(words.low[place], ("", ""))[1]
    if words.chunk[place] < 0 and tags and words.low[place] not in ("including", "according"):
        return words.low[place] != "being" and (joint != "," or "B" not in tags)
    for at in range(place, min(len(words.low), place + 6)):
        low = words.low[at]
        if words.chunk[at] < 0 and (low in (",", "and", "or") or low in PREPOSITIONS):
            return False
        if is_finite(words, at):
            return True
    return False


def _is_said(words: Words, chunk: int) -> bool:
    """Whether a chunk is who says it: ", ICE said"."""
    after = words.chunks[chunk].last + 1
    before = words.chunks[chunk].first - 1
    if words.low[before] in DETERMINERS:
        before -= 1
    if after >= len(words.low) or words.low[before] not in (",", "”", '"'):
        return False
    lemma, tags = lexicon().verbs.get(words.low[after], ("", ""))
    return lemma in lexicon().say and ("D" in tags or "S" in tags)


def _is_base(words: Words, place: int) -> bool:
    if place >= len(words.low) or words.chunk[place] >= 0:
        return False
    low = words.low[place]
    return low in ("be", "have") or "B" in lexicon().verbs.get(low, ("", ""))[1]
