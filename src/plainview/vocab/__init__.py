"""Controlled vocabularies and the registry of institutions, read from the data files."""

from plainview.vocab.registry import Legislator, entities, entity, legislators, registry, states
from plainview.vocab.terms import Term, phrases, terms

__all__ = [
    "Legislator",
    "Term",
    "entities",
    "entity",
    "legislators",
    "phrases",
    "registry",
    "states",
    "terms",
]
