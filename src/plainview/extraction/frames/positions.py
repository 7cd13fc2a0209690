"""What stands where around a trigger: subject, object and prepositions, by voice and clause."""

from __future__ import annotations

from plainview.extraction.frames.antecedents import antecedent, front_object
from plainview.extraction.frames.borders import left_border
from plainview.extraction.frames.clauses import (
    Around,
    Group,
    Words,
    is_finite,
    verb_group,
)
from plainview.extraction.frames.lexicon import (
    DETERMINERS,
    HARD,
    LIGHT,
    MONTHS,
    PREPOSITIONS,
    lexicon,
)
from plainview.extraction.frames.patterns import BODIES
from plainview.extraction.frames.rightward import begins_in_word, rightward

BELONGING = ("of", "at", "from", "within", "in", "for")
FRONTED = ("from", "under", "in", "at", "during", "on", "across", "along", "through", "by", "using")
"""Prepositions whose phrase may as well stand before the verb: "Under the order, …"."""

DEPTH = 4
ENABLING = frozenset(["allow", "permit", "let", "enable", "authorize", "empower"])
"""Verbs whose subject is not who does what they make possible."""


def around_verb(words: Words, first: int, last: int, tags: str) -> tuple[Around, Group]:
    """The chunks around a verb, as if it stood in the active voice."""
    group = verb_group(words, first, tags, last)
    here = Around()
    rightward(words, last, here, nominal=False)
    _receiver(words, here)
    doers = list(here.at.get("by", ()))
    subject = subject_of(words, group, here)
    if group.governor is not None and group.infinitive:
        here.at["asker"] = _asker(words, group.governor)
    if not group.passive:
        subject = _enabled(words, group, subject, here)
    if group.passive:
        subject = _counted_before(words, group, first) + subject
        after = here.at.pop("object", [])
        here.at["object"] = subject + after
        here.at["subject"] = doers
    else:
        here.at["subject"] = subject
        front_object(words, group, here)
    return here, group


def _counted_before(words: Words, group: Group, first: int) -> list[int]:
    """The number directly before a bare participle: "well below the 310 people deported in May"."""
    chunk = words.chunk[group.first - 1] if group.first == first and first else -1
    return [chunk] if chunk >= 0 and words.chunks[chunk].quantity else []


def _receiver(words: Words, here: Around) -> None:
    """Part the one who is given something from what is given: "lent the agency 12 analysts"."""
    chunks = here.at.get("object", [])
    if len(chunks) < 2:
        return
    first, second = words.chunks[chunks[0]], words.chunks[chunks[1]]
    adjacent = second.first - first.last == 1
    bodies = any(mention.kind in ("org", "office") for mention in first.mentions)
    staff = any(mention.kind == "staff" for mention in first.mentions)
    if adjacent and bodies and not staff and first.quantity is None and second.quantity:
        here.at["indirect"] = chunks[:1]
        here.at["object"] = chunks[1:]


def subject_of(words: Words, group: Group, here: Around, depth: int = 0) -> list[int]:
    """The subject of a verb, nearest reading first; other chunks before it go by preposition."""
    if depth > DEPTH:
        return []
    if group.governor is not None and (group.infinitive or group.participle):
        return _controller(words, group, here, depth)
    border, reason = left_border(words, group.first)
    here.left = border
    if border and words.low[border - 1] == "where":
        here.at["where"] = antecedent(words, border - 1)
    found = gather(words, border, group.first, here)
    if found:
        return found
    if reason == "relative":
        return antecedent(words, border - 1)
    if reason == "verb" or group.participle:
        for place in range(border - 1, -1, -1):
            if words.low[place] in HARD:
                break
            if is_finite(words, place):
                tags = lexicon().verbs.get(words.low[place], ("", ""))[1]
                return subject_of(words, verb_group(words, place, tags), here, depth + 1)
    return []


def _enabled(words: Words, group: Group, subject: list[int], here: Around) -> list[int]:
    """Who does what another makes possible: "a program that lets agents search" (agents).

    The other is put at "enabler".
    """
    governor = group.governor if group.infinitive else _let(words, group.first)
    if governor is None or words.chunk[governor] >= 0:
        return subject
    lemma, tags = lexicon().verbs.get(words.low[governor], ("", ""))
    if lemma not in ENABLING:
        return subject
    doers = [n for n in subject if governor < words.chunks[n].first < group.first]
    above = verb_group(words, governor, tags)
    if not doers or above.passive:
        return subject
    over = Around()
    enabler = subject_of(words, above, over, 1)
    relative = over.left > 1 and words.low[over.left - 1] in ("that", "which")
    if not relative or words.chunk[over.left - 2] >= 0:
        here.at["enabler"] = enabler
    return doers


def _let(words: Words, first: int) -> int | None:
    """The "let" of "has let the bureau search", over the one noun that stands between."""
    if first < 2 or words.chunk[first - 1] < 0:
        return None
    at = words.chunks[words.chunk[first - 1]].first - 1
    while at > 0 and words.low[at] in DETERMINERS:
        at -= 1
    return at if words.low[at] in ("let", "lets", "letting") else None


def _asker(words: Words, governor: int) -> list[int]:
    """Who asks or tells: "the FBI asked the states to share" (the FBI); nobody in the passive."""
    lemma, tags = lexicon().verbs.get(words.low[governor], ("", ""))
    if words.chunk[governor] >= 0 or lexicon().governing.get(lemma) not in (
        "requested",
        "mandated",
    ):
        return []
    above = verb_group(words, governor, tags)
    return [] if above.passive else subject_of(words, above, Around(), 1)


def _controller(words: Words, group: Group, here: Around, depth: int) -> list[int]:
    governor = group.governor
    assert governor is not None
    here.left = governor
    before = group.first - 1
    if group.participle and "on" in words.low[max(0, before - 2) : before + 1]:
        return []  # "tightened restrictions on collecting and keeping"
    if group.participle and _is_body(words, words.chunk[before]):
        return [words.chunk[before]]  # "a report about the bureau tracking plates"
    direct = []
    for place in range(governor + 1, group.first):
        if words.low[place] in PREPOSITIONS and words.low[place] not in ("for", "on", "upon"):
            break
        if words.chunk[place] >= 0 and words.chunk[place] not in direct:
            direct.append(words.chunk[place])
    low = words.low[governor]
    if low in lexicon().nouns:
        owners = _owners(words, governor)
        if owners:
            return direct + owners
    if low not in lexicon().verbs:
        return direct
    told = lexicon().governing.get(lexicon().verbs[low][0]) in ("requested", "mandated")
    if told and not direct and group.first - governor > 2:
        # "asking the firm to share": who is asked is not named here, and is not who asks
        return []
    above = verb_group(words, governor, lexicon().verbs[low][1])
    return direct + subject_of(words, above, here, depth + 1)


def _owners(words: Words, noun: int) -> list[int]:
    """Whose plan, power or request it is: "the FBI's power", "gave the FBI the power"."""
    found: list[int] = []
    for at in range(noun - 1, max(-1, noun - 8), -1):
        lemma = lexicon().verbs.get(words.low[at], ("", ""))[0]
        if words.chunk[at] < 0 and ((lemma and lemma not in LIGHT) or words.low[at] in HARD):
            break
        if words.chunk[at] >= 0 and words.chunk[at] not in found:
            found.append(words.chunk[at])
    return found


def gather(words: Words, border: int, end: int, here: Around) -> list[int]:
    """Chunks between the border and the verb: bare ones are the subject, others by preposition."""
    bare: list[int] = []
    belonging: list[int] = []
    label = ""
    place = border
    while place < end:
        chunk = words.chunk[place]
        low = words.low[place]
        if chunk >= 0:
            if begins_in_word(words, chunk):
                label, bare, belonging = "", [], []
                _forget_before(words, here, end)
            after = words.chunks[chunk].last + 1
            if not label and after < end and words.low[after] in ("'s", "’s", "'", "’"):
                belonging.append(chunk)
            elif not label:
                bare.append(chunk)
            else:
                if label in FRONTED:
                    here.put(label, chunk)
                if label in BELONGING:
                    belonging.append(chunk)
            here.put("left", chunk)
            place = words.chunks[chunk].last
            if not words.chunks[chunk].mentions and not words.chunks[chunk].quantity:
                # "through early April ICE was": what a date ends is no part of its phrase
                label = ""
        elif low in PREPOSITIONS:
            label = low
        elif low == "," or low in MONTHS:
            label = ""  # "in May ICE paid": a month ends the phrase that it stands in
        place += 1
    return bare + belonging


def _forget_before(words: Words, here: Around, end: int) -> None:
    """Drop what stands in front of the verb, from a clause that has ended there."""
    for label in FRONTED:
        if label in here.at:
            later = [one for one in here.at[label] if words.chunks[one].first >= end]
            here.at[label] = later


def _is_body(words: Words, chunk: int) -> bool:
    held = words.chunks[chunk].mentions if chunk >= 0 else ()
    return bool(held) and all(mention.kind in BODIES for mention in held)
