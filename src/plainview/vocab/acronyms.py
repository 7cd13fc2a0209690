"""Short names of institutions, as lists and headings give them."""

from __future__ import annotations

from functools import lru_cache

from plainview.vocab.registry import entities


@lru_cache(maxsize=1)
def acronyms() -> dict[str, str]:
    """The acronym that an organisation is known by, by its official name."""
    return {
        entry.name: alias.name
        for entry in entities()
        if entry.type == "Org"
        for alias in reversed(entry.aliases)
        if alias.how == "acronym"
    }
