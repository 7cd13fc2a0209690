"""Frames on sentences whose mentions are marked by hand: who, to whom, how sure."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.extraction.facts import assemble
from plainview.extraction.frames import find
from plainview.extraction.frames.lexicon import lexicon
from plainview.extraction.parts import Sketch
from plainview.model import Fact, Heading, Text

SketchOf = Callable[..., tuple[str, Sketch]]
FactsOf = Callable[..., list[Fact]]
RolesOf = Callable[[Fact], dict[str, set[str]]]

PLACE = st.sampled_from(
    ["[ICE|org]", "[the FBI|org:FBI]", "[phone records|category:data:call_record]", "shares",
     "[12|count:people=12]", "collects", "to", "with", "from", "which", ",", "and", "were",
     "arrested", "by", "not",
     "agreed", "\u201c", ";", "of", "said", "contract", "[troops|staff]", "sent", "asked"]
)  # fmt: skip


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
    ("line", "provider", "recipients", "why"),
    DIRECTIONS,
    ids=lambda v: str(sorted(v) if isinstance(v, set) else v)[:40],
)
def test_roles_keep_their_direction(
    facts_of: FactsOf, roles: RolesOf, line: str, provider: str, recipients: set[str], why: str
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
    facts_of: FactsOf, line: str, status: str, modality: str, polarity: str
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
def test_no_fact_without_its_needed_arguments(facts_of: FactsOf, line: str) -> None:
    assert facts_of(line) == []


def test_evidence_is_the_shortest_run_with_all_surfaces(facts_of: FactsOf) -> None:
    (fact,) = facts_of(
        f"In a letter that few read, [the IRS|org:IRS] gave [ICE|org] {RECORDS}, and people slept."
    )
    assert [e.quote for e in fact.evidence] == ["the IRS gave ICE tax records"]


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
def test_any_order_of_words_gives_grounded_facts_inside_the_sentence(
    sketch_of: SketchOf, pieces: list[str]
) -> None:
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
