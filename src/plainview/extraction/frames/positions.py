"""What stands where around a trigger: subject, object and prepositions, by voice and clause."""

from __future__ import annotations

from plainview.extraction.frames.antecedents import antecedent, front_object
from plainview.extraction.frames.borders import left_border
from plainview.extraction.frames.clauses import (
    QUOTES,
    Around,
    Group,
    Words,
    is_finite,
    verb_group,
)
from plainview.extraction.frames.lexicon import (
    ADVERBS,
    BE,
    CONJUNCTIONS,
    HARD,
    HAVE,
    LIGHT,
    MONTHS,
    PREPOSITIONS,
    SUBORDINATORS,
    lexicon,
)
from plainview.extraction.frames.rightward import begins_in_word, rightward

BELONGING = ("of", "at", "from", "within", "in", "for")
FRONTED = ("from", "under", "in", "at", "during", "on", "across", "along", "through", "by", "using")
"""Prepositions whose phrase may as well stand before the verb: "Under the order, …"."""

DEPTH = 4


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


def around_noun(words: Words, first: int, last: int) -> tuple[Around, Group]:
    """The chunks around a noun: its owner before it, "of" as object, "by" as subject."""
    here = Around()
    rightward(words, last, here, nominal=True)
    subject = list(here.at.get("by", ()))
    pair = here.at.get("between", [])
    if len(pair) > 1:
        here.at["between"], here.at["between_second"] = pair[:1], pair[1:2]
    _possessor(words, first, here)
    _gather(words, left_border(words, first)[0], first, here)
    subject += _after_fronted(words, first)
    group = Group(first, False, False, False, False, False, None, None)
    verb = _verb_before(words, first)
    if verb is not None:
        lemma, tags = lexicon().verbs[words.low[verb]]
        above = verb_group(words, verb, tags)
        group = Group(
            above.first, False, above.infinitive, above.participle, above.negated, above.past,
            above.modal, above.governor,
        )  # fmt: skip
        if lemma in LIGHT and not above.passive:
            subject += subject_of(words, above, Around())
    copula = _copula_before(words, first)
    if copula is not None and not subject:
        subject += subject_of(words, verb_group(words, copula, ""), Around())
    here.at["subject"] = subject
    here.at["object"] = here.at.get("of", [])
    return here, group


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
    found = _gather(words, border, group.first, here)
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


def _gather(words: Words, border: int, end: int, here: Around) -> list[int]:
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


def _possessor(words: Words, first: int, here: Around) -> None:
    """Chunks directly before a noun, over at most three describing words."""
    place, free = first - 1, 3
    while place >= 0 and free:
        chunk = words.chunk[place]
        low = words.low[place]
        if chunk >= 0:
            here.put("possessor", chunk)
            place = words.chunks[chunk].first - 1
            continue
        if low in ("'s", "’s", "'", "’", "-"):
            place -= 1
            continue
        stop = low in PREPOSITIONS or low in HARD or low in QUOTES or low == ","
        if stop or low in BE or low in HAVE or low in CONJUNCTIONS or is_finite(words, place):
            break
        free -= 1
        place -= 1


def _after_fronted(words: Words, first: int) -> list[int]:
    """The subject after a fronted "with" phrase: "With 9,000 employees, the bureau …"."""
    if words.low[0] != "with" or any(is_finite(words, at) for at in range(first)):
        return []
    for at in range(first, len(words.low)):
        if words.low[at] == ",":
            return [chunk for chunk in words.chunk[at + 1 : at + 4] if chunk >= 0][:1]
    return []


def _copula_before(words: Words, first: int) -> int | None:
    """The "were" of "were in detention" and "was 85 percent full"."""
    for place in range(first - 1, max(-1, first - 5), -1):
        low, chunk = words.low[place], words.chunk[place]
        if low in BE and chunk < 0:
            return place
        counts = chunk >= 0 and words.chunks[chunk].quantity is not None
        if not (counts or low in ADVERBS or low.endswith("ly") or low == "at"):
            return None
    return None


def _verb_before(words: Words, first: int) -> int | None:
    for place in range(first - 1, max(-1, first - 10), -1):
        low = words.low[place]
        if low in HARD or low in SUBORDINATORS:
            return None
        if words.chunk[place] < 0 and low in lexicon().verbs and low not in HAVE | BE:
            return place
        if words.chunk[place] < 0 and low in HAVE:
            return place
    return None
