"""Decisions learned from annotated texts: which candidates are facts, what fills them.

Patterns read what they know; here a small network that reads sentences and linear models over
named features (weights in model.tsv) drop readings that are no facts, add facts that no pattern
reads where the words of a sentence suggest one, and fill roles among what the text names. Nothing
is ever made up: fillers and measures are mentions, quantities and words that stand in the text.
training/README.md tells how the weights are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from plainview.extraction.frames.frame import Frame
from plainview.extraction.learned import adding, assigning, claimed, crediting, filling, network
from plainview.extraction.learned.decide import (
    UNLIKELY,
    Candidate,
    candidates,
    deciding,
    weighed,
    worth_reading,
)
from plainview.extraction.learned.features import of_sentences
from plainview.extraction.learned.model import Table, packaged
from plainview.extraction.learned.network import Reading
from plainview.extraction.learned.scoring import Scene
from plainview.extraction.learned.used import ALL, Parts
from plainview.extraction.measured import settled
from plainview.extraction.parts import Sketch
from plainview.model import FACT_TYPES, Fact, Filler, Text

__all__ = ["Parts", "refine"]

ADVICE = "stance.advice"
"""The pattern of what an audit recommends: about nothing but what it calls for."""
OPEN = "unresolved"
"""The flag of a fact with a needed role that nothing fills."""
SHORT = 6
"""Sentences below which what patterns read stands as it is: models learned from whole articles."""
STAGED = frozenset({"rule", "stance"})
"""Types whose status the network may change: of others a verb that patterns know tells it."""


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
    dropping = parts.drop and len(sketch.sentences) >= SHORT
    kept: list[Fact] = []
    added: list[tuple[float, Fact]] = []
    for found in considered(text, sketch, frames, facts, known, parts, known["accept"], dropping):
        if found.candidate.fact is None:
            added.append((found.score, found.fact))
        else:
            kept.append(found.fact)
    return sorted(
        _allowed([*kept, *_apart(added, _counted(facts))], facts),
        key=lambda fact: (fact.evidence[0].start, fact.evidence[0].end, fact.type, fact.pattern),
    )


def _counted(facts: Iterable[Fact]) -> frozenset[int]:
    """Where the numbers begin that facts count."""
    return frozenset(measure.start for fact in facts for measure in fact.measures)


def _apart(added: Iterable[tuple[float, Fact]], read: frozenset[int]) -> Iterator[Fact]:
    """The facts that no pattern read, the best of those that count the same number.

    Numbers at a place in `read` part nothing: a pattern counts them already.
    """
    counted: set[int] = set()
    for _, fact in sorted(added, key=lambda pair: -pair[0]):
        numbers = {measure.start for measure in fact.measures} - read
        if not numbers & counted:
            counted |= numbers
            yield fact


def _allowed(facts: Sequence[Fact], read: Sequence[Fact]) -> Iterator[Fact]:
    """The facts but for a sharing that no pattern read of the very data whose sharing is forbidden.

    "The order bars the IRS from sharing addresses with ICE" says nothing of what is done. A rule
    that patterns `read` forbids even where it is not stated itself.
    """
    barred = [
        (filler.start, filler.end)
        for fact in (*facts, *read)
        if fact.type == "rule" and any(filler.name == "forbids" for filler in fact.fillers)
        for filler in fact.fillers
        if filler.role in ("act", "category")
    ]
    for fact in facts:
        if (
            fact.type != "access"
            or not fact.pattern.startswith(adding.MARK)
            or not _about(fact, barred)
        ):
            yield fact


def _about(fact: Fact, spans: Iterable[tuple[int | None, int | None]]) -> bool:
    """Whether the words for the data of a fact stand inside one of some spans."""
    data = [filler for filler in fact.fillers if filler.role == "category" and filler.end]
    return any(
        start is not None and end is not None and one.start is not None and one.end is not None
        and start <= one.start and one.end <= end
        for start, end in spans
        for one in data
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Considered:
    """A fact that may be stated, with its candidate and what decides on it.

    Above a `score` of zero, where training put the threshold, it is stated.
    """

    fact: Fact
    candidate: Candidate
    values: dict[str, float]
    scene: Scene
    score: float


def considered(
    text: Text,
    sketch: Sketch,
    frames: Sequence[Frame],
    facts: Sequence[Fact],
    known: dict[str, Table],
    parts: Parts = ALL,
    accept: Table | None = None,
    dropping: bool = True,
) -> Iterator[Considered]:
    """Every candidate with its roles filled, if the text names who its type needs.

    With the decision `accept` only those that are stated: what patterns read always is where it
    is not `dropping`.
    """
    words = known["sentences"]
    features = of_sentences(text.content, sketch, frames)
    scores = [words.scores(own) for own in features]
    rows = candidates(sketch, facts, words.labels)
    read = network.packaged().read(text.content, sketch.sentences, worth_reading(rows, scores))
    counted = _counted(facts)
    for number, row in enumerate(rows):
        scene: Scene | None = None
        reading = read.get(number)
        for candidate in row:
            place = words.labels.index(candidate.type)
            new = candidate.fact is None
            if new and not (parts.add and reading and reading.types[place] > UNLIKELY):
                continue
            scene = scene or Scene(text.content, sketch, number, reading)
            values = weighed(candidate, scores, read, place)
            draft = None
            if new:
                draft = adding.drafted(scene, candidate.type, features[number], counted, known)
                if draft is None:
                    continue
                values |= draft.support
            score = 0.0
            if accept is not None:
                score = accept.total(deciding(candidate.type, not new, values))
                if score <= 0 and (new or dropping):
                    continue
            fact = _made(text, scene, candidate.fact, draft, counted, known, parts)
            if fact is not None:
                yield Considered(fact, candidate, values, scene, score)


def _made(
    text: Text,
    scene: Scene,
    read: Fact | None,
    draft: adding.Draft | None,
    counted: frozenset[int],
    known: dict[str, Table],
    parts: Parts,
) -> Fact | None:
    """The fact of a candidate: what a pattern `read`, completed, or what a draft makes."""
    fact = read
    if fact is not None:
        fact = _completed(scene, fact, counted, known, parts)
        if parts.status and len(scene.sketch.sentences) >= SHORT:
            fact = _staged(text, fact, scene.reading)
    elif draft is not None:
        fact = adding.added(text, scene, draft, counted, known, parts)
    if (
        fact is None
        or not parts.said
        or any(hop.kind not in crediting.THROUGH for hop in fact.said)
    ):
        return fact
    hops = crediting.credited(scene.sketch, scene.number, fact)
    return fact if hops == fact.said else replace(fact, content=text.content, said=hops)


def _completed(
    scene: Scene, fact: Fact, counted: frozenset[int], known: dict[str, Table], parts: Parts
) -> Fact:
    """What a pattern read, with the roles that it left open."""
    if not parts.fill:
        return fact
    table = known[f"roles {fact.type}"]
    fillers = filling.completed(scene, fact, table)
    measures = filling.counted_too(scene, fact, table, counted)
    begin = scene.sketch.sentences[scene.number].start
    found = settled(scene.content, begin, fact.type, measures, fact.status, fact.modality)
    measures = tuple(found)
    if fact.type == "stance" and fact.pattern != ADVICE:
        start, end = fact.evidence[0].start, fact.evidence[0].end
        fillers = claimed.about(scene.content, start, end, fillers)
    whole = len(scene.sketch.sentences) >= SHORT
    if parts.assign and whole and assigning.DECISION in known:
        fillers = tuple(assigning.assigned(scene, fact.type, fillers, fact, known))
    return replace(
        fact, content=scene.content, fillers=fillers, measures=measures,
        flags=_flags(fact, fillers),
    )  # fmt: skip


def _flags(fact: Fact, fillers: Sequence[Filler]) -> tuple[str, ...]:
    """The flags of a fact when `fillers` fill its roles, which may open a needed one or meet it."""
    lacking = FACT_TYPES[fact.type].lacking
    before = lacking({filler.role for filler in fact.fillers})
    after = lacking({filler.role for filler in fillers})
    if before and not after:
        return tuple(flag for flag in fact.flags if flag != OPEN)
    return (*fact.flags, OPEN) if after and not before else fact.flags


def _staged(text: Text, fact: Fact, reading: Reading | None) -> Fact:
    """What a pattern read, at the stage that the network is much surer of."""
    if reading is None or "denied" in (fact.status, fact.modality):
        return fact
    status = reading.status(fact.type, fact.status) if fact.type in STAGED else fact.status
    modality = reading.modality(fact.type, fact.modality)
    if "denied" in (status, modality) or (status, modality) == (fact.status, fact.modality):
        return fact  # what is denied turns the fact round, and patterns saw that it is not
    return replace(fact, content=text.content, status=status, modality=modality)
