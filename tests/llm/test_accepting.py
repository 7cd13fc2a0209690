"""What a model states, held against the text: taken only where the text itself bears it out."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.llm.model import CELLS, FARES, READERS, TEXT, answer, fact

from plainview.extraction import sketch
from plainview.extraction.llm import Part, accept, merged
from plainview.extraction.llm.places import nearest, occurrences
from plainview.model import FACT_TYPES, Text
from plainview.pipeline.llm import _shown, _who


def said(content, *facts, parts=None):
    text = Text("0" * 64, "plain/1", content)
    shown = _shown(text)
    answers = parts or [(Part(0, len(content)), answer(*facts))]
    return accept(text, shown, sketch(text), answers, _who, "m")


def one(content, stated):
    (found,) = said(content, stated).facts
    return found


def names(found, role):
    return [filler.name for filler in found.filled(role)]


def test_a_fact_is_tied_to_the_text_and_named_by_it():
    found = one(TEXT, FARES)
    assert found.evidence[0].quote == FARES["quote"]
    assert names(found, "recipient") == ["U.S. Immigration and Customs Enforcement"]
    assert names(found, "category") == ["data:passenger_record"]
    assert found.pattern == "llm:m"


def test_numbers_are_those_of_the_text():
    found = one(TEXT, CELLS)
    assert {m.name: (m.value, m.surface) for m in found.measures} == {
        "population": (412, "412 people"),
        "capacity": (260, "260"),
    }


def test_a_quote_may_differ_in_blanks_alone():
    content = TEXT.replace("412 people in", "412  people\u00a0 in")
    assert one(content, CELLS).evidence[0].quote.count("\u00a0") == 1
    changed = {**CELLS, "quote": CELLS["quote"].replace("412", "4l2")}
    assert [each.reason for each in said(TEXT, changed).rejected] == ["quote_missing"]


def test_a_quote_of_another_part_or_document_is_none_of_this_one():
    parts = [(Part(0, 120), answer(CELLS)), (Part(120, len(TEXT)), answer(FARES))]
    found = said(TEXT, parts=parts)
    assert found.facts == ()
    assert [each.reason for each in found.rejected] == ["quote_missing"] * 2


def test_what_two_parts_both_give_is_one_fact():
    parts = [(Part(0, len(TEXT)), answer(CELLS)), (Part(50, len(TEXT)), answer(CELLS))]
    assert len(said(TEXT, parts=parts).facts) == 1


def roles(stated, **changed):
    """A stated fact with other words for some roles; None takes one out."""
    kept = {each["role"]: each for each in stated["roles"]}
    for role, surface in changed.items():
        kept[role] = {**kept.get(role, {"role": role, "name": ""}), "surface": surface}
    return {**stated, "roles": [each for each in kept.values() if each["surface"] is not None]}


PEOPLE = "Jordan Sample lets ICE read fare card records. Maria Gomez, a teacher, was there.\n"
REFUSED = [
    # text, what is stated, the reasons in order
    (TEXT, {**FARES, "type": "gossip"}, ["unknown_type"]),
    (TEXT, {**FARES, "status": "spent"}, ["unknown_stage"]),
    (TEXT, {**FARES, "modality": "certain"}, ["unknown_stage"]),
    (TEXT, {**FARES, "polarity": "?"}, ["unknown_stage"]),
    (TEXT, {**FARES, "quote": "ICE"}, ["quote_size"]),
    (TEXT, {**FARES, "quote": TEXT * 3}, ["quote_size"]),
    (TEXT, {**FARES, "quote": "lends analysts to the Border Patrol"}, ["restates"]),
    (TEXT, roles(FARES, provider=None), ["lacks_role"]),
    (TEXT, roles(FARES, recipient="FBI"), ["role_missing", "lacks_role"]),
    (TEXT, roles(FARES, recipient="IC"), ["role_missing", "lacks_role"]),
    (TEXT, roles(CELLS, custodian="the cameras"), ["role_unnamed", "lacks_role"]),
    (TEXT, roles(FARES, recipient="The Harbor Transit Authority"), ["role_again", "lacks_role"]),
    (
        "The New York Times lets ICE read its fare card records. The court agreed.\n",
        fact(
            "The New York Times lets ICE read its fare card records", "access", "in_force",
            {"provider": "The New York Times", "recipient": "ICE", "category": "card records"},
            names={"category": "data:passenger_record"},
        ),
        ["role_barred", "lacks_role"],
    ),
    (
        "A tenant of the house opposite the FBI lets ICE read fare card records.\n",
        fact(
            "lets ICE read fare card records", "access", "in_force",
            {
                "provider": "A tenant of the house opposite the FBI",
                "recipient": "ICE",
                "category": "fare card records",
            },
            names={"category": "data:passenger_record"},
        ),
        ["role_unnamed", "lacks_role"],
    ),
    (
        PEOPLE,
        fact(
            "█████████████ lets ICE read fare card records", "access", "in_force",
            {"provider": "█████████████", "recipient": "ICE", "category": "fare card records"},
            names={"category": "data:passenger_record"},
        ),
        ["role_withheld", "lacks_role"],
    ),
    (
        PEOPLE,
        fact(
            "Jordan Sample lets ICE read fare card records", "access", "in_force",
            {"provider": "Jordan Sample", "recipient": "ICE", "category": "fare card records"},
        ),
        ["quote_missing"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("content", "stated", "reasons"), REFUSED)
def test_what_does_not_hold_is_rejected_with_its_reason(content, stated, reasons):
    found = said(content, stated)
    assert found.facts == ()
    assert [each.reason for each in found.rejected] == reasons


LEFT_OUT = [
    (roles(CELLS, owner="Laredo"), "role_unknown"),
    (roles(CELLS, operator="somebody else"), "role_missing"),
    ({**CELLS, "measures": [{"name": "arrests", "surface": "412 people"}]}, "measure_unknown"),
    ({**CELLS, "measures": [{"name": "population", "surface": "4,120"}]}, "measure_missing"),
    ({**CELLS, "measures": [{"name": "population", "surface": "rooms"}]}, "measure_unread"),
    ({**READERS, "measures": [{"name": "planned", "surface": "2024"}]}, "measure_unread"),
]


@pytest.mark.parametrize(("stated", "reason"), LEFT_OUT)
def test_a_part_that_does_not_hold_is_left_out_of_its_fact(stated, reason):
    found = said(TEXT, stated)
    assert len(found.facts) == 1
    assert reason in [each.reason for each in found.rejected]


def test_a_role_from_a_sentence_before_is_implied():
    content = "ICE has a station in Laredo.\nThe rooms there held 412 people on Monday.\n"
    stated = fact("The rooms there held 412 people", "custody", "in_force", {"custodian": "ICE"})
    (filler,) = one(content, stated).filled("custodian")
    assert (filler.via, filler.surface) == ("implied", "ICE")


def test_an_official_stands_for_the_office_alone():
    content = "Sheriff Jordan Sample of Mesa County said the contract was a grave mistake.\n"
    shown = _shown(Text("0" * 64, "plain/1", content))
    stated = fact(
        shown.strip(), "stance", "stated",
        {"holder": shown.split(" said")[0], "about": "the contract was a grave mistake"},
    )  # fmt: skip
    found = said(content, stated)
    named = [filler.name for each in found.facts for filler in each.fillers]
    assert not any("Sample" in name for name in named)


def test_the_time_is_read_again():
    content = "In March 2024 ICE held 412 people in Laredo, and in May 2025 it held 260 there.\n"
    stated = fact(
        content.strip().rstrip("."), "custody", "in_force", {"custodian": "ICE"},
        measures={"population": "260"}, time="May 2025",
    )  # fmt: skip
    assert one(content, stated).time.event == "2025-05"


WORDS = st.lists(st.sampled_from(["ICE", "412", "a", "held", "█", "(x)", "U.S.", "\\d+"]))


@given(WORDS, st.lists(st.sampled_from([" ", "\n", "  \t"]), min_size=12, max_size=12))
def test_words_are_found_through_any_blanks_and_nowhere_inside_words(words, blanks):
    words = words[:12]
    printed = "".join(word + blank for word, blank in zip(words, blanks, strict=False)).strip()
    content = f"x {printed} y"
    found = list(occurrences(" ".join(words), content, 0, len(content)))
    if not words:
        assert found == []
        return
    assert any(content[a:b] == printed for a, b in found)
    assert not list(occurrences("IC", content, 0, len(content)))


def test_of_several_places_the_one_in_the_quote_wins_and_then_the_one_before():
    content = "ICE here. ICE there. ICE after."
    assert nearest("ICE", content, (10, 20), (0, 31)) == (10, 13)
    assert nearest("here", content, (10, 20), (0, 31)) == (4, 8)
    assert nearest("after", content, (10, 20), (0, 31)) == (25, 30)
    assert nearest("gone", content, (10, 20), (0, 31)) is None


def test_a_hostile_mix_never_makes_a_fact_that_the_text_does_not_hold():
    """Every combination of true and false pieces: what comes out stands in the text."""
    surfaces = ["ICE", "FBI", "412 people", "Border Patrol", "Laredo", "Acme", "", "█"]
    for kind, fact_type in FACT_TYPES.items():
        stated = [
            fact(
                CELLS["quote"], kind, status, dict.fromkeys(fact_type.roles, words),
                measures=dict.fromkeys(fact_type.measures, words),
            )
            for status in (*fact_type.statuses, "none")
            for words in surfaces
        ]  # fmt: skip
        for found in said(TEXT, parts=[(Part(0, len(TEXT)), json.dumps({"facts": stated}))]).facts:
            for filler in found.fillers:
                assert TEXT[filler.start : filler.end] == filler.surface
            assert {measure.surface for measure in found.measures} <= {"412 people", "260"}


def test_the_same_fact_of_both_is_one_and_completed():
    own = one(TEXT, roles(CELLS))
    less = one(TEXT, {**CELLS, "measures": CELLS["measures"][:1]})
    both = merged(TEXT, [less], [own])
    assert (len(both.facts), both.new, both.same) == (1, 0, 1)
    assert {measure.name for measure in both.facts[0].measures} == {"population", "capacity"}


def test_two_statements_on_the_same_words_stay_two():
    other = one(TEXT, {**CELLS, "measures": [{"name": "capacity", "surface": "412 people"}]})
    both = merged(TEXT, [one(TEXT, CELLS)], [other])
    assert (len(both.facts), both.new) == (2, 1)
    refused = one(TEXT, {**CELLS, "polarity": "-"})
    assert merged(TEXT, [one(TEXT, CELLS)], [refused]).new == 1
