"""Who a fact is credited to where no speech covers it."""

from __future__ import annotations

from plainview.extraction.attribution.voices import body_kind
from plainview.extraction.parts import Sketch
from plainview.model import Fact, Hop

THROUGH = frozenset({"document", "report", "dataset", "outlet"})
"""Kinds of hop that a statement is read in or heard through."""


def credited(sketch: Sketch, number: int, fact: Fact) -> tuple[Hop, ...]:
    """Who a fact is credited to where nobody speaks: at most a paper or an outlet covers it.

    Without those it is whom the rest of the sentence is credited to. A stance is its holder's own,
    whatever paper or outlet it is read in, and a ruling its court's.
    """
    if not fact.said:
        for attribution in sketch.attributions[number]:
            if attribution.hops:
                return attribution.hops
    own = _own_words(fact)
    return fact.said if fact.said and fact.type != "stance" else (*own, *fact.said)


def _own_words(fact: Fact) -> tuple[Hop, ...]:
    """The holder of a stance, or the court that issued a rule, as those who say so."""
    wanted = {"stance": "holder", "rule": "issuer"}.get(fact.type)
    found = []
    for filler in fact.fillers:
        if filler.role != wanted or filler.via == "implied" or filler.start is None:
            continue
        low = filler.name.lower()
        court = (filler.entity or "").startswith("us-court") or "court" in low or "judge" in low
        if fact.type == "rule" and not court:
            continue
        voice = "court" if fact.type == "rule" else body_kind(filler.name)
        found.append(Hop(voice, filler.name, filler.surface, filler.start, filler.end, filler.via))
    said = {hop.name for hop in fact.said}
    return tuple(hop for hop in found if hop.name not in said)
