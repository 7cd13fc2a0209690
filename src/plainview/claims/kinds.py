"""What a difference between two facts is, in one word: a conflict, a change, another scope …"""

from __future__ import annotations

from plainview.claims.comparing import Comparison

KINDS = (
    "same", "rounding", "conflict", "alteration", "change", "definition", "scope", "apart",
)  # fmt: skip
"""same: one statement in two wordings. rounding: one number, printed with more digits or fewer.
conflict: both cannot be true. alteration: a retelling that says something else than what it
retells. change: another number or stage at another time. definition: another thing is counted
(design and contractual capacity, obligated and ceiling, asked and given). scope: of a part and of
the whole, or of another body. apart: not about one matter."""


def kind(found: Comparison, *, retold: bool = False) -> str:
    """The kind of a comparison; `retold` says that one of the two is told in the other's words."""
    differs = set(found.differs)
    if found.relation == "apart":
        return "alteration" if retold else "apart"  # another name among the same words
    if found.relation == "same":
        return "rounding" if "precision" in differs else "same"
    if differs == {"date"} and found.relation == "contradicts" and not retold:
        return "conflict"  # a thing happens once, on one day
    if "date" in differs and (differs != {"date"} or not retold):
        return "change"
    if not differs - {"precision", "qualifier"} or differs == {"number", "precision"}:
        return "rounding"
    if retold and not ("number" in differs and differs & {"definition", "agency"}):
        return "alteration"  # one thing was altered; another number of another thing is no slip
    if found.relation == "contradicts":
        return "conflict"
    if differs & {"scope", "agency"} and not differs & {"stage", "definition"}:
        return "scope"
    if differs & {"definition", "stage", "modality"}:
        return "definition"
    if differs & {"unit", "direction"}:
        return "conflict"
    return "rounding"
