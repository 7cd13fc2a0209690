"""Numbers of drafts as people write them: shares and multiples in words, rates, sums, limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plainview.checks.draft.lines import Line, lines_of
from plainview.checks.draft.numbers import AGREED, APART, matched
from plainview.checks.draft.statements import is_foreign
from plainview.checks.draft.sums import follows, wrong_sums
from plainview.model import Text


def lines(content: str) -> list[Line]:
    return lines_of(Text("0" * 64, "test/1", content))


def line(content: str) -> Line:
    return lines(content)[0]


@pytest.mark.parametrize(
    ("content", "kind", "value"),
    [
        ("Not quite one FBI agent in four works there.", "ratio", 0.25),
        ("The queries topped a quarter of a billion.", "count", 250_000_000),
        ("The agency paid three quarters of a million dollars.", "money", 750_000),
        ("In a letter to Congress on Tuesday the agency said that it had paid a quarter of a\n"
         "million dollars for the new beds in Texas. It did not say which company built them, and\n"
         "declined to answer.", "money", 250_000),
        ("It holds half again as many people as it has beds.", "multiple", 1.5),
        ("It holds a fifth more people than it was designed for.", "multiple", 1.2),
        ("The agreements doubled within a year.", "multiple", 2.0),
        ("The value saw a twentyfold rise.", "multiple", 20.0),
        ("The service approved all but 3% of them.", "ratio", 0.97),
        ("Detainees at the base number 640.", "count", 640),
        ("Seventy-nine of every hundred requests are granted.", "ratio", 0.79),
        ("In nine of ten cases it had no valid address.", "ratio", 0.9),
        ("It was raised on eleven occasions.", "count", 11),
        ("The helicopter flew 77 times over Los Angeles.", "count", 77),
    ],
)  # fmt: skip
def test_numbers_that_run_over_several_words(content: str, kind: str, value: float) -> None:
    found = [one for one in line(content).quantities if one.kind == kind]
    assert [one.measure.value for one in found] == [pytest.approx(value)]


@pytest.mark.parametrize(
    "content",
    ["Two agents in 20 offices were named.", "The case number 640 is open.",
     "Postal regulations at 39 C.F.R. 233.3 allow it.",
     "Section 6103(i)(2) of the code allows it."],
)  # fmt: skip
def test_what_is_no_share_and_no_count(content: str) -> None:
    values = [one.measure.value for one in line(content).quantities]
    assert 640 not in values
    assert not {233.3, -2.0} & set(values)
    assert all(one.kind != "ratio" for one in line(content).quantities)


@pytest.mark.parametrize(
    ("content", "per"),
    [("Inspectors passed on 35,000 pieces of mail a year.", "year"),
     ("The 3,000-a-day goal was theirs.", "day"),
     ("ICE may ask for 50,000 records monthly.", "month"),
     ("It made 900 requests for a month of calls.", None),
     ("It held 28,168 people, compared with 33,227 a year earlier.", None)],
)  # fmt: skip
def test_the_time_that_a_number_is_for(content: str, per: str | None) -> None:
    assert line(content).quantities[0].measure.per == per


@pytest.mark.parametrize(
    ("claim", "told", "how"),
    [
        # another pace of the same
        ("Inspectors passed on nearly 3,000 pieces of mail a month.",
         "Inspectors passed on about 35,000 pieces of mail a year.", AGREED),
        ("Inspectors passed on 9,000 pieces of mail a month.",
         "Inspectors passed on about 35,000 pieces of mail a year.", APART),
        # a share from its part and its whole
        ("Of 1,700 employees nearly three in four are inspectors.",
         "The service has 1,700 employees, among them 1,250 inspectors.", AGREED),
        ("Of 1,700 employees one in four is an inspector.",
         "The service has 1,700 employees, among them 1,250 inspectors.", APART),
        # a part from its share and its whole
        ("Some 58,000 of the 60,000 requests were granted.",
         "It received 60,000 requests and approved 97% of them.", AGREED),
        ("Some 20,000 of the 60,000 requests were granted.",
         "It received 60,000 requests and approved 97% of them.", APART),
        # how many times
        ("Agreements have grown more than tenfold.",
         "ICE had 135 agreements in January and 1,412 agreements in February.", AGREED),
        # a sum of two
        ("The refused requests covered 14.9 million people.",
         "It refused requests for 7.6 million people and for 7.3 million people.", AGREED),
        # a limit is no leave for twice as much
        ("ICE may ask for up to 100,000 records a month.",
         "ICE may ask for up to 50,000 records a month.", APART),
    ],
)  # fmt: skip
def test_what_follows_from_the_record(claim: str, told: str, how: str) -> None:
    matches, left = matched(line(claim), line(told))
    assert not left
    assert {one.how for one in matches if not one.differs or how == APART} >= {how}
    if how == AGREED:
        assert all(one.how == AGREED for one in matches)


@pytest.mark.parametrize(
    ("content", "holds"),
    [
        ("ICE arrested 32,809 people in 50 days, or some 656 a day.", True),
        ("ICE arrested 32,809 people in 50 days, or some 950 a day.", False),
        ("ICE may ask for 50,000 records a month, or 600,000 a year.", True),
        ("ICE may ask for 50,000 records a month, or 900,000 a year.", False),
        ("Seventy-five arrests each at 25 offices comes to 1,875 in all.", True),
        ("Seventy-five arrests each at 25 offices comes to 2,875 in all.", False),
        ("The contract grew more than eightfold, from $17 million to $139 million.", True),
        ("The contract grew more than tenfold, from $17 million to $139 million.", False),
        ("Three states have left: Illinois, Minnesota and New York.", True),
        ("Five states have left: Illinois, Minnesota and New York.", False),
        # an item may have an "and" or a comma within
        ("Eight countries were named: Bosnia and Herzegovina; Chad (CH); Colombia; Haiti; Liberia;"
         " Mali; South Sudan and Sudan.", None),
        ("Six countries were named: Bosnia and Herzegovina; Chad (CH); Colombia; Haiti; Liberia;"
         " Mali; South Sudan and Sudan.", False),
        ("Five governments met: Antigua and Barbuda, Cuba, Haiti, Jamaica, and Trinidad and"
         " Tobago.", None),
        ("Eight governments met: Antigua and Barbuda, Cuba, Haiti, Jamaica, and Trinidad and"
         " Tobago.", False),
        ("Three cities joined: Portland, Oregon, Austin, Texas, and Boise, Idaho.", None),
        ("Four agencies took part: Immigration and Customs Enforcement, Customs and Border"
         " Protection and Homeland Security Investigations.", False),
        ("Four countries signed: Chad, Niger and Mali.", False),
        ("Four firms bid: Smith and Sons, Acme, Baker and Lake.", None),
        ("At $3 million for 200 tents, each tent cost $15,000.", True),
        ("At $3 million for 200 tents, each tent cost $55,000.", False),
    ],
)  # fmt: skip
def test_numbers_that_give_each_other(content: str, holds: bool | None) -> None:
    """`holds` is None where they neither give nor rule out each other."""
    found = line(content)
    assert bool(wrong_sums(found)) is (holds is False)
    assert bool(follows(found)) is (holds is True)


@given(some.integers(2, 60), some.integers(10, 4000))
def test_a_true_rate_is_never_wrong(days: int, a_day: int) -> None:
    content = f"The agency counted {days * a_day:,} arrests in {days} days, or {a_day:,} a day."
    assert wrong_sums(line(content)) == []


@pytest.mark.parametrize(
    ("content", "foreign"),
    [
        ("La agencia dice que sus centros están llenos y que no hay más camas para los detenidos"
         " en el país.", True),
        ("The agency says that its centers are full and that no beds are left for detainees"
         " in the country.", False),
        ("Illinois, Massachusetts, Minnesota, New York and Washington have cut off access to"
         " driver records in recent years.", False),
        ("Immigration officials seek package tracking data, credit card records, IP addresses,"
         " online account information.", False),
    ],
)  # fmt: skip
def test_sentences_of_another_language(content: str, foreign: bool) -> None:
    assert is_foreign(line(content)) is foreign
