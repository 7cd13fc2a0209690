"""What facts say of two statements weighed against what their words say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.figures import checked, figure

from plainview.checks import Figure
from plainview.checks.draft import Said, sentence, stands_in_words, weigh
from plainview.checks.draft.weighing import foremost, tells_more
from plainview.claims import DIFFERS, RELATIONS, Comparison

NUMBERS = Comparison("contradicts", ("number",))
comparisons = st.builds(
    Comparison,
    st.sampled_from(RELATIONS),
    st.lists(st.sampled_from(DIFFERS), max_size=3).map(tuple),
)

# how facts stand, how words stand, whether one retells the other, whether words tell more
CHOICES = [
    ("apart", (), "contradicts", ("polarity",), False, True),  # no pattern read it
    ("contradicts", ("number",), "apart", (), False, False),
    ("contradicts", ("number",), "differs", ("number", "definition"), False, True),  # in doubt
    ("contradicts", ("number",), "differs", ("number", "date"), False, False),
    ("same", (), "differs", ("direction",), False, False),  # roles tell it more surely
    ("same", (), "differs", ("direction",), True, True),
    ("same", (), "differs", ("scope",), False, False),
    ("same", (), "differs", ("number", "scope"), False, True),
    ("differs", ("direction",), "same", (), False, True),  # misread in one of the two
    ("differs", ("direction",), "contradicts", ("number",), False, False),
    ("differs", ("stage",), "same", (), False, True),  # a stage that no word tells
    ("differs", ("stage",), "contradicts", ("polarity",), False, True),
    ("differs", ("number", "scope"), "contradicts", ("number",), False, True),  # words tell it
    ("differs", ("number", "date"), "contradicts", ("number",), False, False),
    ("differs", ("stage",), "differs", ("date",), False, True),  # it stopped since
    ("differs", ("definition", "qualifier"), "same", ("qualifier",), False, True),
    ("differs", ("definition",), "same", (), True, False),  # a verb was changed in a retelling
    ("differs", ("number", "stage"), "contradicts", ("number",), False, True),
]


@pytest.mark.parametrize(("read", "left", "seen", "right", "again", "words"), CHOICES)
def test_which_tells_more(
    read: str, left: tuple[str, ...], seen: str, right: tuple[str, ...], again: bool, words: bool
) -> None:
    assert tells_more(Comparison(seen, right), Comparison(read, left), again=again) is words


@given(st.lists(comparisons, max_size=5))
def test_the_foremost_is_one_of_them(found: list[Comparison]) -> None:
    best = foremost(found)
    assert best in found or (not found and best == Comparison("apart"))
    if any(one.relation == "contradicts" for one in found):
        assert best.relation == "contradicts"


# two sentences whose facts have numbers that stay apart; whether their words leave it at that
STANDING = [
    ("Krome held 1,806 people on June 3.", "On June 3 there were 1,420 people at Krome.", True),
    ("Krome held 1,806 people on June 3.", "Krome was built for 611 people.", False),
    ("The bureau lent ICE 350 guards.", "The bureau employs 900 guards.", False),
    ("ICE keeps the scans for 15 years.", "ICE keeps the scans for 75 years.", True),
    ("Krome | 1,806", "", True),  # no sentence tells nothing
]


@pytest.mark.parametrize(("one", "two", "stands"), STANDING)
def test_whether_numbers_stand_against_each_other(one: str, two: str, stands: bool) -> None:
    assert stands_in_words(NUMBERS, one, two) is stands
    assert stands_in_words(NUMBERS, two, one) is stands


@pytest.mark.parametrize(("one", "two", "stands"), STANDING[:3])
def test_a_finding_goes_by_the_words(one: str, two: str, stands: bool) -> None:
    def said(document: str, value: float, quote: str) -> Figure:
        held = figure(document, "population", value, definition="on_day", date="2031-06-03")
        return replace(held, quote=quote)

    assert bool(checked("same_figure", [said("a", 1806, one), said("b", 900, two)])) is stands


def test_a_third_source_that_is_not_told_apart() -> None:
    held = [
        replace(figure(name, "population", value, definition="on_day"), quote=quote)
        for name, value, quote in [
            ("a", 1806, "Krome held 1,806 people on June 3."),
            ("b", 611, "Krome was built for 611 people."),
            ("c", 1420, "On June 3 there were 1,420 people at Krome."),
        ]
    ]
    (finding,) = checked("same_figure", held)
    assert "1,806 - 1,420 = 386" in finding.arithmetic


def test_statements_without_facts_are_weighed_by_their_words() -> None:
    one = sentence("The county renewed its jail contract with ICE.", "2025-06-01")
    two = sentence("The county ended its jail contract with ICE.", "2025-06-02")
    assert one is not None and two is not None
    found = weigh(Said(one, (), "2025-06-01"), Said(two, (), "2025-06-02"))
    assert (found.kind, found.found.differs) == ("conflict", ("polarity",))
    assert sentence("") is None
