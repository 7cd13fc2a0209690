"""Whether one sentence is told in the words of another, with a slip at most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from plainview.claims.saying import sourcing, unsourced
from plainview.claims.scope import narrows, same_scope
from plainview.vocab.tables import words

_LEAST_WORDS = 12  # two reporters may use one formula for a matter of fewer words
_LEAST_TURNED = 14  # the same of what says no to the other, or turns who acts on whom
_RETOLD = 0.75  # share of the words of the shorter sentence that stand in both in one order
_SAME_WORDS = 0.9  # of the longer sentence, in whatever order
_REPLACED, _ONE_IN = 3, 5  # words that a retelling put in the place of others, or one in five
_INSERTED = 3  # words that say of which part a sentence tells; more of them add something
_SHORT = 3  # letters of words that say nothing by themselves
_TURNS = frozenset(("polarity", "direction"))
_NOT = frozenset(words("not no never deny denies denied without"))
_SOURCE = 2  # words at the end or the beginning of a sentence that say who says so
Step = tuple[str, int, int, int, int]
"""What one sentence has in place of words of another, as `difflib` tells it."""
_NUMERALS = frozenset(
    words(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty"
        " thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half"
        " third quarter dozen dozens twice percent"
    )
)


def retold(sentence: str, other: str) -> bool:
    """Whether one sentence is told in the words of the other.

    Words may be left out or added, such as who reported it, but hardly any replaced: two reporters
    use one formula, too, with names of their own in it. A retelling slips at one place: where a
    number is another and a place or a thing besides, the formula is used of another matter.
    """
    if min(len(_words(each)) for each in _told(sentence, other)) < _LEAST_WORDS:
        return False
    one, two = _words(sentence), _words(other)
    low, other_low = ([word.lower() for word in words] for words in (one, two))
    changed = _numbers(low) != _numbers(other_low)
    if changed and not same_scope(sentence, other, placed=True):
        return False
    common = sum((Counter(low) & Counter(other_low)).values())
    denied = sum(word in _NOT for word in low) != sum(word in _NOT for word in other_low)
    if not changed and not denied and common >= _SAME_WORDS * max(len(one), len(two)):
        return True  # the same words in another order: who acts was changed for whom
    steps = SequenceMatcher(None, low, other_low, autojunk=False).get_opcodes()
    if _moved(steps, low, other_low) or (denied and _credited(steps, len(one), len(two))):
        return False  # a no for a yes, and somebody else says so
    kept = sum(end - start for what, start, end, _, _ in steps if what == "equal")
    replaced = 0
    for start, end, first, last in (step[1:] for step in steps if step[0] != "equal"):
        ours, theirs = one[start:end], two[first:last]
        inner = start > 0 and end < len(one) and first > 0 and last < len(two)
        if _of_another_part(ours, theirs, changed, inner):
            return False
        replaced += max(len(ours), len(theirs)) if ours and theirs else 0
    shorter = min(len(one), len(two))
    return kept >= _RETOLD * shorter and replaced <= max(_REPLACED, shorter // _ONE_IN)


def slipped(sentence: str, other: str, differs: Collection[str]) -> bool:
    """Whether what differs in two sentences (words of `claims.DIFFERS`) is the slip of a retelling.

    Of short sentences it is none where one says no to the other or turns who acts on whom: two
    reporters tell of the matter so.
    """
    if not retold(sentence, other):
        return False
    brief = min(len(_words(each)) for each in _told(sentence, other)) < _LEAST_TURNED
    return not (brief and differs and set(differs) <= _TURNS)


def _told(sentence: str, other: str) -> tuple[str, str]:
    """Two sentences without the words for who says so, where these are not the same."""
    sources = [[each[start:end] for start, end in sourcing(each)] for each in (sentence, other)]
    if sources[0] == sources[1]:
        return sentence, other
    return unsourced(sentence), unsourced(other)


def _of_another_part(ours: list[str], theirs: list[str], changed: bool, inner: bool) -> bool:
    """Whether what differs at one place says of which part or place a sentence tells; `changed`
    says that the numbers differ, `inner` that the place is within both sentences."""
    narrowed = narrows(" ".join(ours)), narrows(" ".join(theirs))
    if narrowed[0] != narrowed[1] or (changed and any(narrowed)):
        return True
    telling = [
        [word for word in side if len(word) > _SHORT and not _is_number(word.lower())]
        for side in (ours, theirs)
    ]
    if not changed or not any(telling):
        return False
    return all(telling) or (inner and len(ours) + len(theirs) <= _INSERTED)


def _credited(steps: Sequence[Step], ours: int, theirs: int) -> bool:
    """Whether only one sentence begins or ends with words such as "the agency says"."""
    return any(
        max(end - start, last - first) >= _SOURCE
        for what, start, end, first, last in steps
        if what != "equal" and ((end == ours and last == theirs) or start == first == 0)
    )


def _moved(steps: Sequence[Step], low: list[str], other: list[str]) -> bool:
    """Whether a telling word stands at another place in the other sentence: it was worded anew."""
    gone = {word for step in steps if step[0] != "equal" for word in low[step[1] : step[2]]}
    come = {word for step in steps if step[0] != "equal" for word in other[step[3] : step[4]]}
    return any(len(word) > _SHORT and not _is_number(word) for word in gone & come)


def _numbers(sentence: list[str]) -> list[str]:
    return sorted(filter(_is_number, sentence))


def _is_number(word: str) -> bool:
    return word in _NUMERALS or any(map(str.isdigit, word))


def _words(sentence: str) -> list[str]:
    return [word.strip('.,;:"“”()') for word in sentence.split()]
