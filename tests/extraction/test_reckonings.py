"""What texts say of their own numbers: each pattern by its example, and awkward sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.texts import reckonings

from plainview.extraction import sketch
from plainview.extraction.reckonings.patterns import Pattern, patterns
from plainview.extraction.reckonings.template import written
from plainview.model import Text


@pytest.mark.parametrize("pattern", patterns(), ids=lambda one: one.example[:40])
def test_each_pattern_finds_its_example(pattern: Pattern) -> None:
    (one,) = reckonings(pattern.example)
    assert one.kind == pattern.kind
    found = sketch(Text("0" * 64, "test/1", pattern.example))
    template = written(pattern.example, found, 0, pattern.sentences - 1)
    assert pattern.fits(template.marks)
    assert list(pattern.matches(template.words))


CASES = [
    pytest.param(
        "Through June, ICE had removed about 68,000 people, down 30 percent from the approximately"
        " 96,500 people of the year before.",
        ("change", "down", {"after": 68_000, "change": 0.3, "before": 96_500}),
        id="the later number first",
    ),
    pytest.param(
        "The camp held 39 people – more than twice its capacity of 14.",
        ("change", "", {"after": 39, "times": 2, "before": 14}),
        id="a multiple in words",
    ),
    pytest.param(
        "The daily goal is 75 arrests for each of 25 field offices.",
        ("product", "", {"rate": 75, "count": 25}),
        id="a period that stands elsewhere in the sentence",
    ),
    pytest.param(
        "It may ask for up to 50,000 records a month. In the first four months, it asked for over"
        " a million records.",
        ("cap", "", {"cap": 50_000, "count": 4, "volume": 1_000_000}),
        id="a limit and a volume in two sentences",
    ),
    pytest.param(
        "The list of May has 1,843 agreements, 344 more than the 1,499 agreements of March.",
        ("difference", "up", {"after": 1843, "difference": 344, "before": 1499}),
        id="than the: no lower bound",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_an_awkward_sentence(text: str, expected: tuple[str, str, dict[str, float]]) -> None:
    (one,) = reckonings(text)
    values = {measure.name: measure.value for measure in one.measures}
    assert (one.kind, one.direction, values) == expected
    for measure in one.measures:
        assert text[measure.start : measure.end] == measure.surface


def test_what_is_compared_with_than_the_is_exact() -> None:
    (one,) = reckonings("It held 65,504 people, 1,308 fewer than the 66,812 people of January.")
    (before,) = one.named("before")
    assert (before.lo, before.hi, before.qualifier) == (66_812, 66_812, "exact")


def test_a_rate_takes_the_period_of_its_sentence() -> None:
    (one,) = reckonings("The daily goal is 75 arrests for each of 25 field offices.")
    assert one.named("rate")[0].per == "day"


def test_bodies_of_a_comparison() -> None:
    (one,) = reckonings("The ICE workforce, some 20,800 people, is smaller than that of USCIS.")
    assert one.direction == "less"
    assert [body.entity for body in one.filled("left_body")] == ["us-ice"]
    assert [body.entity for body in one.filled("right_body")] == ["us-uscis"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("The office was founded in 2003 and has 300 people.", id="a year and a count"),
        pytest.param("He paid $300 for 2 nights in 1999.", id="numbers side by side"),
        pytest.param("It rose from ⟦n0⟧ to ⟦n9⟧, up ⟦p7⟧ from 3 to 5.", id="marks in the text"),
        pytest.param("1,2,3,4,5,6,7,8,9 " * 400, id="a table that lost its lines"),
    ],
)
def test_numbers_that_do_not_belong_together(text: str) -> None:
    assert reckonings(text) == []


@given(st.text("0123456789,.%⟦np⟧ of$from to rose percent\n", max_size=300))
def test_any_text_is_read_and_every_measure_stands_in_it(text: str) -> None:
    for one in reckonings(text):
        for measure in one.measures:
            assert text[measure.start : measure.end] == measure.surface
        for words in one.evidence:
            assert text[words.start : words.end] == words.quote
