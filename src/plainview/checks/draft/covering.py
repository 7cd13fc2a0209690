"""How much of a sentence of a draft one of the record tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Set

from plainview.checks.draft.lines import Line, related
from plainview.checks.draft.thesaurus import meaning

TOLD = 0.6  # what the sentences around add of the weight of a word
_LEVEL = 0.7  # of a weight, for the name of a part or of the whole, or of a column
_LEAD = re.compile(r"[^,:;]{2,45}[,:] ")
_LEFT = 2  # content words of a statement without those that lead up to it, at the least
_SUMMING = frozenset(map(meaning, ("add", "adds", "sum", "total", "together", "combined")))
"""What only says that a number is a sum of others."""
_AND = re.compile(r",? and (?:the )?|, (?:the )?")
_SEVERAL = 3  # institutions that a statement lists, to count them together
_JOINTLY = re.compile(r"\b(?:together|combined|jointly|between them|in all|altogether)\b", re.I)

Weigh = Callable[[str], float]


def told_of(claim: Line, told: Line, meant: frozenset[str], weigh: Weigh) -> tuple[float, float]:
    """The share of the weight of a sentence that another tells, and that those around it tell."""
    total = shared = around = 0.0
    spelt = dict(claim.names)
    others = {one for one in meant if f"@{one}" not in claim.keys}
    aside = lead_in(claim) | (_SUMMING if claim.quantities else frozenset())
    for one in claim.keys - (aside - told.keys):
        weight = weigh(one)
        total += weight
        words = spelt.get(one)
        named = one[1:] in meant or bool(words and words <= told.spelt)
        if named or one in told.keys or one in told.spelt:
            shared += weight
        elif one in told.columns or level(one, others):
            shared += _LEVEL * weight
        # what a passage names it is about to its end
        elif one in (told.nearby if words else told.around) or (words and words <= told.around):
            around += weight
    return (shared / total, around / total) if total else (0.0, 0.0)


def lead_in(claim: Line) -> frozenset[str]:
    """The words that lead up to a statement with a number: "On paper there was room: …"."""
    found = _LEAD.match(claim.content) if claim.quantities else None
    if found is None:
        return frozenset()
    end = claim.start + found.end()
    starts = [one.start for one in claim.mentions] + [one.start for one in claim.dates]
    starts += [item.measure.start for item in claim.quantities]
    if any(start < end for start in starts):
        return frozenset()
    said = {word.key for word in claim.words if word.start >= end}
    led = frozenset(word.key for word in claim.words if word.start < end) - said
    return led if len(claim.keys - led) >= _LEFT else frozenset()


def level(one: str, meant: Set[str]) -> bool:
    """Whether an institution is named at another level: ICE for HSI."""
    return one.startswith("@") and any(related(one[1:], other) for other in meant)


def of_several(claim: Line, told: Line) -> bool:
    """Whether a number is of several bodies together, of which the other sentence has not all."""
    jointly = bool(_JOINTLY.search(claim.content)) and bool(claim.bodies - told.meant)
    return jointly or any(one & told.meant and one - told.meant for one in _listed(claim))


def _listed(claim: Line) -> list[frozenset[str]]:
    """The institutions that a statement names in a row: "from the IRS, CBP and USCIS"."""
    named = [one for one in claim.mentions if one.entity and one.kind == "org"]
    runs: list[list[str]] = []
    last = -1
    for one in named:
        between = claim.content[max(0, last - claim.start) : one.start - claim.start]
        if last < 0 or not _AND.fullmatch(between):
            runs.append([])
        runs[-1].append(one.entity or "")
        last = one.end
    return [frozenset(run) for run in runs if len(run) >= _SEVERAL]
