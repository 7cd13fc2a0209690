"""What gave no fact, and why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.extraction import extract
from plainview.extraction.coverage import REASONS, Coverage, coverage
from plainview.reading import read


def covered(content: str) -> Coverage:
    text = read(content.encode())
    return coverage(text, [(e.start, e.end) for fact in extract(text) for e in fact.evidence])


# a text, the reason that its only missed sentence gets
WHY = [
    ("The parade drew 4,000 umbrellas.", "no_trigger"),
    ("They paid $96 prelate of the sum.", "damaged"),
    ("2021 | 4,000 | 3,100 | 12% | all offices", "table"),
]


@pytest.mark.parametrize(("content", "reason"), WHY)
def test_reason(content: str, reason: str) -> None:
    [missed] = covered(content).missed
    assert missed.reason == reason
    assert missed.numbers


def test_sentence_that_gave_a_fact_is_not_missed() -> None:
    found = covered("ICE held 2,041 people at the Adams County jail in May.\n\nIt rained.")
    assert (found.told, found.missed) == (1, ())
    assert found.sentences == 2


def test_without_its_facts_the_same_sentence_is_missed() -> None:
    text = read(b"ICE held 2,041 people at the Adams County jail in May.")
    [missed] = coverage(text, []).missed
    assert "custody" in missed.types
    assert missed.reason in ("ruled_out", "set_aside")
    assert any("2,041" in number for number in missed.numbers)


def test_text_without_anything_misses_nothing() -> None:
    assert covered("It rained.") == Coverage(1, 0, 0, ())


PIECES = st.sampled_from(
    ["ICE held 40 people.", "█████ paid $5.", "| 4 | 5 | 6 |", "The FBI shared it.", "\n", "\n\n",
     "What is ICE?", "Share this", "$96 prelate of", "Obama said no."]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=8).map(" ".join))
def test_every_sentence_is_in_one_class_at_most(content: str) -> None:
    content = f"It rained. {content}"
    text = read(content.encode())
    found = covered(content)
    assert found.told + found.furniture + len(found.missed) <= found.sentences
    end = 0
    for missed in found.missed:
        assert end <= missed.start < missed.end <= len(text.content)
        assert missed.reason in REASONS
        assert missed.numbers or missed.types
        end = missed.end
