"""What a difference between two facts is, in one word: a conflict, a change, another scope …"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from plainview.claims.comparing import Comparison

KINDS = (
    "same", "rounding", "conflict", "alteration", "change", "definition", "scope", "apart",
)  # fmt: skip
"""same: one statement in two wordings. rounding: one number, printed with more digits or fewer.
conflict: both cannot be true. alteration: a retelling that says something else than what it
retells. change: another number or stage at another time. definition: another thing is counted
(design and contractual capacity, obligated and ceiling, asked and given). scope: of a part and of
the whole, or of another body. apart: not about one matter."""

_LEAST_WORDS = 8
_RETOLD = 0.75  # share of the words of the shorter sentence that stand in both in one order
_SAME_WORDS = 0.9  # of the longer sentence, in whatever order
_REPLACED = 2  # words that a retelling put in the place of others


def kind(found: Comparison, *, retold: bool = False) -> str:
    """The kind of a comparison; `retold` says that one of the two is told in the other's words."""
    differs = set(found.differs)
    if found.relation == "apart":
        return "apart"
    if found.relation == "same":
        return "rounding" if "precision" in differs else "same"
    if "date" in differs and (differs != {"date"} or not retold):
        return "change"
    if not differs - {"precision", "qualifier"} or differs == {"number", "precision"}:
        return "rounding"
    if retold:
        return "alteration"
    if found.relation == "contradicts":
        return "conflict"
    if differs & {"scope", "agency"} and not differs & {"stage", "definition"}:
        return "scope"
    if differs & {"definition", "stage", "modality"}:
        return "definition"
    if differs & {"unit", "direction"}:
        return "conflict"
    return "rounding"


def retold(sentence: str, other: str) -> bool:
    """Whether one sentence is told in the words of the other.

    Words may be left out or added, such as who reported it, but hardly any replaced: two reporters
    use one formula, too, with names of their own in it.
    """
    one, two = _words(sentence), _words(other)
    if min(len(one), len(two)) < _LEAST_WORDS:
        return False
    if sum((Counter(one) & Counter(two)).values()) >= _SAME_WORDS * max(len(one), len(two)):
        return True  # the same words in another order: who acts was changed for whom
    steps = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    kept = sum(end - start for what, start, end, _, _ in steps if what == "equal")
    replaced = sum(
        max(end - start, last - first)
        for what, start, end, first, last in steps
        if what == "replace"
    )
    return kept >= _RETOLD * min(len(one), len(two)) and replaced <= _REPLACED


def _words(sentence: str) -> list[str]:
    return [word.strip('.,;:"“”()') for word in sentence.lower().split()]
