"""Summaries: a stretch of one text whose words come from all over the other.

A summary has no counterpart passage: its sentences merge what stands pages apart. It shows as a
stretch whose words the whole other text holds far more often than it holds the words around it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plainview.lineage.evidence import (
    LEAST_CHANCE,
    MOST_CHANCE,
    Matches,
    Side,
    best_segment,
    matches,
)
from plainview.lineage.passages import Rectangle, snap

LEAST_WORDS = 60
LEAST_SHARE = 0.65  # of the stretch's weight that the other text holds
LEAST_SURPLUS = 0.3  # of that share over what chance gives
LEAST_EVIDENCE = 70.0  # log likelihood ratio over the weighted words that no passage explains
SAME_EVENT = 0.55  # what an independent report of one event holds of another's words, at most
SHORTER = 2.5  # times that the summarised text is longer
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Summary:
    """Words [start, end) of one text that sum up the other, and the share of them it holds."""

    start: int
    end: int
    share: float


def summary(whole: Side, side: Side, found: Sequence[Rectangle]) -> Summary | None:
    """The stretch of `side` that sums up the whole other text, if there is one.

    `found` are passages known already. A stretch that only holds some of those is no summary: the
    words that they do not explain have to come from the other text too.
    """
    if len(side) < LEAST_WORDS or len(whole) < SHORTER * LEAST_WORDS:
        return None
    held = matches(side, 0, len(side), *whole.within(0, len(whole)))
    common = max(SAME_EVENT, _recurrence(whole))
    matched, everything = held.sums(0, len(side))
    chance = min(max(matched / (everything or 1.0), LEAST_CHANCE), MOST_CHANCE)
    rate = max(0.6, chance + 0.25)
    for _ in range(ROUNDS):
        ratios = held.ratios(rate, chance)
        start, end = (snap(side.words.cuts, place) for place in best_segment(ratios))
        if end - start < LEAST_WORDS or len(whole) < SHORTER * (end - start):
            return None
        inside, inside_all = held.sums(start, end)
        # where little text is left around the stretch, the other text says what chance gives
        chance = max((matched - inside + common * inside_all) / everything, LEAST_CHANCE)
        rate = min(inside / inside_all, 0.95)
        if rate < max(LEAST_SHARE, chance + LEAST_SURPLUS):
            return None
    scraps = [place for place in found if place.second < end and place.second_end > start]
    unexplained = _unexplained(whole, side, (start, end), scraps)
    matched, everything = unexplained.sums(0, len(unexplained.held))
    if not matched or matched < max(LEAST_SHARE, chance + LEAST_SURPLUS) * everything:
        return None
    if sum(unexplained.ratios(min(matched / everything, 0.95), chance)) < LEAST_EVIDENCE:
        return None
    return Summary(start, end, rate)


def _unexplained(
    whole: Side, side: Side, stretch: tuple[int, int], scraps: list[Rectangle]
) -> Matches:
    """The words of a stretch outside known passages, held against what these leave of the other."""
    used = {place for scrap in scraps for place in range(scrap.first, scrap.first_end)}
    rest = [place for place in range(len(whole)) if place not in used]
    keys = {whole.words.keys[place] for place in rest}
    held = matches(side, *stretch, keys, {whole.runs[place] for place in rest})
    told = {place for scrap in scraps for place in range(scrap.second, scrap.second_end)}
    left = [place - stretch[0] for place in range(*stretch) if place not in told]
    return Matches([held.weights[at] for at in left], [held.held[at] for at in left])


def _recurrence(side: Side) -> float:
    """Share of a text's weight in words that come again in another unit of it.

    A text of the same matter that owes it nothing meets about as many of its words.
    """
    units = Counter(
        key for start, end in side.words.units for key in set(side.words.keys[start:end])
    )
    again = sum(
        weight for key, weight in zip(side.words.keys, side.weights, strict=True) if units[key] > 1
    )
    return again / (sum(side.weights) or 1.0)
