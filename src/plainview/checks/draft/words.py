"""What the words of two sentences say against each other: no for yes, at most for at least."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from plainview.checks.draft.leave import opposed_needs
from plainview.checks.draft.lexicon import lexicon
from plainview.checks.draft.lines import Line, Word, is_month
from plainview.checks.draft.manner import done_before
from plainview.checks.draft.thesaurus import meaning
from plainview.checks.draft.untold import left_untold
from plainview.lineage.words import STOP_WORDS

_EXCEPTION = re.compile(r"(?<!\bno )(?<!without )(?<!without an )\bexceptions?\b", re.IGNORECASE)
_FROM_TO = re.compile(r"\bfrom (\d[\d,.]*\d|\d) to (\d[\d,.]*\d|\d)")
_OTHER_THAN = re.compile(r"\bother than\b", re.IGNORECASE)
_WHICH = re.compile(r"[^,;] (?:that|who|which)(?: (?:is|are|was|were|has|have|had|do|does|did))? $")
"""Before a denial: what follows says which things are meant, and denies nothing of them."""
_LONGER = 2.5  # times the content words of a statement that one about nothing else has
_AFTER = 12  # words after a denial, counted with it, among which these stand
_HEADS = 4  # content words after a denial that say what it denies
_SHORT = 1.6  # times the content words of a statement that one has which is about it alone
_ABOUT = 2  # content words after a verb that say what it is about
_NEAR = 7  # words on either side of a word that say what it is about
_CLAIMED = frozenset(("that", "any", "it", "they"))
_REFUSING = frozenset(("forbid", "refuse", "reject", "deny", "oppose", "withhold"))
_RESTRICTING = frozenset(("restrict", "restriction", "restrictions"))
_STEM = 4  # letters of a word that a "no" can stand before
_MUST, _NEED = "must", "need"
_LEAVE = ("may", "can")
_CANNOT = "cannot"
_WITHOUT, _OR = "without", "or"
_PREFIXES = ("un", "il", "dis")  # of words that say no to the rest of the word


def polarity(claim: Line, told: Line) -> list[str]:
    """["polarity"] where one says no to what the other says.

    What is said with an exception, or in a sentence of many matters, denies too little to be sure.
    """
    if len(told.keys) > _LONGER * len(claim.keys) or _excepting(told) != _excepting(claim):
        return []
    if all(_EXCEPTION.search(line.content) for line in (claim, told)):
        return []  # what is forbidden "with few exceptions" is allowed "under an exception"
    ours, theirs = _denies(claim, told), _denies(told, claim)
    # where both deny something, each has to tell what the other denies
    both = _denies_more(claim, told) and _denies_more(told, claim)
    denied = ours and theirs if both else ours or theirs
    denied |= opposed_needs(claim.content, told.content)
    if denied or _opposed(claim, told) or left_untold(claim, told):
        return ["polarity"]
    return []


def denying(line: Line) -> bool:
    """Whether a sentence denies something."""
    return bool(_denied(line, aside=True))


def permits(one: Line, other: Line) -> bool:
    """Whether a "may" or "can" gives leave for what the other sentence says is forbidden."""
    leave = any(word.word in _LEAVE and not is_month(one, word) for word in one.words)
    return leave and any(word.key in _against() or word.word == _CANNOT for word in other.words)


def _denies_more(one: Line, other: Line) -> bool:
    """Whether one line denies something that the other does not deny as well."""
    denied = {head for heads in _denied(other) for head in heads[:1]}
    return any(not heads or heads[0] not in denied for heads in _denied(one))


def turned_back(one: Line, other: Line) -> bool:
    """Whether a thing goes from one number to another, and back in the other line."""
    ours, theirs = (_FROM_TO.findall(line.content) for line in (one, other))
    return any((last, first) in theirs for first, last in ours if first != last)


def _refuses(line: Line) -> bool:
    """Whether a sentence says no by a word that is no "not": declined, refused, forbids."""
    return any(word.key in _against() or word.word in lexicon().denials for word in line.words)


def _excepting(line: Line) -> bool:
    excepted = any(word.word in lexicon().excepting for word in line.words)
    return excepted or _OTHER_THAN.search(line.content) is not None


def _denies(one: Line, other: Line) -> bool:
    """Whether one line denies what the other tells and does not deny itself."""
    places = {
        meaning(_NEED) if word.word == _MUST else word.key: place
        for place, word in enumerate(other.words)
    }
    # what is denied in words that are quoted is denied all the same
    denied = {head for heads in _denied(other, aside=True) for head in heads}
    verbatim = one.keys == other.keys  # then what stands aside was changed, too
    forbidden = {head for heads in _forbidden(other) for head in heads}
    bounding = {meaning(word) for words in lexicon().bounds for word in words}
    manner, done = _denied(one, only=(_WITHOUT,)), done_before(one, _WITHOUT)
    for heads in _denied(one, aside=verbatim):
        if not heads or denied & set(heads[:2]):
            continue
        if heads in manner and (heads[0] not in places or heads[0] in done):
            continue  # how it was done: "developed without the benefit of it"
        if heads[0] not in places:
            # the verb is another, and what it is about the same: "did not respond to questions"
            short = len(one.keys) <= _SHORT * len(other.keys)
            about = len(places.keys() & set(heads[1:])) >= _ABOUT
            if short and about and not _refuses(other):
                return True
            continue
        if heads[0] in bounding or (forbidden & set(heads[:2]) and heads[0] not in _against()):
            continue
        told = all(head in places for head in heads)  # at whatever distance
        if (
            len(heads) == 1
            or told
            or any(
                head in other.around
                or (head in places and abs(places[head] - places[heads[0]]) <= _NEAR)
                for head in heads[1:]
            )
        ):
            return True
    return False


def _denied(line: Line, *, aside: bool = False, only: tuple[str, ...] = ()) -> list[list[str]]:
    """For each word that denies, or for some of them, the next content words of its clause; `aside`
    with those that stand aside from what is said."""
    found = []
    words, signs = line.words, _signs()
    for place, word in enumerate(words):
        if word.word not in signs:
            continue
        after = words[place + 1 : place + _AFTER]
        if not _is_denial(word, after):
            continue
        said = [each.word for each in after[:2]]
        if said[:1] == ["longer"] and said[1:] not in ([], ["than"]):
            after = after[1:]  # "no longer sends"
        if after and after[0].word in lexicon().merely:
            continue
        if (not aside and _aside(line, place)) or (only and word.word not in only):
            continue
        found.append(_heads(line, word, after))
    return found


@cache
def _signs() -> frozenset[str]:
    """All words that may deny what follows."""
    return lexicon().denials | lexicon().unmet | lexicon().refuting


def _is_denial(word: Word, after: Sequence[Word]) -> bool:
    """Whether a word denies what follows: "not", or "failed" and "has yet" before "to"."""
    if word.word in lexicon().denials:
        return True
    first = after[0].word if after else ""
    unmet = word.word in lexicon().unmet and first == "to"
    refuted = word.word in lexicon().refuting and (first in _CLAIMED or first.endswith("ing"))
    return unmet or refuted


def _aside(line: Line, place: int) -> bool:
    """Whether a word stands in a clause about a part of what is said ("where he did not …", "files
    that were not returned"), or in words of somebody's that are quoted."""
    at = line.words[place].start - line.start
    before = line.content[:at]
    if before.count('"') % 2 or before.count("“") > before.count("”") or _WHICH.search(before):
        return True
    clause = max(line.content.rfind(sign, 0, at) for sign in ",;:—–")
    return any(
        word.word in lexicon().clauses and word.start - line.start > clause
        for word in line.words[:place]
    )


def _forbidden(line: Line) -> list[list[str]]:
    """The same for each word that forbids or refuses: who may not share is forbidden to."""
    return [
        _heads(line, word, line.words[place + 1 : place + _AFTER])
        for place, word in enumerate(line.words)
        if word.key in _against()
    ]


@cache
def _against() -> frozenset[str]:
    """What words that forbid, refuse or restrict are compared by."""
    refusing = (pair[1] for pair in lexicon().opposites if pair[1] & _REFUSING)
    return frozenset(meaning(word) for words in (*refusing, _RESTRICTING) for word in words)


def _heads(line: Line, word: Word, after: Sequence[Word]) -> list[str]:
    """The next content words of a clause after a word."""
    heads = []
    end = word.end
    for each in after:
        between = line.content[end - line.start : each.start - line.start]
        if any(sign in between for sign in ",;:—–"):
            break
        end = each.end
        if each.key not in STOP_WORDS and not each.word[0].isdigit():
            heads.append(each.key)
    return heads[:_HEADS]


def _opposed(claim: Line, told: Line) -> bool:
    ours, theirs = _by_word(_affirmed(claim)), _by_word(_affirmed(told))
    for pair in lexicon().opposites:
        for here, there in (pair, pair[::-1]):
            if here.isdisjoint(ours) or there.isdisjoint(theirs):
                continue
            if not here.isdisjoint(theirs) or not there.isdisjoint(ours):
                continue
            first = [
                word for name in here for word in ours.get(name, ()) if not _either(claim, word)
            ]
            second = [
                word for name in there for word in theirs.get(name, ()) if not _either(told, word)
            ]
            if any(_shared(claim, a, told, b) for a in first for b in second):
                return True
    return any(
        _shared(claim, a, told, b, least=1)
        for one, two in _undone(ours, theirs)
        for a in ours[one]
        for b in theirs[two]
    )


def _by_word(words: Sequence[Word]) -> dict[str, list[Word]]:
    found: dict[str, list[Word]] = {}
    for word in words:
        found.setdefault(word.word, []).append(word)
    return found


def _either(line: Line, word: Word) -> bool:
    """Whether a word is one of two that are left open: "return or destroy"."""
    place = line.words.index(word)
    beside = line.words[max(0, place - 1) : place] + line.words[place + 1 : place + 2]
    return any(each.word == _OR for each in beside)


def _undone(ours: Collection[str], theirs: Collection[str]) -> Iterator[tuple[str, str]]:
    """Words of which one is the other with a "no" before it: lawful and unlawful."""
    for prefix in _PREFIXES:
        yield from ((one, prefix + one) for one in _long(ours) if prefix + one in theirs)
        yield from ((prefix + two, two) for two in _long(theirs) if prefix + two in ours)


def _long(words: Collection[str]) -> Iterator[str]:
    return (word for word in words if len(word) > _STEM)


def _affirmed(line: Line) -> list[Word]:
    """The words of a sentence that are not denied ("may not"), without a "May" that is a month."""
    denials = lexicon().denials
    return [
        word
        for place, word in enumerate(line.words)
        if not any(each.word in denials for each in line.words[max(0, place - 1) : place + 2])
        and not is_month(line, word)
    ]


def _shared(claim: Line, one: Word, told: Line, two: Word, least: int = 2) -> bool:
    """Whether two words stand among the same words."""
    return len(_beside(claim, one) & _beside(told, two)) >= least


def _beside(line: Line, word: Word) -> set[str]:
    place = line.words.index(word)
    near = line.words[max(0, place - _NEAR) : place + _NEAR + 1]
    return {each.key for each in near if each is not word and each.key not in STOP_WORDS}


def bounds(claim: Line, told: Line) -> list[str]:
    """["qualifier"] where one says "at most" of what is "at least" in the other."""
    ours, theirs = (
        {word.word for word in line.words if word.key not in denied}
        for line, denied in (
            (line, {heads[0] for heads in _denied(line) if heads}) for line in (claim, told)
        )
    )
    for one, two in (lexicon().bounds, lexicon().bounds[::-1]):
        if ours & one and theirs & two and not ours & two and not theirs & one:
            return ["qualifier"]
    return []
