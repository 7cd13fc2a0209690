"""Facts that no pattern read: what a sentence names, in the roles of a type that it may state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from plainview.extraction.facts import fact_of
from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.rule_sources import completed as sourced
from plainview.extraction.frames.stance_asking import completed as asking
from plainview.extraction.learned import assigning, claimed, filling, proposing, rulings
from plainview.extraction.learned.clauses import clause
from plainview.extraction.learned.model import Table
from plainview.extraction.learned.scoring import Scene
from plainview.extraction.learned.used import Parts
from plainview.model import FACT_TYPES, Fact, Filler, Measure, Text

MARK = "learned."
"""Before the type: the `pattern` of a fact that no pattern read."""
RULED = ("bound", "holder")
"""The demand of a rule that must be met: what it stands in is often not named there."""
WORDED = frozenset({("act",), ("about", "calls_for")})
"""Demands that the words of the sentence meet by themselves."""
WORDS = 0.6
"""How much the words of a rule count for what it does, beside the network."""
MOST_OPEN = 1
"""Needed roles that may stay open."""
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
"""Status and modality where no model decides."""


@dataclass(slots=True)
class Draft:
    """What may fill the roles and measures of a fact that no pattern read, and what supports it."""

    kind: str
    fillers: list[Filler]
    measures: tuple[Measure, ...]
    support: dict[str, float]


def drafted(
    scene: Scene,
    kind: str,
    said: set[str],
    counted: frozenset[int],
    known: Mapping[str, Table],
) -> Draft | None:
    """The draft of a fact of a type, if the text names who the type needs.

    `said` are the words of the sentence as features; numbers that begin at a place in `counted`
    measure something else already.
    """
    filled = filling.filled(scene, kind, known[f"roles {kind}"], counted)
    fillers, support = list(filled.fillers), filled.support
    if kind == "stance":
        fillers = _claimed(scene, fillers, support)
    if kind == "rule":
        fillers = _ruled(scene, fillers, _act(scene, known["act"], said), support)
    _propose(scene, kind, fillers, support, known["sentences"])
    if len(_open(kind, fillers)) > MOST_OPEN:
        return None
    return Draft(kind, fillers, filled.measures, support)


def added(
    text: Text,
    scene: Scene,
    draft: Draft,
    counted: frozenset[int],
    known: Mapping[str, Table],
    parts: Parts,
) -> Fact | None:
    """The fact that a draft makes, if the sentence itself names a part of it."""
    kind, fillers, measures = draft.kind, draft.fillers, draft.measures
    if parts.assign and assigning.DECISION in known:
        fillers = assigning.assigned(scene, kind, fillers, None, known)
    sentence = scene.sketch.sentences[scene.number]
    places = [one.start for one in fillers]
    places += [one.start for one in measures if one.start not in counted]
    if not any(place is not None and sentence.start <= place < sentence.end for place in places):
        return None  # who is named only elsewhere may have no part in it
    status, modality = DEFAULTS[kind]
    if parts.status and scene.reading is not None:
        status, modality = scene.reading.status(kind), scene.reading.modality(kind)
    start, end = clause(scene.content, sentence.start, sentence.end, [*fillers, *measures])
    frame = Frame(
        kind, MARK + kind, scene.number, start, end, status, modality, "+", tuple(fillers),
        measures, flags=("unresolved",) if _open(kind, fillers) else (),
    )  # fmt: skip
    return fact_of(text, scene.sketch, frame, [])


def _claimed(scene: Scene, fillers: list[Filler], support: dict[str, float]) -> list[Filler]:
    """With who speaks, and what is said, of a stance."""
    place = scene.sketch.sentences[scene.number]
    if "holder" not in {filler.role for filler in fillers}:
        speaker = filling.speaker(scene.sketch.attributions[scene.number])
        fillers += [speaker] if speaker else []
        support["speaker:"] = 1.0
    mentions = scene.sketch.mentions[scene.number]
    fillers = asking(scene.content, place.start, place.end, mentions, fillers)
    return list(claimed.about(scene.content, place.start, place.end, fillers))


def _act(scene: Scene, table: Table, said: set[str]) -> str:
    """What a rule does, by the words of its sentence and by the network."""
    place = scene.sketch.sentences[scene.number]
    scores = table.scores(said | set(rulings.cues(scene.content, place.start, place.end)))
    if scene.reading is not None:
        read = scene.reading.acts()
        scores = [round(WORDS * one + other) for one, other in zip(scores, read, strict=True)]
    return table.labels[scores.index(max(scores))]


def _ruled(
    scene: Scene, fillers: list[Filler], name: str, support: dict[str, float]
) -> list[Filler]:
    """With what a rule does, and whom it binds or for whom it holds."""
    place = scene.sketch.sentences[scene.number]
    role = "holder" if name in rulings.HELD else "bound"
    fillers = [replace(one, role=role) if one.role in RULED else one for one in fillers]
    if not any(one.role in RULED for one in fillers):
        bound = rulings.who(scene.content, scene.sketch, scene.number, name)
        fillers += [bound] if bound else []
        support["by grammar:" if bound else "open:"] = 1.0
    support[f"act:{name}"] = 1.0
    act = rulings.act(scene.content, place.start, place.end, name)
    begin = place.start if act.start is None else act.start
    fillers = [*fillers, act]
    return list(sourced(scene.content, scene.sketch, scene.number, (begin, begin), fillers))


def _open(kind: str, fillers: list[Filler]) -> list[tuple[str, ...]]:
    """The demands of a type that nothing meets, but for those that need no name."""
    lacking = FACT_TYPES[kind].lacking({filler.role for filler in fillers})
    return [one for one in lacking if one not in WORDED and (kind != "rule" or one == RULED)]


def _propose(
    scene: Scene, kind: str, fillers: list[Filler], support: dict[str, float], words: Table
) -> None:
    """Add what the network proposes for demands that nothing meets."""
    for demand in _open(kind, fillers):
        found = proposing.proposed(scene, kind, demand, words.rows)
        support[f"{'proposed' if found else 'open'}:{demand[0]}"] = 1.0
        if found is not None:
            fillers.append(found.filler)
            support["proposed"] = min(4.0, found.score / 1000)
