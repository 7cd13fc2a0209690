"""What was altered on the way: aligned passages compared fact by fact and number by number.

Only what stands against something in the other text is an alteration: a number beside another
number of the same thing, a negation that is gone from a sentence that is still told. What a
retelling merely leaves out is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plainview.lineage import alterations_numbers, alterations_words
from plainview.lineage.alterations_pairs import Clause, Group, clauses, groups
from plainview.model import Alignment, Text

KINDS = (
    "number", "unit", "qualifier", "negation", "modality", "name", "quotation", "date", "scope",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alteration:
    """What one text says and what the other made of it, each with its place and words.

    `kind` is one of KINDS; `note` says what happened in a few words ("qualifier dropped"). Spans
    are the words that differ; `source_sentence` and `other_sentence` the sentences around them.
    """

    kind: str
    source_start: int
    source_end: int
    other_start: int
    other_end: int
    note: str
    source_sentence: tuple[int, int]
    other_sentence: tuple[int, int]


def alterations(source: Text, other: Text, aligned: Sequence[Alignment]) -> list[Alteration]:
    """The alterations of `other` against `source`, in the order of the other text.

    `aligned` are the passages as `align` gives them for the contents of the two texts.
    """
    ours, theirs = clauses(source), clauses(other)
    found = [
        Alteration(
            kind, *place, *other_place, note,
            _around(group.source, place[0]), _around(group.other, other_place[0]),
        )
        for group in groups(ours, theirs, aligned)
        for kind, place, other_place, note in _compared(group, source.content, other.content)
    ]  # fmt: skip
    return sorted(dict.fromkeys(found), key=lambda item: (item.other_start, item.source_start))


Found = tuple[str, tuple[int, int], tuple[int, int], str]


def _compared(group: Group, content: str, other: str) -> Iterator[Found]:
    if [clause.words for clause in group.source] == [clause.words for clause in group.other]:
        return
    yield from alterations_numbers.numbers(group)
    yield from alterations_numbers.dates(group)
    yield from alterations_words.names(group)
    yield from alterations_words.negations(group)
    yield from alterations_words.modality(group)
    yield from alterations_words.scope(group)
    yield from alterations_words.quotations(group, content, other)


def _around(sentences: Sequence[Clause], place: int) -> tuple[int, int]:
    clause = next(clause for clause in sentences if clause.start <= place < clause.end)
    return clause.start, clause.end
