"""Texts whose mentions and quantities are marked by hand, for tests of frames and facts.

[words|kind:name] is a mention (name left out: the words), [words|count:noun=value] a
quantity, [words|open] a reference that nobody resolved.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from plainview.extraction.facts import assemble
from plainview.extraction.frames import find
from plainview.extraction.parts import Mention, Quantity, Sentence, Sketch
from plainview.model import Fact, Heading, Measure, Text

MARK = re.compile(r"\[([^|\]]+)\|(\w+):?([^=\]]*)=?([\d.]*)\]")
QUANTITIES = ("count", "money", "ratio", "duration")


def sketch_of(lines: list[tuple[str, str]]) -> tuple[str, Sketch]:
    """The plain text of marked (kind, sentence) pairs and its sketch."""
    content = ""
    sentences, mentions, quantities = [], [], []
    for number, (kind, marked) in enumerate(lines):
        found: list[Mention] = []
        counted: list[Quantity] = []
        start, cursor = len(content), 0
        for mark in MARK.finditer(marked):
            content += marked[cursor : mark.start()]
            surface, what, name, value = mark.groups()
            at = len(content)
            content += surface
            if what in QUANTITIES:
                unit = {"money": "USD", "ratio": "ratio"}.get(what, name or None)
                amount = float(value)
                measure = Measure(
                    "", amount, amount, amount, "exact", unit, None, None, None, None,
                    surface, at, len(content),
                )  # fmt: skip
                counted.append(Quantity(measure, name, what))
            else:
                how = "coref" if surface in ("it", "they") else "official"
                full = name or surface
                if what == "open":
                    what, how, full = "org", "open", ""
                found.append(Mention(at, len(content), surface, what, full, full, how))
            cursor = mark.end()
        content += marked[cursor:]
        sentences.append(Sentence(start, len(content), kind, number))
        mentions.append(tuple(found))
        quantities.append(tuple(counted))
        content += "\n\n"
    empty: tuple[tuple[()], ...] = tuple(() for _ in lines)
    return content, Sketch(tuple(sentences), tuple(mentions), tuple(quantities), empty, empty)


def facts_of(*lines: str | tuple[str, str]) -> list[Fact]:
    pairs = [line if isinstance(line, tuple) else ("body", line) for line in lines]
    content, sketch = sketch_of(pairs)
    return assemble(Text("0" * 64, "test/1", content), sketch, find(content, sketch, Heading()))


def roles(fact: Fact) -> dict[str, set[str]]:
    return {f.role: {g.name for g in fact.filled(f.role)} for f in fact.fillers}


@pytest.fixture(name="sketch_of", scope="session")
def _sketch_of() -> Callable[..., tuple[str, Sketch]]:
    return sketch_of


@pytest.fixture(name="facts_of", scope="session")
def _facts_of() -> Callable[..., list[Fact]]:
    return facts_of


@pytest.fixture(name="roles", scope="session")
def _roles() -> Callable[[Fact], dict[str, set[str]]]:
    return roles
