"""Decisions learned from annotated texts: which candidates are facts, what fills them.

Patterns read what they know; here linear models over named features (weights in model.tsv) drop
readings that are no facts, add facts that no pattern reads where the words of a sentence suggest
one, and fill roles among what the text names. Nothing is ever made up: fillers and measures are
mentions and quantities that stand in the text. training/README.md tells how the weights are made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plainview.extraction.facts import fact_of
from plainview.extraction.frames.frame import Frame
from plainview.extraction.learned import filling, rulings
from plainview.extraction.learned.decide import Candidate, candidates, chosen
from plainview.extraction.learned.features import of_fact, of_sentences
from plainview.extraction.learned.model import Table, packaged
from plainview.extraction.parts import Sketch
from plainview.model import FACT_TYPES, Fact, Filler, Measure, Text

__all__ = ["Parts", "refine"]

BOUND = frozenset({"bound", "holder"})
MARK = "learned."
"""Before the type: the `pattern` of a fact that no pattern read."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Which parts of the model are used: for measuring what each of them brings."""

    drop: bool = True
    add: bool = True
    fill: bool = True
    status: bool = True
    said: bool = True


ALL = Parts()
DEFAULTS = {
    "access": ("in_force", "asserted"),
    "custody": ("in_force", "asserted"),
    "operation": ("completed", "asserted"),
    "rule": ("in_force", "asserted"),
    "spending": ("awarded", "asserted"),
    "staffing": ("in_force", "asserted"),
    "stance": ("stated", "asserted"),
    "target": ("set", "asserted"),
}
"""Status and modality of a fact that no pattern read, where no model decides."""
OPEN = {"access": 1, "rule": 1}
"""Needed roles that may stay open: who shares data or sets a rule often stands elsewhere."""


def refine(
    text: Text,
    sketch: Sketch,
    frames: Sequence[Frame],
    facts: Sequence[Fact],
    tables: dict[str, Table] | None = None,
    parts: Parts = ALL,
) -> list[Fact]:
    """The facts of a text in its order, from those that patterns read and from its sentences.

    `tables` are other weights than the packaged ones.
    """
    known = packaged() if tables is None else tables
    found = candidates(sketch, facts, known["facts"].labels)
    features = of_sentences(text.content, sketch, frames)
    made = (
        (candidate, _made(text, sketch, candidate, features[candidate.sentence], known, parts))
        for candidate in chosen(found, features, known, parts.drop, parts.add)
    )
    refined = [
        fact
        for candidate, fact in made
        if candidate.fact is not None or not parts.fill or _tells(fact)
    ]
    return sorted(
        refined, key=lambda fact: (fact.evidence[0].start, fact.evidence[0].end, fact.type, fact.id)
    )


def _tells(fact: Fact) -> bool:
    """Whether a fact that no pattern read names enough of its parties to be stated."""
    roles = {filler.role for filler in fact.fillers}
    return len(FACT_TYPES[fact.type].lacking(roles)) <= OPEN.get(fact.type, 0)


def _made(
    text: Text,
    sketch: Sketch,
    candidate: Candidate,
    features: set[str],
    known: dict[str, Table],
    parts: Parts,
) -> Fact:
    fact, kind = candidate.fact, candidate.type
    content, number = text.content, candidate.sentence
    fillers: list[Filler] = list(fact.fillers) if fact else []
    measures: list[Measure] = list(fact.measures) if fact else []
    if parts.fill:
        fillers, added = filling.filled(content, sketch, number, kind, fact, known[f"roles {kind}"])
        measures += added
    if fact is None:
        fact = _added(text, sketch, candidate, fillers, measures, features, known, parts)
        fillers = list(fact.fillers)
    start, end = fact.evidence[0].start, fact.evidence[0].end
    if parts.fill and kind == "stance":
        fillers = filling.about(content, start, end, fillers)
    said = fact.said or (filling.credited(sketch, number, kind, fillers) if parts.said else ())
    return replace(fact, content=content, fillers=tuple(fillers), said=said)


def _added(
    text: Text,
    sketch: Sketch,
    candidate: Candidate,
    fillers: list[Filler],
    measures: list[Measure],
    features: set[str],
    known: dict[str, Table],
    parts: Parts,
) -> Fact:
    """A fact that no pattern read, carried by its whole sentence."""
    kind, number = candidate.type, candidate.sentence
    start, end = sketch.sentences[number].start, sketch.sentences[number].end
    roles = {filler.role for filler in fillers}
    if parts.fill and kind == "stance" and "holder" not in roles:
        speaker = filling.speaker(sketch.attributions[number])
        fillers = [*fillers, speaker] if speaker else fillers
    if parts.fill and kind == "rule":
        name = known["act"].best(features | rulings.cues(text.content, start, end))
        role = "holder" if name in rulings.HELD else "bound"
        fillers = [replace(f, role=role) if f.role in BOUND else f for f in fillers]
        fillers.append(rulings.act(text.content, start, end, name))
    status, modality = DEFAULTS[kind]
    if parts.status:
        told = features | of_fact(None)
        status = known[f"status {kind}"].best(told)
        modality = known[f"modality {kind}"].best(told)
    frame = Frame(
        kind, MARK + kind, number, start, end, status, modality, "+", tuple(fillers),
        tuple(measures),
    )  # fmt: skip
    return fact_of(text, sketch, frame, [])
