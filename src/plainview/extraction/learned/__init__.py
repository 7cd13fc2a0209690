"""Decisions learned from annotated texts: which candidates are facts, what fills them.

Patterns read what they know; here linear models over named features (weights in model.tsv) drop
readings that are no facts, add facts that no pattern reads where the words of a sentence suggest
one, and fill roles among what the text names. Nothing is ever made up: fillers and measures are
mentions and quantities that stand in the text. training/README.md tells how the weights are made.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from plainview.extraction.facts import fact_of
from plainview.extraction.frames.frame import Frame
from plainview.extraction.learned import filling, rulings
from plainview.extraction.learned.clauses import clause
from plainview.extraction.learned.decide import (
    HOPELESS,
    Candidate,
    candidates,
    deciding,
    weighed,
)
from plainview.extraction.learned.features import of_fact, of_sentences
from plainview.extraction.learned.model import Table, packaged
from plainview.extraction.measured import settled
from plainview.extraction.parts import Sketch
from plainview.model import FACT_TYPES, Fact, Text

__all__ = ["Parts", "refine"]

BOUND = frozenset({"bound", "holder"})
OPEN = frozenset({"rule"})
"""Types whose needed roles a sentence may leave to the reader: rules bind classes unnamed there."""
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
    kept: list[Fact] = []
    added: list[tuple[float, Fact]] = []
    for found in considered(text, sketch, frames, facts, known, parts):
        score = found.score(known["accept"])
        if found.candidate.fact is None:
            added += [(score, found.fact)] if score > 0 else []
        elif score > 0 or not parts.drop:
            kept.append(found.fact)
    return sorted(
        [*kept, *_apart(added)],
        key=lambda fact: (fact.evidence[0].start, fact.evidence[0].end, fact.type, fact.pattern),
    )


def _apart(added: Iterable[tuple[float, Fact]]) -> Iterator[Fact]:
    """The facts that no pattern read, the best of those that count the same number."""
    counted: set[int] = set()
    for _, fact in sorted(added, key=lambda pair: -pair[0]):
        numbers = {measure.start for measure in fact.measures}
        if not numbers & counted:
            counted |= numbers
            yield fact


@dataclass(frozen=True, slots=True)
class Considered:
    """A fact that may be stated, with its candidate and what decides on it."""

    fact: Fact
    candidate: Candidate
    values: dict[str, float]

    def score(self, table: Table) -> float:
        """Above zero, where training put the threshold, the fact is stated."""
        read = self.candidate.fact is not None
        return table.total(deciding(self.candidate.type, read, self.values))


def considered(
    text: Text,
    sketch: Sketch,
    frames: Sequence[Frame],
    facts: Sequence[Fact],
    known: dict[str, Table],
    parts: Parts = ALL,
) -> Iterator[Considered]:
    """Every candidate with its roles filled, if the text names who its type needs."""
    words = known["sentences"]
    features = of_sentences(text.content, sketch, frames)
    scores = [words.scores(own) for own in features]
    places = {kind: place for place, kind in enumerate(words.labels)}
    counted = frozenset(measure.start for fact in facts for measure in fact.measures)
    for candidate in itertools.chain.from_iterable(candidates(sketch, facts, words.labels)):
        number, place = candidate.sentence, places[candidate.type]
        fact = candidate.fact
        support: dict[str, float] = {}
        if fact is not None:
            fact = _completed(text, sketch, number, fact, counted, known, parts)
        elif parts.add and scores[number][place] > HOPELESS:
            fact, support = _added(text, sketch, candidate, features[number], counted, known, parts)
        if fact is None:
            continue
        if parts.said and not fact.said:
            hops = filling.credited(sketch, number, fact.type, fact.fillers)
            fact = replace(fact, content=text.content, said=hops)
        values = weighed(candidate, scores, place) | support
        yield Considered(fact, candidate, values)


def _completed(
    text: Text,
    sketch: Sketch,
    number: int,
    fact: Fact,
    counted: frozenset[int],
    known: dict[str, Table],
    parts: Parts,
) -> Fact:
    """What a pattern read, with the roles that it left open."""
    if not parts.fill:
        return fact
    table = known[f"roles {fact.type}"]
    fillers = filling.completed(text.content, sketch, number, fact, table)
    measures = filling.counted_too(text.content, sketch, number, fact, table, counted)
    measures = tuple(settled(text.content, sketch.sentences[number].start, fact.type, measures))
    if fact.type == "stance":
        start, end = fact.evidence[0].start, fact.evidence[0].end
        fillers = filling.about(text.content, start, end, fillers)
    return replace(fact, content=text.content, fillers=fillers, measures=measures)


def _added(
    text: Text,
    sketch: Sketch,
    candidate: Candidate,
    features: set[str],
    counted: frozenset[int],
    known: dict[str, Table],
    parts: Parts,
) -> tuple[Fact | None, dict[str, float]]:
    """A fact that no pattern read, if the text names who its type needs, and its support."""
    kind, number = candidate.type, candidate.sentence
    content = text.content
    filled = filling.filled(content, sketch, number, kind, known[f"roles {kind}"], counted)
    fillers, support = list(filled.fillers), filled.support
    start, end = sketch.sentences[number].start, sketch.sentences[number].end
    if kind == "stance" and "holder" not in {filler.role for filler in fillers}:
        speaker = filling.speaker(sketch.attributions[number])
        fillers += [speaker] if speaker else []
        support["speaker:"] = 1.0
    if kind == "rule":
        name = known["act"].best(features | rulings.cues(content, start, end))
        role = "holder" if name in rulings.HELD else "bound"
        fillers = [replace(f, role=role) if f.role in BOUND else f for f in fillers]
        if not any(f.role in BOUND for f in fillers):
            bound = rulings.who(content, sketch, number, name)
            fillers += [bound] if bound else []
            support["by grammar:" if bound else "open:"] = 1.0
        fillers.append(rulings.act(content, start, end, name))
        support[f"act:{name}"] = 1.0
    if kind == "stance":
        fillers = list(filling.about(content, start, end, fillers))
    roles = {filler.role for filler in fillers}
    if kind not in OPEN and FACT_TYPES[kind].lacking(roles):
        return None, support
    status, modality = DEFAULTS[kind]
    if parts.status:
        told = features | of_fact(None)
        status = known[f"status {kind}"].best(told)
        modality = known[f"modality {kind}"].best(told)
    start, end = clause(content, start, end, [*fillers, *filled.measures])
    frame = Frame(
        kind, MARK + kind, number, start, end, status, modality, "+", tuple(fillers),
        filled.measures, flags=("unresolved",) if kind in OPEN and not roles & BOUND else (),
    )  # fmt: skip
    return fact_of(text, sketch, frame, []), support
