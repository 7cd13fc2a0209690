"""Frames and the assembling of facts, on sentences whose mentions are marked by hand.

[words|kind:name] is a mention (name left out: the words), [words|count:noun=value] a quantity.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.extraction.facts import assemble
from plainview.extraction.frames import find
from plainview.extraction.frames.lexicon import lexicon
from plainview.extraction.parts import (
    Attribution,
    DateMention,
    Mention,
    Quantity,
    Sentence,
    Sketch,
)
from plainview.model import Fact, Heading, Hop, Measure, Text

MARK = re.compile(r"\[([^|\]]+)\|(\w+):?([^=\]]*)=?([\d.]*)\]")
QUANTITIES = ("count", "money", "ratio", "duration")
PLACE = st.sampled_from(
    ["[ICE|org]", "[the FBI|org:FBI]", "[phone records|category:data:call_record]", "shares",
     "[12|count:people=12]", "collects", "to", "with", "from", "which", ",", "and", "were",
     "arrested", "by", "not",
     "agreed", "\u201c", ";", "of", "said", "contract", "[troops|staff]", "sent", "asked"]
)  # fmt: skip


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


IRS = "[the IRS|org:IRS]"
RECORDS = "[tax records|category:data:tax_address]"
GIVEN = f"{RECORDS} with [ICE|org]"

DIRECTIONS = [
    (
        f"[the IRS|org:IRS] shares {RECORDS} with [ICE|org].",
        "IRS",
        {"ICE"},
        "active",
    ),
    (
        f"{RECORDS} are shared by [the IRS|org:IRS] with [ICE|org].",
        "IRS",
        {"ICE"},
        "passive",
    ),
    (
        f"{RECORDS} were handed over to [ICE|org] by [the IRS|org:IRS].",
        "IRS",
        {"ICE"},
        "particle",
    ),
    (
        f"[the IRS|org:IRS] gave [ICE|org] {RECORDS}.",
        "IRS",
        {"ICE"},
        "two objects",
    ),
    (
        f"[ICE|org] obtained {RECORDS} from [the IRS|org:IRS].",
        "IRS",
        {"ICE"},
        "taker as subject",
    ),
    (
        f"[the IRS|org:IRS], which had refused twice, shared {RECORDS} with [ICE|org].",
        "IRS",
        {"ICE"},
        "relative clause between",
    ),
    (
        f"[the IRS|org:IRS], which shares {RECORDS} with [ICE|org], is slow.",
        "IRS",
        {"ICE"},
        "antecedent of which",
    ),
    (
        f"[the IRS|org:IRS] shared {RECORDS} with [ICE|org], [the FBI|org:FBI] and [DEA|org].",
        "IRS",
        {"ICE", "FBI", "DEA"},
        "coordination",
    ),
    (
        f"[the IRS|org:IRS] kept lists and shared {RECORDS} with [ICE|org].",
        "IRS",
        {"ICE"},
        "elided subject",
    ),
    (
        f"Under the plan, [the IRS|org:IRS] shares {RECORDS} with [ICE|org].",
        "IRS",
        {"ICE"},
        "fronted phrase",
    ),
    (
        f"[the White House|org] ordered [the IRS|org:IRS] to share {RECORDS} with [ICE|org].",
        "IRS",
        {"ICE"},
        "object control",
    ),
    (
        f"[the IRS|org:IRS] agreed to share {RECORDS} with [ICE|org].",
        "IRS",
        {"ICE"},
        "subject control",
    ),
    (
        f"[ICE|org] said that [the IRS|org:IRS] shares {RECORDS} with [it|org:ICE].",
        "IRS",
        {"ICE"},
        "speaker is no provider",
    ),
]


@pytest.mark.parametrize(
    ("line", "provider", "recipients", "why"), DIRECTIONS, ids=lambda v: str(v)[:40]
)
def test_roles_keep_their_direction(
    line: str, provider: str, recipients: set[str], why: str
) -> None:
    facts = [fact for fact in facts_of(line) if fact.type == "access"]
    assert len(facts) == 1, why
    assert roles(facts[0])["provider"] == {provider}, why
    assert roles(facts[0])["recipient"] == recipients, why


STAGES = [
    (f"{IRS} shares {GIVEN}.", "in_force", "asserted", "+"),
    (f"{IRS} does not share {GIVEN}.", "in_force", "asserted", "-"),
    (f"{IRS} agreed to share {GIVEN}.", "agreed", "asserted", "+"),
    (f"{IRS} refused to share {GIVEN}.", "refused", "asserted", "+"),
    (f"{IRS} stopped sharing {GIVEN}.", "ended", "asserted", "+"),
    (f"{IRS} may share {GIVEN}.", "in_force", "possible", "+"),
    (f"{IRS} must share {GIVEN}.", "in_force", "mandated", "+"),
    (f"{IRS} was ordered to share {GIVEN}.", "in_force", "mandated", "+"),
    (f"{IRS} allegedly shared {GIVEN}.", "in_force", "alleged", "+"),
    (f"It is not clear whether {IRS} shared {GIVEN}.", "in_force", "unknown", "-"),
    (f"[ICE|org] requested {RECORDS} from [the IRS|org:IRS].", "requested", "asserted", "+"),
]


@pytest.mark.parametrize(("line", "status", "modality", "polarity"), STAGES)
def test_asked_is_not_agreed_and_may_is_not_does(
    line: str, status: str, modality: str, polarity: str
) -> None:
    fact = next(fact for fact in facts_of(line) if fact.type == "access")
    assert (fact.status, fact.modality, fact.polarity) == (status, modality, polarity)


SILENT = [
    "[ICE|org] met [the FBI|org:FBI] in Denver.",
    f"[the IRS|org:IRS] shares {RECORDS}.",
    "[the IRS|org:IRS] shares a view with [ICE|org].",
    "[ICE|org] arrested nobody.",
    "Some held that [ICE|org] was wrong.",
    "[Acme|org] was awarded a prize.",
]


@pytest.mark.parametrize("line", SILENT)
def test_no_fact_without_its_needed_arguments(line: str) -> None:
    assert facts_of(line) == []


def test_evidence_is_the_shortest_run_with_all_surfaces() -> None:
    (fact,) = facts_of(
        f"In a letter that few read, [the IRS|org:IRS] gave [ICE|org] {RECORDS}, and people slept."
    )
    assert [e.quote for e in fact.evidence] == ["the IRS gave ICE tax records"]


def test_a_headline_restates_and_never_makes_a_fact() -> None:
    headline = ("headline", f"[IRS|org:IRS] gives [ICE|org] {RECORDS}")
    body = f"[the IRS|org:IRS] gave [ICE|org] {RECORDS}."
    (fact,) = facts_of(headline, body)
    assert [e.quote for e in fact.evidence][1:] == ["IRS gives ICE tax records"]
    assert facts_of(headline) == []


def test_the_same_fact_again_becomes_evidence_and_another_number_does_not() -> None:
    first = "[the Border Patrol|org:BP] arrested [114|count:people=114] people."
    again = "In all, [114|count:people=114] people were arrested by [the Border Patrol|org:BP]."
    other = "[the Border Patrol|org:BP] arrested [105|count:people=105] people."
    facts = facts_of(first, again, other)
    assert [[m.value for m in fact.measures] for fact in facts] == [[114.0], [105.0]]
    assert [len(fact.evidence) for fact in facts] == [2, 1]


def test_population_and_capacity_of_one_sentence_are_one_fact() -> None:
    (fact,) = facts_of(
        "[ICE|org] was housing [46,000|count:people=46000] people, despite being designed for"
        " [38,500|count:detainees=38500] detainees."
    )
    assert {m.name: m.value for m in fact.measures} == {"population": 46000.0, "capacity": 38500.0}


def test_attribution_and_date_of_the_clause() -> None:
    content, bare = sketch_of([("body", "[ICE|org] arrested [12|count:people=12] people in May.")])
    at = content.index("May")
    hop = Hop("outlet", "NPR", via="inferred")
    sketch = Sketch(
        bare.sentences,
        bare.mentions,
        bare.quantities,
        ((DateMention(at, at + 3, "May", "2025-05", ""),),),
        ((Attribution(0, len(content), (hop,)),),),
    )
    (fact,) = assemble(Text("0" * 64, "test/1", content), sketch, find(content, sketch, Heading()))
    assert fact.said == (hop,)
    assert fact.time is not None
    assert (fact.time.event, fact.time.surface) == ("2025-05", "May")


FORMS = [
    ("plan", ["plan", "plans", "planned", "planning"]),
    ("carry", ["carry", "carries", "carried", "carrying"]),
    ("seize", ["seize", "seizes", "seized", "seizing"]),
    ("give", ["give", "gives", "gave", "given", "giving"]),
    ("pass", ["pass", "passes", "passed", "passing"]),
    ("agree", ["agree", "agrees", "agreed", "agreeing"]),
    ("submit", ["submit", "submits", "submitted", "submitting"]),
]


@pytest.mark.parametrize(("lemma", "forms"), FORMS)
def test_verb_forms(lemma: str, forms: list[str]) -> None:
    assert list(lexicon().forms(lemma)) == forms


@settings(max_examples=300, deadline=None)
@given(st.lists(PLACE, max_size=25))
def test_any_order_of_words_gives_grounded_facts_inside_the_sentence(pieces: list[str]) -> None:
    content, sketch = sketch_of([("body", " ".join(pieces) + ".")])
    (sentence,) = sketch.sentences
    frames = find(content, sketch, Heading())
    for frame in frames:
        assert sentence.start <= frame.start < frame.end <= sentence.end
    for fact in assemble(Text("0" * 64, "test/1", content), sketch, frames):
        spans = [(f.role, f.start, f.end) for f in fact.fillers]
        assert len(spans) == len(set(spans)), "no filler twice"
        for evidence in fact.evidence:
            assert content[evidence.start : evidence.end] == evidence.quote
