"""Windows of documents with what people and a teacher say of their sentences, as tensors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from plainview.extraction.learned.network import ACTS, MOODS, ROLES, STATUSES, TYPES
from plainview.extraction.learned.windows import Window, cut
from plainview.extraction.learned.wordpiece import Piece
from training.matching import home, told
from training.texts import Document

SOFT = 0.5
"""What the teacher says counts this much: of a label a half, of what nobody labelled by itself."""
SURE = 0.5
"""The teacher's chance of a fact from which on its words for what fills the roles are taken."""


@dataclass(frozen=True, slots=True)
class Told:
    """What people said of a sentence: types (1, 0, or -1 for neither), fillers, stages."""

    types: list[int]
    fills: list[tuple[str, list[tuple[str, int, int]]]]
    stages: list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Example:
    """A window, the pieces of its sentences, and what people said of them (None: nothing)."""

    window: Window
    pieces: list[Sequence[Piece]]
    told: list[Told | None]


@dataclass(frozen=True, slots=True)
class Taught:
    """A teacher's chances: of types, sentences x TYPES, and of roles, each x pieces x ROLES."""

    types: Tensor
    words: Tensor


@dataclass
class Batch:
    """Windows as tensors: padded pieces, their mask, runs of sentences, targets and weights."""

    pieces: Tensor
    mask: Tensor
    runs: Tensor
    types: Tensor
    trust: Tensor
    words: Tensor
    asked: Tensor
    stages: list[tuple[int, slice, int]] = field(default_factory=list)


def examples(documents: Iterable[Document], labels: bool = True) -> list[Example]:
    """The windows of documents, with their labels if asked for."""
    found = []
    for document in documents:
        places = document.sketch.sentences
        parts = cut(document.text.content, places, range(len(places)))
        said = _said(document) if labels else [None] * len(places)
        found += [
            Example(
                window,
                [parts.pieces[number] for number, _, _ in window.places],
                [said[number] for number, _, _ in window.places],
            )
            for window in parts.windows
        ]
    return found


def _said(document: Document) -> list[Told | None]:
    facts: dict[int, list[dict[str, Any]]] = {}
    for gold in document.gold:
        if gold.get("tier", "core") != "context":
            span = gold["evidence"][0]["start"], gold["evidence"][0]["end"]
            facts.setdefault(home(document, span), []).append(gold)
    return [
        Told(
            [row.get(kind, 0) for kind in TYPES],
            [(gold["type"], _fills(gold)) for gold in facts.get(number, ())],
            [_staged(gold) for gold in facts.get(number, ())],
        )
        for number, row in enumerate(told(document))
    ]


def _staged(gold: dict[str, Any]) -> tuple[str, ...]:
    """Type, status, modality, and of a rule what it does."""
    acts = [filler["name"] for filler in gold["roles"].get("act", ())]
    return gold["type"], gold["status"], gold["modality"], *acts[:1]


def _fills(gold: dict[str, Any]) -> list[tuple[str, int, int]]:
    named = [(role, filler) for role, row in gold["roles"].items() for filler in row]
    named += [(measure["name"], measure) for measure in gold["measures"]]
    return [
        (name, words["start"], words["end"])
        for name, words in named
        if words.get("start") is not None and name != "act"
    ]


def batch(chosen: Sequence[tuple[Example, Taught | None]]) -> Batch:
    """The tensors of some examples."""
    longest = max(len(example.window.pieces) for example, _ in chosen)
    pieces = torch.zeros(len(chosen), longest, dtype=torch.long)
    mask = torch.full((len(chosen), 1, 1, longest), -1e9)
    runs = []
    for place, (example, _) in enumerate(chosen):
        window = example.window
        pieces[place, : len(window.pieces)] = torch.tensor(window.pieces)
        mask[place, ..., : len(window.pieces)] = 0
        runs += [(place, start, end) for _, start, end in window.places]
    widest = max(end - start for _, start, end in runs)
    made = Batch(
        pieces, mask, torch.tensor(runs), torch.zeros(len(runs), len(TYPES)),
        torch.zeros(len(runs), len(TYPES)), torch.zeros(len(runs), widest, len(ROLES)),
        torch.zeros(len(runs), widest, len(ROLES)),
    )  # fmt: skip
    row = 0
    for example, taught in chosen:
        for place, (own, said) in enumerate(zip(example.pieces, example.told, strict=True)):
            if taught is not None:
                _teach(made, row, taught.types[place], taught.words[place, : len(own)].float())
            if said is not None:
                _tell(made, row, said, own)
            row += 1
    return made


def _teach(made: Batch, row: int, types: Tensor, words: Tensor) -> None:
    made.types[row], made.trust[row] = types, SOFT
    for kind in (kind for kind, chance in zip(TYPES, types, strict=True) if chance > SURE):
        columns = list(_columns(kind).values())
        made.words[row, : len(words), columns] = words[:, columns]
        made.asked[row, : len(words), columns] = SOFT


def _tell(made: Batch, row: int, said: Told, pieces: Sequence[Piece]) -> None:
    """People's labels: beside the teacher's, whose chances count a half then."""
    types = torch.tensor(said.types, dtype=torch.float32)
    clear = types >= 0
    half = made.trust[row] > 0
    mixed = torch.where(half, (made.types[row] + types) / 2, types)
    made.types[row] = torch.where(clear, mixed, made.types[row])
    made.trust[row] = torch.where(clear, torch.ones_like(types), made.trust[row])
    for kind in {kind for kind, _ in said.fills}:
        columns = list(_columns(kind).values())
        made.words[row, :, columns] = 0
        made.asked[row, : len(pieces), columns] = 1
    for kind, fills in said.fills:
        named = _columns(kind)
        for name, start, end in fills:
            for place, (_, left, right) in enumerate(pieces):
                if name in named and left < end and start < right:
                    made.words[row, place, named[name]] = 1
    made.stages += [(row, *stage) for one in said.stages for stage in _stages(*one)]


def _columns(kind: str) -> dict[str, int]:
    return {name: place for place, (of, name) in enumerate(ROLES) if of == kind}


def _stages(kind: str, *stages: str) -> Iterator[tuple[slice, int]]:
    """Where the scores of a type's statuses, modalities and acts stand, and which is right."""
    first = len(TYPES)
    for labels, right in zip((STATUSES, MOODS, ACTS), stages, strict=False):
        own = [place for place, (of, _) in enumerate(labels) if of == kind]
        names = [labels[place][1] for place in own]
        if right in names:
            yield slice(first + own[0], first + own[-1] + 1), names.index(right)
        first += len(labels)
