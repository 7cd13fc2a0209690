"""What the gold says of each candidate: the labels to learn from, by the scorer's own matching."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from gold.shared import SHARED

from plainview.extraction.learned.decide import Candidate
from plainview.extraction.learned.items import Item, items
from training.texts import Document

Gold = dict[str, Any]
WORDED = frozenset({"about", "calls_for", "for", "condition", "task"})
"""Roles of running words: a mention inside a long run is not what fills them."""


@cache
def scorer() -> Any:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_facts", SHARED / "eval/score_facts.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@cache
def aliases() -> Any:
    return scorer().read_aliases(SHARED / "gold/aliases.jsonl")


@dataclass
class Label:
    """A candidate with its label: 1 a fact, 0 none, -1 neither; and the gold fact it is."""

    candidate: Candidate
    value: int
    gold: Gold | None = None


@dataclass
class Labelled:
    """A document with the labels of its candidates, by sentence and type."""

    document: Document
    labels: list[Label] = field(default_factory=list)
    sentences: list[dict[str, int]] = field(default_factory=list)


def records(document: Document, facts: list[Any]) -> list[Gold]:
    """Facts in the shape that the scorer reads."""
    return [
        {**fact.to_json(), "id": f"{document.name}-{number}", "doc": document.name}
        for number, fact in enumerate(facts)
    ]


def labelled(document: Document) -> Labelled:
    """The labels of a document's candidates.

    A reading of a pattern is a fact if the scorer matches it, neither if the scorer excuses it. A
    sentence that no pattern reads as a type states a fact of it if the first evidence of a core
    fact that nothing matches lies mostly there; restatements, soft and context facts are neither.
    """
    matched, excused, core, lenient = _match(document)
    found = Labelled(document)
    place = {id(fact): number for number, fact in enumerate(document.facts)}
    missed = [gold for number, gold in enumerate(core) if number not in matched.values()]
    met = [gold for number, gold in enumerate(core) if number in matched.values()]
    for row in document.candidates:
        for candidate in row:
            if candidate.fact is not None:
                number = place[id(candidate.fact)]
                gold = core[matched[number]] if number in matched else None
                value = 1 if gold else -1 if number in excused else 0
                found.labels.append(Label(candidate, value, gold))
            else:
                found.labels.append(_blank(document, candidate, missed, [*met, *lenient]))
    found.sentences = _sentences(document, core, lenient)
    return found


def told(document: Document) -> list[dict[str, int]]:
    """By sentence and type: 1 states a core fact first, -1 again or softly (0 is left out)."""
    core = [gold for gold in document.gold if gold.get("tier", "core") == "core"]
    lenient = [gold for gold in document.gold if gold.get("tier", "core") != "core"]
    return _sentences(document, core, lenient)


def _match(document: Document) -> tuple[dict[int, int], set[int], list[Gold], list[Gold]]:
    score = scorer()
    core = [gold for gold in document.gold if gold.get("tier", "core") == "core"]
    lenient = [gold for gold in document.gold if gold.get("tier", "core") != "core"]
    read = records(document, document.facts)
    weights = [[0.0] * len(read) for _ in core]
    for i, gold in enumerate(core):
        for j, fact in enumerate(read):
            share, likeness = score.closeness(fact, gold)
            if share:
                counts = score.compare(gold, fact, aliases()).counts
                agreed = sum(counts[k] for k in ("filler_right", "value", "interval"))
                weights[i][j] = share + 1e-3 * agreed / (agreed + 1) + 1e-5 * likeness
    pairs = score.assign(weights)
    matched = {j: i for i, j in pairs}
    extras = [j for j in range(len(read)) if j not in matched]
    ignored = score.excused(
        [read[j] for j in extras], [(core[i], read[j]) for i, j in pairs], core, lenient
    )
    return matched, {extras[place] for place in ignored}, core, lenient


def _blank(document: Document, candidate: Candidate, missed: list[Gold], rest: list[Gold]) -> Label:
    sentence = document.sketch.sentences[candidate.sentence]
    neither = False
    for gold in missed:
        spans = scorer().evidence_spans(gold)
        if gold["type"] == candidate.type and home(document, spans[0]) == candidate.sentence:
            return Label(candidate, 1, gold)
    for gold in (*missed, *rest):
        if candidate.type in (gold["type"], *gold.get("alt_types", [])):
            neither = neither or any(
                start < sentence.end and sentence.start < end
                for start, end in scorer().evidence_spans(gold)
            )
    return Label(candidate, -1 if neither else 0)


def home(document: Document, span: tuple[int, int]) -> int:
    """The sentence that most of a span lies in."""
    places = document.sketch.sentences
    return max(
        range(len(places)),
        key=lambda n: (min(places[n].end, span[1]) - max(places[n].start, span[0]), -n),
    )


def _sentences(document: Document, core: list[Gold], lenient: list[Gold]) -> list[dict[str, int]]:
    """By sentence and type: 1 states a core fact first, -1 again or softly (0 is left out)."""
    found: list[dict[str, int]] = [{} for _ in document.sketch.sentences]
    for gold in (*core, *lenient):
        for number, span in enumerate(scorer().evidence_spans(gold)):
            first = home(document, span) if number == 0 and gold in core else -1
            for at, sentence in enumerate(document.sketch.sentences):
                if span[0] >= sentence.end or sentence.start >= span[1]:
                    continue
                for kind in (gold["type"], *gold.get("alt_types", [])):
                    told = at == first and kind == gold["type"]
                    if found[at].get(kind) != 1:
                        found[at][kind] = 1 if told else -1
    return found


def roles_of(item: Item, gold: Gold) -> set[str]:
    """The roles or measures that an item fills in a gold fact."""
    start, end = item.span
    if item.quantity is not None:
        return {
            measure["name"]
            for measure in gold["measures"]
            if measure.get("start") is not None
            and min(end, measure["end"]) > max(start, measure["start"])
        }
    assert item.mention is not None
    keys = scorer().name_keys(item.mention.name, item.mention.entity, aliases())
    found = set()
    for role, named in gold["roles"].items():
        for filler in scorer().collect(role, named, aliases()) if role != "act" else []:
            if filler.keys & keys:
                found.add(role)
                continue
            shared = max([min(end, f) - max(start, s) for s, f in filler.spans] or [0])
            longest = max([f - s for s, f in filler.spans] or [1])
            long = role in WORDED and shared < 0.3 * longest
            if filler.required and shared > 0 and not long:
                found.add(role)
    return found


def items_of(document: Document, label: Label) -> list[tuple[Item, set[str]]]:
    """The items of a true candidate and what they fill."""
    assert label.gold is not None
    return [
        (item, roles_of(item, label.gold))
        for item in items(document.sketch, label.candidate.sentence)
    ]
