"""At which stage of a matter two sentences are: planned or done, asked for or granted."""

from __future__ import annotations

from collections.abc import Sequence

from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import Line, Word, is_month
from plainview.checks.draft.numbers import Match
from plainview.extraction.parts import Quantity
from plainview.lineage.words import STOP_WORDS

_NEAR = 7  # words before a number that may say its stage
_LEADING = frozenset(("to", "be", "have"))
_LEAVE = ("may", "can")
_BEING = frozenset(("is", "are", "was", "were", "be", "been", "being", "has", "have", "had"))
_MODALS = frozenset(("could", "may", "might", "would"))
_MAY = frozenset(("can", "may", "must", "shall", "will", "cannot"))
_ASKED = frozenset(("asked", "sought"))
_AIMS = frozenset(("goal", "goals", "target", "targets", "quota", "quotas"))
"""Who wants a thing to be done has a goal."""


def stages(claim: Line, told: Line, agreed: Sequence[Match]) -> list[str]:
    """["stage"] where a thing was asked for in one and granted in the other, and the like.

    `agreed` are numbers in common: the stages of the words before them are compared by themselves.
    """
    for match in agreed:
        ours, theirs = _governing(claim, match.ours), _governing(told, match.theirs)
        if found := _parted(ours, theirs):
            return [found]
    ours, theirs = _stages(claim, told), _stages(told, claim)
    if found := _parted(ours - theirs, theirs - ours):
        return [found]
    return ["stage"] if _hedged(told, claim) or _hedged(claim, told) else []


def _parted(ours: frozenset[str], theirs: frozenset[str]) -> str:
    """What two sets of stages differ in, where they have none in common."""
    if ours & theirs:
        return ""
    pairs = [frozenset((one, two)) for one in ours for two in theirs]
    if pairs and all(pair in lexicon().apart or pair in lexicon().against for pair in pairs):
        return "stage" if any(pair in lexicon().apart for pair in pairs) else "polarity"
    return ""


def _stages(line: Line, other: Line) -> frozenset[str]:
    none: frozenset[str] = frozenset()
    leave = permitting(other)
    by_word = lexicon().stages
    said = (
        word
        for place, word in enumerate(line.words)
        if word.word in by_word
        and not is_month(line, word)
        and not (leave and word.word in _LEAVE)
        and not _by_whom(line.words, place)
        and not _to_be(line.words, place)
    )
    return none.union(*(by_word[word.word] for word in said))


def _to_be(words: Sequence[Word], place: int) -> bool:
    """Whether a participle says what may be or is to be done, not what was: "can be paid"."""
    before = [word.word for word in words[max(0, place - 3) : place]]
    return "be" in before[-2:] and not _MAY.isdisjoint(before)


def permitting(line: Line) -> bool:
    """Whether a sentence tells of leave or of a limit: there "may" says no less than "allows"."""
    allowing = lexicon().opposites[0][0] - {*_LEAVE}
    return any(word.word in allowing for word in line.words)


def _gives_leave(line: Line) -> bool:
    """Whether a sentence says what may be done, not what was."""
    return any(word.word in _LEAVE and not is_month(line, word) for word in line.words)


def _by_whom(words: Sequence[Word], place: int) -> bool:
    """Whether a participle says whose a thing is: "covers requested by agencies were approved"."""
    after = words[place + 1 : place + 2]
    before = {word.word for word in words[max(0, place - 2) : place]}
    return bool(after) and after[0].word == "by" and not before & _BEING


def _governing(line: Line, number: Quantity) -> frozenset[str]:
    """The stages of the nearest word before a number that has any; a request got is one asked."""
    # what stands before another number is about that one: "approved 97% of 60,000 requests"
    ends = [one.measure.end for one in line.quantities if one.measure.end <= number.measure.start]
    since = max(ends, default=line.start)
    before = [
        word for word in line.words if since <= word.start and word.end <= number.measure.start
    ][-_NEAR:]
    for word in reversed(before):
        if found := lexicon().stages.get(word.word):
            noun = lexicon().stages.get(number.noun.lower().split(" ")[-1], frozenset())
            return noun if "got" in found and "asked" in noun else found
    return frozenset()


def _leads(line: Line, word: Word, after: Word) -> bool:
    """Whether a hedge is followed by what may come: "could rise", "plans to"."""
    modal = word.word in _MODALS and not is_month(line, word)
    # what may not be done is forbidden
    pondered = after.word in _LEADING or word.word in lexicon().pondering
    return (modal and after.word not in lexicon().denials) or pondered


def _infinitive(line: Line, word: Word, after: Sequence[Word]) -> int | None:
    """Where the "to" stands by which somebody else is asked to act; None where none is."""
    if not lexicon().stages.get(word.word, frozenset()) & _ASKED:
        return None
    for place, each in enumerate(after[:_NEAR]):
        between = line.content[word.end - line.start : each.start - line.start]
        if any(sign in between for sign in ",;:—–"):
            return None
        if each.word == "to":
            return place
    return None


def _hedged(one: Line, other: Line) -> bool:
    """Whether what is only planned, possible or urged in one line has happened in the other."""
    hedges, urging = lexicon().hedges, lexicon().urging
    aimed = _AIMS - {word.word for word in one.words}
    if any(word.word in hedges | urging | aimed for word in other.words):
        return False
    stems = {word.key for word in other.words}
    for place, word in enumerate(one.words):
        after = one.words[place + 1 : place + 2 * _NEAR]
        if word.word in urging:
            # "urged the governors to block"
            at = next((n for n, each in enumerate(after) if each.word == "to"), None)
            after = after[at + 1 :] if at is not None else ()
        elif word.word not in hedges or not after:
            continue
        elif not _leads(one, word, after[0]):
            # "asked the court to order"
            at = _infinitive(one, word, after)
            if at is None:
                continue
            after = after[at + 1 :]
        elif word.word in _LEAVE and (permitting(other) or _gives_leave(other)):
            continue
        said = next((each for each in after[:4] if each.key not in STOP_WORDS), None)
        if said is not None and said.key in stems:
            return True
    return False
