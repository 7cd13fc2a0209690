"""Whether one document was made from another, or both only tell of the same thing.

Independent reports of one event share its names, its figures and the statements that everybody
quotes. So quoted words count for nothing here, and the more the two texts share outside their
common passages, the more those passages have to show.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from plainview.lineage.alignment import compare
from plainview.lineage.evidence import Side
from plainview.lineage.grounds import (
    own_words,
    passage_evidence,
    same_matter,
    share_in_runs,
    summary_surplus,
)
from plainview.model import Alignment

LEAST_EVIDENCE = 16.0
"""Evidence of a passage worth weighing: less than `align` asks of every passage, for that two texts
of different matters share even a spun sentence is no chance."""
NEEDED = 35.0
"""Log likelihood ratio (`passage_evidence`) that texts of different matters need."""
FOR_MATTER = 100.0
"""What is asked besides for each unit of `same_matter`: independent reports of one event are not
rare there, so that chance finds the likest passages among more."""
FURTHER = 0.3  # of the evidence of further passages that counts
SURPLUS_NEEDED = 0.37  # of a summary's share over twice that of the words around it
RUNS_NEEDED = 0.3  # of the shorter text's words; independent reports of one event reach 0.29


@dataclass(frozen=True, slots=True)
class Derivation:
    """Whether two documents owe each other text, and why.

    `score` is 0 to 1, at least 0.5 where one is derived from the other or both from a third;
    which way is not said here. `source_share` and `other_share` are the shares of the words of
    either text in common passages, quotations included.
    """

    score: float
    reason: str
    source_share: float
    other_share: float
    alignments: tuple[Alignment, ...]

    @property
    def derived(self) -> bool:
        return self.score >= 0.5


def decide(source_text: str, other_text: str, common: Container[int] = ()) -> Derivation:
    """Decide whether one text owes passages to the other; swapped texts give the same score.

    `common` holds keys (see `keys`) that so many documents share that they tell of an outlet's
    page furniture: sentences made of them count for nothing.
    """
    compared = compare(source_text, other_text, LEAST_EVIDENCE)
    places = [place for place, *_ in compared.found]
    share = _covered([(place.first, place.first_end) for place in places], compared.first)
    other = _covered([(place.second, place.second_end) for place in places], compared.second)
    if not places:
        return Derivation(0.0, "no passage in common", share, other, ())
    first, second = own_words(compared.first, common), own_words(compared.second, common)
    matter = same_matter(first, second, compared)
    ranked = sorted(
        (passage_evidence(first, second, place, matter) for place in places), reverse=True
    )
    score = max(
        _against(ranked[0] + FURTHER * sum(ranked[1:]), NEEDED + FOR_MATTER * matter),
        _against(summary_surplus(first, second, compared), SURPLUS_NEEDED),
        _against(share_in_runs(first, second), RUNS_NEEDED),
    )
    own = [first.words[at] for place in places for at in range(place.first, place.first_end)]
    quotations = sum(own) < 0.5 * len(own)
    reason = _reason(score, quotations, len(places), max(share, other))
    return Derivation(score, reason, share, other, tuple(compared.alignments()))


def _against(value: float, needed: float) -> float:
    return value / (value + needed)


def _reason(score: float, quotations: bool, passages: int, share: float) -> str:
    common = f"{passages} passages" if passages > 1 else "one passage"
    common = f"{common} in common, {share:.0%} of a text"
    if score >= 0.5:
        return common
    if quotations:
        return f"{common}: mostly quotations"
    return f"{common}: no more than independent reports of one matter share"


def _covered(stretches: list[tuple[int, int]], side: Side) -> float:
    covered = {place for start, end in stretches for place in range(start, end)}
    return len(covered) / (len(side) or 1)
