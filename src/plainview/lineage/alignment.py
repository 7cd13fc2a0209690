"""The passages that one text owes another, however they were retold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from plainview.lineage.evidence import Side, sides
from plainview.lineage.passages import Passage, Rectangle, measure, passages, snapped
from plainview.lineage.seeds import seeds
from plainview.lineage.summaries import summary
from plainview.lineage.verbatim import chains, verbatim_share
from plainview.lineage.words import read_words
from plainview.model import Alignment

LEAST_EVIDENCE = 36.0
"""Shared weight times likeness: about nine rare words in a verbatim sentence, or twenty-five in a
passage of which half was replaced. Chance, common phrases and names stay below."""
LEAST_LIKENESS = 0.34
LEAST_WORDS = 15  # the full name of an agency has a dozen
VERBATIM = 0.7  # share of words in verbatim runs from which a passage is cut to the word


class Found(NamedTuple):
    """A passage, how alike its two sides are, and how much the likeness says.

    A summary, one side of which is the whole other text, is known by its share and has no evidence.
    """

    place: Rectangle
    score: float
    evidence: float = 0.0
    summary: bool = False

    def swapped(self) -> Found:
        return self._replace(place=self.place.swapped())


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts weighed against each other and the passages that they share."""

    first: Side
    second: Side
    found: list[Found]

    def alignments(self) -> list[Alignment]:
        """The passages by characters, in the order of the second text."""
        return sorted(
            (
                Alignment(
                    *self.first.words.span(place.first, place.first_end),
                    *self.second.words.span(place.second, place.second_end),
                    score,
                )
                for place, score, *_ in self.found
            ),
            key=lambda found: (found.other_start, found.source_start),
        )


def align(source_text: str, other_text: str) -> list[Alignment]:
    """Passages that one text owes the other, in the order of the other text.

    Copied, spun, translated there and back, reordered, split and excerpted passages come with
    their ends on both sides; a summary comes beside the whole text that it sums up. Which of the
    two texts is the source does not matter: swapped texts give swapped alignments. Texts without
    shared passages give an empty list.
    """
    return compare(source_text, other_text).alignments()


def compare(
    first_text: str, second_text: str, least_evidence: float = LEAST_EVIDENCE
) -> Comparison:
    """Find the passages that two texts share.

    Where none has the evidence that `align` asks for, weaker ones are given that have the least.
    """
    # one order for both ways round, so that ties fall alike
    if (len(first_text), first_text) > (len(second_text), second_text):
        turned = compare(second_text, first_text, least_evidence)
        found = [passage.swapped() for passage in turned.found]
        return Comparison(turned.second, turned.first, found)
    first, second = sides(read_words(first_text), read_words(second_text))
    if not len(first) or not len(second):
        return Comparison(first, second, [])
    if first.words.raw == second.words.raw:
        whole = measure(first, second, Rectangle(0, len(first), 0, len(second)))
        return Comparison(first, second, [Found(whole.place, 1.0, whole.evidence)])
    every = _passages(first, second, least_evidence)
    strong = [passage for passage in every if passage.evidence >= LEAST_EVIDENCE]
    return Comparison(first, second, _with_summaries(first, second, strong) or every)


def _passages(first: Side, second: Side, least_evidence: float) -> list[Found]:
    found: list[Found] = []
    for passage in passages(first, second, seeds(first, second)):
        if not _enough(passage, least_evidence):
            continue
        if verbatim_share(first, second, passage.place) <= VERBATIM:
            place = snapped(first, second, passage.place)
            found.append(Found(place, passage.likeness, passage.evidence))
            continue
        for place in chains(first, second, passage.place):
            copied = measure(first, second, place)
            if _enough(copied, least_evidence):
                found.append(Found(place, copied.likeness, copied.evidence))
    return found


def _enough(passage: Passage, least_evidence: float) -> bool:
    first, first_end, second, second_end = passage.place
    return (
        min(first_end - first, second_end - second) >= LEAST_WORDS
        and passage.likeness >= LEAST_LIKENESS
        and passage.evidence >= least_evidence
    )


def _with_summaries(first: Side, second: Side, found: list[Found]) -> list[Found]:
    """Put a summary in the place of the scraps of it that were found as passages."""
    found = _with_summary(first, second, found)
    turned = _with_summary(second, first, [passage.swapped() for passage in found])
    return [passage.swapped() for passage in turned]


def _with_summary(whole: Side, side: Side, found: list[Found]) -> list[Found]:
    summed = summary(whole, side, [passage.place for passage in found])
    if summed is None:
        return found
    place = Rectangle(0, len(whole), summed.start, summed.end)
    kept = [passage for passage in found if not passage.place.near(place, -1)]
    return [*kept, Found(place, summed.share, summary=True)]
