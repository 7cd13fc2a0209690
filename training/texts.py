"""Annotated texts to learn from, what extraction makes of them, and the articles without labels.

Documents of the frozen test parts are never opened: the third of the shared gold that
`gold.shared.is_kept` names, and `test` in gold/split.toml.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from gold.join import with_words
from gold.shared import ROOT, SHARED, content, documents, is_validation

import plainview
from gold import light
from plainview.extraction import facts as assembling
from plainview.extraction import frames as framing
from plainview.extraction import sketch as sketching
from plainview.extraction.frames.frame import Frame
from plainview.extraction.learned.decide import Candidate, candidates
from plainview.extraction.learned.features import of_sentences
from plainview.extraction.parts import Sketch
from plainview.model import FACT_TYPES, Fact, Text

FOLDS = 5
HELD = 0
"""The fold that the network does not learn from, so that it can tell how far to trust it."""
TYPES = tuple(FACT_TYPES)
OWN = ROOT / "gold"
ARTICLES = SHARED / "corpus/news/articles"


@dataclass
class Document:
    """A text, its gold facts (empty without labels), and all that extraction finds by patterns."""

    name: str
    text: Text
    gold: list[dict[str, Any]]
    negatives: list[dict[str, Any]]

    @property
    def held(self) -> bool:
        """Whether the network does not learn from its labels."""
        return self.fold == HELD

    @property
    def fold(self) -> int:
        """Which of the folds the document belongs to, by its name alone."""
        stem = Path(self.name).stem
        return int(hashlib.sha256(f"fold {stem}".encode()).hexdigest(), 16) % FOLDS

    @cached_property
    def sketch(self) -> Sketch:
        return sketching(self.text)

    @cached_property
    def frames(self) -> list[Frame]:
        return framing.find(self.text.content, self.sketch, self.text.heading)

    @cached_property
    def facts(self) -> list[Fact]:
        return assembling.assemble(self.text, self.sketch, self.frames)

    @cached_property
    def features(self) -> list[set[str]]:
        return of_sentences(self.text.content, self.sketch, self.frames)

    @cached_property
    def candidates(self) -> list[list[Candidate]]:
        return candidates(self.sketch, self.facts, TYPES)

    def sentence(self, number: int) -> str:
        """The words of a sentence."""
        place = self.sketch.sentences[number]
        return self.text.content[place.start : place.end]


def annotated() -> list[Document]:
    """The documents to learn from: shared, own and labelled articles, in a fixed order."""
    return [*_shared(), *_own(), *_articles(validation=False), *_light(validation=False)]


def validation() -> list[Document]:
    """Labelled articles that teach how far to trust patterns and models, which never saw them."""
    return list(_articles(validation=True))


def light_validation() -> list[Document]:
    """The same of light labels, which say what is stated and hardly more."""
    return list(_light(validation=True))


def _shared() -> Iterator[Document]:
    negatives = _negatives(
        SHARED / "gold/news/negatives.jsonl", SHARED / "gold/seeds/negatives.jsonl"
    )
    for path, name, _ in documents("shown"):
        source = SHARED / "seeds" / name
        source = source if source.exists() else ARTICLES / name
        yield Document(name, plainview.read(source), _records(path), negatives.get(name, []))


def _own() -> Iterator[Document]:
    if not (OWN / "split.toml").exists():
        return
    with (OWN / "split.toml").open("rb") as file:
        test = set(tomllib.load(file)["test"])
    negatives = _negatives(*sorted((OWN / "facts").glob("*-negatives.jsonl")))
    for source in sorted((OWN / "texts").glob("*.txt")):
        path = OWN / "facts" / f"{source.stem}.jsonl"
        if source.stem in test or not path.exists():
            continue
        gold = [{**fact, "doc": source.name} for fact in _records(path)]
        yield Document(source.name, plainview.read(source), gold, negatives.get(source.name, []))


def _articles(validation: bool) -> Iterator[Document]:
    negatives = _negatives(*sorted((OWN / "labels").glob("*-negatives.jsonl")))
    for path in sorted((OWN / "labels").glob("*.jsonl")):
        if not path.stem.endswith("-negatives") and is_validation(path.stem) == validation:
            labels = _records(path)
            name = labels[0]["doc"]
            facts = [with_words(label, content(name)) for label in labels]
            text = plainview.read(ARTICLES / name)
            yield Document(name, text, facts, negatives.get(name, []))


def _light(validation: bool) -> Iterator[Document]:
    for path, facts in light.facts():
        if is_validation(path.stem) == validation:
            yield Document(path.name, plainview.read(path), facts, [])


def articles() -> Iterator[Document]:
    """The articles without labels: none that has gold facts, of whatever part."""
    labelled = {path.stem for path in (SHARED / "gold/news").glob("*.jsonl")}
    labelled |= {path.stem for folder in ("labels", "light") for path in OWN.glob(f"{folder}/*")}
    for path in sorted(ARTICLES.glob("*.json")):
        if path.stem not in labelled:
            yield Document(path.name, plainview.read(path), [], [])


def _records(path: Path) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()
    ]


def _negatives(*paths: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for path in paths:
        for record in _records(path) if path.exists() else []:
            found.setdefault(Path(record["doc"]).name, []).append(record)
    return found
