"""Lineage: which text retells which, passage by passage."""

from plainview.lineage.alignment import align
from plainview.lineage.candidates import Pair, candidates, gathered, partners, postings_of
from plainview.lineage.decision import Derivation, decide
from plainview.lineage.families import families
from plainview.lineage.keys import keys

__all__ = [
    "Derivation",
    "Pair",
    "align",
    "candidates",
    "decide",
    "families",
    "gathered",
    "keys",
    "partners",
    "postings_of",
]
