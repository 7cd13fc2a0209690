"""Sentences of the record beside a statement: what they tell of it and which is nearest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plainview.checks.draft.holding import MINOR, SAME, Held
from plainview.checks.draft.lines import Line
from plainview.checks.draft.tellings import Telling
from plainview.checks.draft.words import denying
from plainview.extraction.parts import Quantity

_SURE = 0.8  # of a statement's weight told, from which a denial is no other matter
_CELLS = " | "


@dataclass(frozen=True, slots=True)
class Beside:
    """A sentence of the record beside the statement, and how the two stand to each other."""

    telling: Telling
    held: Held


def tells_whole(one: Beside, about: Sequence[Beside]) -> bool:
    """Whether a sentence of the record tells the statement, with those beside it."""
    return (
        one.held.relation == SAME and not left_untold(one, about) and not left_missing(one, about)
    )


def unsure(claim: Line, one: Beside) -> bool:
    """Whether a sentence that shares words with a statement without a number says too little to
    stand for it: one of the two denies something, or it is a row that counts."""
    if claim.quantities or one.held.own >= _SURE:
        return False
    told = one.held.told
    row = _CELLS in told.content and bool(told.quantities)
    return row or denying(claim) != denying(told)


def left_missing(one: Beside, about: Sequence[Beside]) -> set[str]:
    """Names and dates of the statement that no sentence on it of a document has."""
    document = one.telling.document_id
    return set(one.held.missing).intersection(
        *(each.held.missing for each in about if each.telling.document_id == document)
    )


def left_untold(one: Beside, about: Sequence[Beside]) -> list[Quantity]:
    """The statement's numbers that neither a sentence nor another of its document tells."""
    told = {
        id(match.ours)
        for each in about
        if each.telling.document_id == one.telling.document_id
        for match in each.held.agreed
        if not match.differs
    }
    only = all(
        item.kind in MINOR for item in one.held.untold
    )  # a term that is all a sentence counts
    only &= bool(one.held.untold) and not one.held.agreed
    return [
        item for item in one.held.untold
        if id(item) not in told and (only or item.kind not in MINOR)
    ]  # fmt: skip


def told_back(claim: Line, one: Beside) -> float:
    """Share of the content words of a sentence of the record that the statement has."""
    keys = one.telling.line.keys
    return len(keys & claim.keys) / max(len(keys), 1)


def documents(found: Sequence[Beside]) -> set[str]:
    """The ids of the documents that some sentences stand in."""
    return {one.telling.document_id for one in found}


def rank(one: Beside) -> tuple[float, int, str]:
    """What sentences are sorted by: the nearest first."""
    return -one.held.likeness, len(one.held.differs), one.telling.place
