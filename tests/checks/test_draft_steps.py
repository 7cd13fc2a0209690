"""Numbers of drafts that follow from two of the record: steps, shares, rests, so much for each."""

from __future__ import annotations

import pytest

from plainview.checks.draft.differences import is_step
from plainview.checks.draft.lines import Line, lines_of
from plainview.checks.draft.numbers import AGREED, APART, matched
from plainview.checks.draft.rows import turned
from plainview.checks.draft.sums import wrong_sums
from plainview.model import Text


def lines(content: str) -> list[Line]:
    return lines_of(Text("0" * 64, "test/1", content))


def hows(draft: str, record: str, place: int = 0) -> list[str]:
    """How the numbers of a draft stand to those of a sentence of the record."""
    return sorted(one.how for one in matched(lines(draft)[0], lines(record)[place])[0])


@pytest.mark.parametrize(
    ("draft", "record", "expected"),
    [
        ("The sheriff cut his count by seven, to 98.", "The sheriff cut his count from 105 to 98.",
         [AGREED, AGREED]),
        ("The sheriff cut his count by 17, to 98.", "The sheriff cut his count from 105 to 98.",
         [AGREED, APART]),
        ("The options could bring $4 million on top of the $9 million awarded.",
         "The company was awarded $9 million, which options could raise to $13 million.",
         [AGREED, AGREED]),
        ("The crew was cut by a quarter.", "The crew numbered 400 at first, and 300 later.",
         [AGREED]),
        ("The crew was cut by more than half.", "The crew numbered 400 at first, and 300 later.",
         [APART]),
        ("One request in ten was refused.", "The service approved 90% of the requests.", [AGREED]),
        ("One request in three was refused.", "The service approved 90% of the requests.", [APART]),
        ("Each of the 40 cameras cost $25,000.", "The 40 cameras cost $1 million.",
         [AGREED, AGREED]),
        ("The 40 cameras cost $60,000 apiece.", "The 40 cameras cost $1 million.",
         [AGREED, APART]),
        ("It has 900 guards, three for each of its nurses.", "It has 900 guards and 300 nurses.",
         [AGREED, AGREED]),
        ("With all options the contract can run for five years.",
         "The contract has a base period of one year and four one-year options.", [AGREED]),
        ("With all options the contract can run for nine years.",
         "The contract has a base period of one year and four one-year options.", [APART]),
        ("Agreements grew more than tenfold from January 2024 to May 2025.",
         "The agency had 90 agreements in January 2024 and 990 in May 2025.", [AGREED]),
        ("Agreements grew more than thirtyfold from January 2024 to May 2025.",
         "The agency had 90 agreements in January 2024 and 990 in May 2025.", [APART]),
        # the same share is granted in both
        ("The service approved 90% of the requests.", "It granted 90% of the requests.", [AGREED]),
        # a price for one is no total
        ("Each of the 40 cameras cost $25,000.", "The 40 cameras cost $25,000 each.",
         [AGREED, AGREED]),
    ],
)  # fmt: skip
def test_what_follows_from_two_numbers(draft: str, record: str, expected: list[str]) -> None:
    assert hows(draft, record) == sorted(expected)


@pytest.mark.parametrize(
    ("content", "step"),
    [
        ("The sheriff cut his count by seven.", True),
        ("It is 900 above the level that the county set.", True),
        ("The contract grew by $4 million.", True),
        ("In 45 of 181 facilities there were more people than the contract provides for.", False),
        ("The county submitted 3,280 names under it.", False),
        ("The FBI lent 400 agents more than the Coast Guard did.", True),
        ("The goal is 2,350 arrests a day above the level of January.", True),
        ("The county sent 40 requests more than a year ago.", False),
        ("The jail is run by 40 deputies.", False),
        ("The list was signed by seven sheriffs.", False),
        ("It holds more than 900 people.", False),
    ],
)
def test_what_is_told_as_a_step(content: str, step: bool) -> None:
    (line,) = lines(content)
    assert is_step(line.quantities[0], line) is step


ROWS = "Year | Searches | Note\n1991 | 4100 | all\n1998 | 8200 | all\n2005 | 24600 | all\n"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("The number of searches doubled between 1991 and 1998.", [AGREED]),
        ("The number of searches more than tripled between 1991 and 1998.", [APART]),
        ("In 2005 there were three times as many searches as in 1998.", [AGREED]),
        ("In 1998 there were a third as many searches as in 2005.", []),
    ],
)
def test_growth_between_two_rows(draft: str, expected: list[str]) -> None:
    assert hows(draft, ROWS, 2) == expected


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ("Two lists, one with 40 names and one with 30, were turned down.", False),
        ("Three lists, one with 40 names and one with 30, were turned down.", True),
        ("Two lists were turned down by one judge.", False),
        ("With about 5,200 searches in 2019, the office ran some 100 a week.", False),
        ("With about 5,200 searches in 2019, the office ran some 430 a week.", True),
        ("With about 5,200 searches in 2019, the office had 100 a week in 2021.", False),
    ],
)
def test_sums_of_one_sentence(content: str, wrong: bool) -> None:
    assert bool(wrong_sums(lines(content)[0])) is wrong


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("ICE has lent the FBI 1,700 agents.", True),
        ("The FBI has lent ICE 1,700 agents.", False),
        ("ICE has 1,700 agents on loan from the FBI.", False),
        ("Lender to ICE: the FBI, with 1,700 agents.", False),
    ],
)
def test_who_stands_before_whom_in_a_row(draft: str, found: bool) -> None:
    row = lines("Lender | Recipient | Staff\nFBI | ICE | 1700\n")[1]
    assert turned(lines(draft)[0], row) is found


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("It says yes in ninety-one cases out of a hundred.", 0.91),
        ("It says yes in forty cases out of a hundred.", 0.4),
        ("Seven requests in ten were granted.", 0.7),
    ],
)
def test_shares_of_a_hundred(content: str, value: float) -> None:
    (share,) = lines(content)[0].quantities
    assert share.kind == "ratio"
    assert share.measure.value == pytest.approx(value)
