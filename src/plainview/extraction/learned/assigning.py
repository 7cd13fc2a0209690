"""Which of the words that a sentence offers fill which role of its fact: one decision on each.

What patterns and the models of roles chose is weighed once more beside what they passed over:
other mentions of the sentence, bodies named shortly before, and the run of words that the network
marks for the role. A role whose demand would stay open keeps what it had.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from plainview.extraction.learned.model import Table
from plainview.extraction.learned.options import Option, meet, options
from plainview.extraction.learned.scoring import Scene
from plainview.model import FACT_TYPES, Fact, Filler

DECISION = "fills"
"""The table of the decision."""
EVEN = 619
"""How much more a needed role asks than the decision's own threshold, so that the chance is even: a
wrong filler there makes the whole fact wrong."""
OPPOSITE = {
    "access": ("provider", "recipient"),
    "staffing": ("lender", "recipient"),
    "spending": ("payer", "payee"),
}
"""Roles at the two ends of a fact, which one body never fills both."""
ACTING = frozenset({"agency", "bound", "custodian", "lender", "payer", "provider", "recipient"})
"""Roles of who acts: taken from elsewhere in a text it is wrong as often as right."""
_AND = re.compile(r",? and (?:the )?")
_SIDES = re.compile(r"\b(?:between|both) (?:the )?$", re.IGNORECASE)


def assigned(
    scene: Scene,
    kind: str,
    fillers: Sequence[Filler],
    read: Fact | None,
    known: Mapping[str, Table],
) -> list[Filler]:
    """The fillers of a fact, each role decided again; `read` is what a pattern made of it."""
    decision = known[DECISION]
    rows = options(scene, kind, fillers, read, known[f"roles {kind}"], known["sentences"].rows)
    needed = FACT_TYPES[kind].needed
    strict = {role for demand in needed for role in demand}
    found = {role: _best(row, decision, EVEN * (role in strict)) for role, row in rows.items()}
    for demand in needed:
        if not any(found.get(role) for role in demand):
            found |= {role: _kept(rows.get(role, ()), decision) for role in demand}
    ends = OPPOSITE.get(kind, ())
    _part(found, rows, decision, ends)
    _join(scene.content, found, rows, decision, ends)
    others = [filler for filler in fillers if filler.role not in rows]
    return [*others, *(filler for role in rows for filler in found[role])]


def _kept(row: Sequence[Option], decision: Table) -> list[Filler]:
    """What was chosen for a demand that nothing else meets; who is only inferred must be likely."""
    return [one.filler for one in row if one.chosen and not _doubtful(one, decision)]


def _doubtful(option: Option, decision: Table) -> bool:
    if option.role not in ACTING or option.filler.via != "inferred":
        return False
    return decision.total(option.values) <= 0


def _part(
    found: dict[str, list[Filler]],
    rows: Mapping[str, Sequence[Option]],
    decision: Table,
    ends: tuple[str, ...],
) -> None:
    """Leave who stands at both ends of a fact at the end that is likelier."""
    if not all(end in found for end in ends):
        return
    for name in {one.name for end in ends for one in found[end]}:
        if all(any(one.name == name for one in found[end]) for end in ends):
            scores = {
                end: max(decision.total(o.values) for o in rows[end] if o.filler.name == name)
                for end in ends
            }
            lost = min(ends, key=lambda end: scores[end])
            found[lost] = [one for one in found[lost] if one.name != name]


def _join(
    content: str,
    found: dict[str, list[Filler]],
    rows: Mapping[str, Sequence[Option]],
    decision: Table,
    ends: tuple[str, ...],
) -> None:
    """Take the less likely end from bodies of one list ("with CBP and HSI") or of shared words.

    What a pattern read at both ends stays: "CBP and HSI exchange records".
    """
    if not all(end in found for end in ends):
        return
    taken = [(end, one) for end in ends for one in rows[end] if one.filler in found[end]]
    for end, one in taken:
        for other_end, other in taken:
            if end < other_end and not (one.read and other.read) and _alike(content, one, other):
                pair = (end, one), (other_end, other)
                lost, option = min(pair, key=lambda each: decision.total(each[1].values))
                found[lost] = [each for each in found[lost] if each != option.filler]


def _alike(content: str, one: Option, other: Option) -> bool:
    """Whether two bodies share words or stand in one list that is not of the two sides."""
    if one.span is None or other.span is None:
        return False
    first, second = sorted((one.span, other.span))
    if meet(first, second):
        return True
    sides = _SIDES.search(content, max(0, first[0] - 20), first[0])
    return sides is None and _AND.fullmatch(content, first[1], second[0]) is not None


def _best(row: Sequence[Option], decision: Table, least: int) -> list[Filler]:
    """The fillers that the decision takes, the best of those that share words or a name."""
    scored = [(decision.total(option.values), option) for option in row]
    taken: list[Option] = []
    for score, option in sorted(scored, key=lambda pair: -pair[0]):
        if score > least and not any(
            meet(option.span, one.span) or option.filler.name == one.filler.name for one in taken
        ):
            taken.append(option)
    if any(one.read for one in taken):  # what a pattern read side by side goes together
        taken += [one for one in row if one.read and one.chosen and one not in taken]
    return [option.filler for option in sorted(taken, key=lambda one: one.span or (0, 0))]
