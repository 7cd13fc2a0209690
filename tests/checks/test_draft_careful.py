"""Words that look like a no and are none: what is done without something, what is left open."""

from __future__ import annotations

import pytest

from plainview.checks.draft import dating
from plainview.checks.draft.lines import Line, lines_of
from plainview.checks.draft.words import polarity
from plainview.model import Text


def line(words: str) -> Line:
    (found,) = lines_of(Text("0" * 64, "test/1", words))
    return found


@pytest.mark.parametrize(
    ("draft", "record", "denied"),
    [
        pytest.param(
            "The vendor may develop software that is similar to the agency's data tools.",
            "It was developed by the vendor without the help of the agency's data tools.",
            False,
            id="how it was done",
        ),
        pytest.param(
            "Agents searched the house without a warrant.",
            "Agents searched the house with a warrant.",
            True,
            id="without and with one thing",
        ),
        pytest.param(
            "The agency must delete or return the photos at the end of the pilot.",
            "The agency may keep the photos at the end of the pilot.",
            False,
            id="one of two, left open",
        ),
        pytest.param(
            "The agency must delete the photos at the end of the pilot.",
            "The agency may keep the photos at the end of the pilot.",
            True,
            id="one against the other",
        ),
    ],
)
def test_what_says_no(draft: str, record: str, denied: bool) -> None:
    assert bool(polarity(line(draft), line(record))) == denied


def test_a_year_that_nobody_can_place_is_not_the_year_of_the_draft() -> None:
    draft, told = line("In 2015 it held 900 people."), line("It held 2,000 people this year.")
    assert dating.meeting(draft, told) == [False]
    assert dating.meeting(line("It held 900 people."), told) == []
