"""Per cents of a draft that say how much a thing changed, and what they are not held against."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plainview.checks.draft.changing import changes, is_change
from plainview.checks.draft.counting import of_another_whole
from plainview.checks.draft.holding import CONTRADICTS, hold
from plainview.checks.draft.lines import Line, lines_of
from plainview.checks.draft.numbers import APART, matched
from plainview.checks.draft.words import polarity
from plainview.model import Text


def line(content: str) -> Line:
    return lines_of(Text("0" * 64, "test/1", content))[0]


@pytest.mark.parametrize(
    ("content", "change"),
    [
        ("There was a 40% drop in the price of fuel.", True),
        ("The price of fuel decreased 73% from January to April 2020.", True),
        ("The price of fuel fell by 12% in May.", True),
        ("The number of people held was cut by a quarter.", True),
        ("The office lost a third of its staff.", True),
        ("The bill includes a 10 percent across-the-board cut.", True),
        ("Arrests were up 73% in June.", True),
        ("A cut of 40% was planned.", True),
        ("The drop in arrests was 40%.", True),
        ("The scanner was 12% faster than the old one.", True),
        ("The model is nearly 5% better than both of the others.", True),
        # a share or a level
        ("About 40% of the cuts were made in May.", False),
        ("Some 40% of those who fell sick were released.", False),
        ("The share of those held for longer fell to 73%.", False),
        ("The arrests made up 40% of the growth.", False),
        ("Of the agencies some 40% cut the pay of their staff.", False),
        ("The number fell, with 40% of those held in Texas.", False),
    ],
)
def test_how_much_a_thing_changed(content: str, change: bool) -> None:
    found = line(content)
    assert [is_change(one, found) for one in found.quantities if one.kind == "ratio"] == [change]


TOLD = "According to the agency, arrests in Texas fell 73% from January to April 2020."


@pytest.mark.parametrize(
    ("claim", "told", "contradicts"),
    [
        # one over a period, one over none that is told, or over another
        ("There was a 40% drop in arrests in Texas.", TOLD, False),
        (TOLD, "Arrests in Texas fell 40%, according to the agency.", False),
        ("According to the agency, arrests in Texas fell 40% from January to June 2020.", TOLD,
         False),
        ("Arrests in Texas fell 40% in two years, the agency said.",
         "Arrests in Texas fell 73% in five years, the agency said.", False),
        # a share is no change
        ("The agency said that 40% of arrests in Texas were of women.",
         "The agency said that arrests in Texas of women fell 73%.", False),
        # over one period, or over none in both
        ("According to the agency, arrests in Texas fell 40% from January to April 2020.", TOLD,
         True),
        ("The agency said that arrests in Texas fell 40%.",
         "The agency said that arrests in Texas fell 73%.", True),
        ("The agency said that arrests in Texas fell 40% in March 2020.",
         "The agency said that arrests in Texas fell 73% in March 2020.", True),
        ("The agency said that 40% of arrests in Texas were of women.",
         "The agency said that 73% of arrests in Texas were of women.", True),
        ("Arrests in Texas fell 40% in two years, the agency said.",
         "Arrests in Texas fell 73% in two years, the agency said.", True),
    ],
)  # fmt: skip
def test_two_changes_and_their_times(claim: str, told: str, contradicts: bool) -> None:
    held = hold(line(claim), line(told), lambda key: 1.0)
    assert (held.relation == CONTRADICTS) is contradicts


@pytest.mark.parametrize(
    ("claim", "told", "apart"),
    [
        # what two numbers are apart by is none of the shares of one in the other
        ("Of the four sets Calder is the largest, where the new model, at 0.85, is nearly 5% better"
         " than the old one.", "New model: Aldous 0.891, Brant 0.771, Calder 0.85, Dunn 0.804.",
         False),
        ("The tool found 900 names, 10% more than the old one.",
         "The tool found 900 names, and the old one 500 names.", True),
        # a share of what the record does not speak of
        ("It sold half its building and paid over half a million dollars in overdue bills.",
         "It paid a mortgage of $4 million, and $560,000 in overdue bills.", False),
        ("It paid $560,000 in overdue bills, half of the overdue bills.",
         "It had overdue bills of $4 million, and paid $560,000 in overdue bills.", True),
    ],
)  # fmt: skip
def test_a_share_of_what_is_told(claim: str, told: str, apart: bool) -> None:
    found, _ = matched(line(claim), line(told))
    assert any(one.how == APART and one.reckoned for one in found) is apart


@pytest.mark.parametrize(
    ("content", "another"),
    [
        ("It sold half their main building.", True),
        ("Half of the paintings were sold.", True),
        ("It paid half the mortgage.", False),
        ("A third of the overdue bills were paid.", False),
        ("Half of those were new.", False),
        ("About 14% were new.", False),
    ],
)
def test_of_what_a_share_is_one(content: str, another: bool) -> None:
    claim = line(content)
    told = line("It paid a mortgage of $4 million, and $560,000 in overdue bills.")
    (share,) = (one for one in claim.quantities if one.kind == "ratio")
    assert of_another_whole(share, claim, told) is another


@pytest.mark.parametrize(
    ("one", "two", "denied"),
    [
        # without what a thing was done denies not that it was done
        ("The recipient may develop like information of its own.",
         "Like information was developed by the recipient without the developing persons having"
         " access to the files.", False),
        ("Agents may search phones at the border.",
         "Agents may search phones at the border without the searching officer's having a reason.",
         False),
        ("Agents search the phones with a warrant.", "Agents search the phones without a warrant.",
         True),
        ("Officers enter homes with a judge's warrant.",
         "Officers enter homes without a judge's warrant.", True),
        ("The agency searches phones.", "The agency works without searching phones.", True),
        ("The office keeps the data.",
         "The office does not keep the data without keeping a log.", True),
    ],
)  # fmt: skip
def test_without_what_it_was_done(one: str, two: str, denied: bool) -> None:
    assert bool(polarity(line(one), line(two))) is denied


@given(some.floats(0.01, 0.99), some.floats(1.0, 1e6))
def test_a_change_leads_from_one_number_to_the_other(share: float, whole: float) -> None:
    fall, rise = changes(share * whole, whole)[:2]
    assert whole * (1 - fall) == pytest.approx(share * whole)
    assert share * whole * (1 + rise) == pytest.approx(whole)
