"""Numbers that stand against none: denied, supposed, of a part."""

from __future__ import annotations

import pytest

from plainview.checks.draft.lines import Line, lines_of
from plainview.checks.draft.unsaid import silent
from plainview.checks.draft.words import polarity
from plainview.model import Text


def line(content: str) -> Line:
    return lines_of(Text("0" * 64, "test/1", content))[0]


@pytest.mark.parametrize(
    ("claim", "told", "nothing"),
    [
        # that there were so many is denied
        ("The agency is to make 1,480 arrests a day.",
         "Neither the leaders of the agency nor the department ordered 3,000 arrests a day.", True),
        ("The agency has made 1,480 arrests a day.",
         "The department never ordered 3,000 arrests a day.", True),
        ("The agency hasn't hired 900 agents.", "The agency has hired 600 agents.", True),
        # what is denied is another thing, or the number is a limit
        ("The agency holds 1,480 people.", "It did not say where its 900 people are held.", False),
        ("The agency holds 1,480 people.", "It holds no more than 900 people.", False),
        ("The agency holds 1,480 people.", "It does not hold more than 900 people.", False),
        ("The agency holds 1,480 people.", "The center was not closed, and 900 people are held.",
         False),
        ("The agency holds 1,480 people.", "Not all of the 900 people have been released.", False),
        # what was, and what would be
        ("In August the agency averaged 1,043 arrests a day.",
         "Taken together, that would be 1,875 arrests a day.", True),
        ("At 75 each that would be 2,875 arrests a day.",
         "Taken together, that would be 1,875 arrests a day.", False),
        ("In August the agency averaged 1,043 arrests a day.",
         "In August the agency averaged 1,875 arrests a day.", False),
        # a part has less than the whole, and not more
        ("Its own centers accounted for 31,260 people.", "The agency holds 47,600 people.", True),
        ("The agency holds 47,600 people.", "Its own centers accounted for 31,260 people.", True),
        ("Its own centers accounted for 31,260 people.", "The agency holds 7,600 people.", False),
        ("Its own centers accounted for 31,260 people.",
         "Its own centers accounted for 37,600 people.", False),
        ("Option Period 1 is priced at $5,371,100.",
         "The total value of the contract is $9,225,000 if all options are exercised.", True),
        ("Option Period 1 is priced at $5,371,100.", "Option Period 1 is priced at $9,225,000.",
         False),
        ("Option Period 1 is priced at $12,371,100.",
         "The total value of the contract is $9,225,000 if all options are exercised.", False),
        # a score counts nothing
        ("It was the largest of the four datasets.", "The model reached 0.891.", True),
        ("The model reached 0.85.", "The model reached 0.891.", False),
        ("The agency holds 1.2 million people.", "The agency holds 47,600 people.", False),
    ],
)  # fmt: skip
def test_numbers_that_say_nothing_of_each_other(claim: str, told: str, nothing: bool) -> None:
    one, two = line(claim), line(told)
    assert silent(one.quantities[-1], two.quantities[-1], one, two) is nothing


@pytest.mark.parametrize(
    ("one", "two", "denied"),
    [
        ("Jails may not hold a person on a detainer beyond the time of release.",
         "Jails may hold a person on a detainer.", False),
        ("Jails may not hold a person on a detainer.", "Jails may hold a person on a detainer.",
         True),
        ("Jails may not hold a person on a detainer beyond the time of release.",
         "Jails may hold a person on a detainer beyond the time of release.", True),
    ],
)  # fmt: skip
def test_what_is_forbidden_beyond_a_bound(one: str, two: str, denied: bool) -> None:
    assert bool(polarity(line(one), line(two))) is denied
