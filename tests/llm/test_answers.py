"""Answers as they come: right, wrapped, broken off, and made to harm."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.llm.model import CELLS, FARES, answer

from plainview.extraction.llm import REASONS, SCHEMA, instructions, messages, read
from plainview.extraction.llm.answers import MOST_FACTS
from plainview.model import FACT_TYPES

WRAPPED = {
    "plain": "{}",
    "fenced": "```json\n{}\n```",
    "with words": "Here are the facts:\n\n{}\n\nThat is all.",
    "after thinking": '<think>maybe {{"facts": [1, 2]}} is it</think>{}',
    "spaced": "\n\n   {}   \n",
}


@pytest.mark.parametrize("around", WRAPPED.values(), ids=WRAPPED)
def test_the_facts_of_an_answer_however_it_is_wrapped(around):
    found = read(around.format(answer(FARES, CELLS)))
    assert [each.quote for each in found.facts] == [FARES["quote"], CELLS["quote"]]
    assert found.rejected == ()


def test_a_bare_list_is_taken_too():
    assert len(read(json.dumps([FARES, CELLS])).facts) == 2


def test_what_is_left_out_has_its_ordinary_value():
    found = read('{"facts": [{"quote": "a b", "type": "access", "status": "x", "time": null}]}')
    (fact,) = found.facts
    assert (fact.modality, fact.polarity, fact.time, fact.roles) == ("asserted", "+", "", ())


@given(st.integers(0, len(answer(FARES, CELLS)) - 1))
def test_of_an_answer_that_breaks_off_whole_facts_are_kept_and_the_break_is_told(length):
    found = read(answer(FARES, CELLS)[:length])
    quotes = [each.quote for each in found.facts]
    assert quotes == [FARES["quote"], CELLS["quote"]][: len(quotes)]
    assert found.rejected or len(quotes) == 2


SHAPES = {
    "number": 5,
    "list": ["quote"],
    "no quote": {"type": "access", "status": "in_force"},
    "quote is a list": {**FARES, "quote": ["a", "b"]},
    "roles are text": {**FARES, "roles": "ICE"},
    "a role is text": {**FARES, "roles": ["ICE"]},
    "surface is a number": {**FARES, "roles": [{"role": "recipient", "surface": 5}]},
    "endless quote": {**FARES, "quote": "a b " * 2_000},
    "endless roles": {**FARES, "roles": [{"role": "recipient", "surface": "ICE"}] * 100},
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_fact_of_another_shape_is_rejected_and_its_neighbour_taken(shape):
    found = read(json.dumps({"facts": [shape, CELLS]}))
    assert [each.quote for each in found.facts] == [CELLS["quote"]]
    assert [each.reason for each in found.rejected] == ["bad_shape"]


def test_more_facts_than_a_text_can_hold_are_not_looked_at():
    found = read(answer(*[CELLS] * (MOST_FACTS + 50)))
    assert len(found.facts) == MOST_FACTS
    assert [each.reason for each in found.rejected] == ["too_many"]


@given(st.text() | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(json.dumps))
def test_whatever_comes_nothing_is_raised_and_every_reason_is_known(words):
    for text in (words, f'{{"facts": [{words}', f'{{"facts": [{words}]}}'):
        assert {each.reason for each in read(text).rejected} <= set(REASONS)


def test_the_question_names_every_type_role_measure_and_status():
    words = instructions()
    for fact_type in FACT_TYPES.values():
        for name in (*fact_type.roles, *fact_type.measures, *fact_type.statuses):
            assert name in words
    assert "{" not in words.replace('{"facts": [{"quote"', "").replace('[{"role"', "").replace(
        '[{"name"', ""
    ).replace('{"facts": []}', "")


@given(st.text())
def test_no_text_ends_its_own_marks(words):
    question = messages(words)[-1]["content"]
    mark = question.split("<", 1)[1].split(">", 1)[0]
    assert question.endswith(f"<{mark}>\n{words}\n</{mark}>")
    assert f"</{mark}>" not in words


def test_the_form_of_answers_is_closed_everywhere():
    """Endpoints that enforce a schema ask for every property and for no others."""

    def closed(part):
        if part.get("type") == "object":
            assert part["additionalProperties"] is False
            assert part["required"] == list(part["properties"])
            for each in part["properties"].values():
                closed(each)
        elif part.get("type") == "array":
            closed(part["items"])

    closed(SCHEMA)
