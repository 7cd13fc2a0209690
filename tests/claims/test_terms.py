"""In which terms numbers are given, and which sentences retell another."""

from __future__ import annotations

import pytest

from plainview.claims import terms
from plainview.claims.retold import retold


@pytest.mark.parametrize(
    ("one", "two", "differ", "kin"),
    [
        ("The jail was designed for 900.", "The state paid for 700 beds there.", True, True),
        ("The jail was designed for 900.", "The jail was designed to hold 900.", False, False),
        ("Fenwick has 900 beds.", "Fenwick can hold 900 people.", False, False),
        ("The deal could reach $9 million.", "It obligated $3 million.", True, False),
        ("It asked for 600 names.", "It was given 98 names.", True, True),
        ("It asked for 600 names.", "It asked for 700 names.", False, False),
        ("It budgeted $4 million.", "It spent $2 million.", True, True),
        ("It plans 900 beds.", "It currently has 300.", True, True),
        ("Deputies arrested 40 people.", "Deputies deported 40 people.", True, True),
        ("It held 40 people.", "It was holding 50 people.", False, False),
        ("It got 40 requests and approved 97%.", "It approved 81% of them.", False, False),
        ("It asked for 900 agents.", "It has 700 agents.", True, False),
        ("It sent 40 subpoenas.", "They complied with 25 subpoenas.", True, True),
        ("Congress enacted $9 billion.", "Its outlays were $7 billion.", True, True),
        ("It may employ 90 on paper.", "It filled 60 positions.", True, False),
        ("The jail is licensed for 714.", "There were 389 detainees there.", True, True),
        ("The deal tops out at $9 million.", "It spent $3 million.", True, False),
        ("There are 120 applications.", "It signed 158 agreements.", True, True),
        ("It proposed 2,000 beds.", "It has 900 beds.", True, False),
        ("It arrested 40 people so far this year.", "It arrested 50 this year.", False, False),
        ("It got 40 requests for names.", "It approved 25 name requests.", True, True),
        ("It got 40 requests for names.", "It got 25 name requests.", False, False),
        ("It got 40 requests for names.", "It got 25 names.", True, False),
        ("The pact limits it to 40 a day.", "It may send up to 25 a day.", False, False),
        ("The pact limits it to 40 a day.", "It sent 25 a day.", True, False),
        ("It held 40, its annual report says.", "It held 25.", False, False),
        ("It takes 40 a year, an annual rate.", "It took 25.", True, False),
        ("Over the twelve months of 2025 it took 40.", "It took 25 in 2025.", False, False),
        ("It won a $4 million award.", "It has drawn down $2 million.", True, True),
        ("Its mean stay was 40 days.", "Its median stay was 25 days.", True, False),
        ("Offices were told to make 75 arrests.", "Each must make 50 arrests.", False, False),
    ],
)
def test_terms(one: str, two: str, differ: bool, kin: bool) -> None:
    assert terms.differ(one, two) == terms.differ(two, one) == differ
    assert terms.kin(one, two) == terms.kin(two, one) == kin


@pytest.mark.parametrize(
    ("noun", "other", "found"),
    [
        ("agreements", "agencies", True),
        ("queries", "voters", True),
        ("queries", "searches", False),  # two words for one thing
        ("agreements", "voters", False),
        ("beds", "people", True),
    ],
)
def test_nouns_of_one_matter(noun: str, other: str, found: bool) -> None:
    assert terms.of_one_family(noun, other) == terms.of_one_family(other, noun) == found


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        pytest.param(
            "The bureau gave the agency 22,400 photographs in 2024 without an order.",
            "The bureau gave the agency 224,000 photographs in 2024 without an order.",
            True, id="one number",
        ),
        pytest.param(
            "The company said it had ended its pilot with the agency after an audit in Illinois.",
            "The company said it had ended its pilot with the agency after an audit in Indiana.",
            True, id="one place for another",
        ),
        pytest.param(
            "The bureau has shared the records of 47,300 people with the agency.",
            "The bureau has shared the records of 1,900 people in Oregon with the agency.",
            False, id="a number and a place",
        ),
        pytest.param(
            "The bureau spent $40 million on the operation at the base last year.",
            "The bureau spent $3.1 million on tents for the operation at the base last year.",
            False, id="a number and what it is for",
        ),
        pytest.param(
            "At the end of May, 41 percent of the detainees had no criminal record.",
            "Of the detainees, 57 percent had no criminal record at the end of May.",
            False, id="another number in another order",
        ),
        pytest.param(
            "Local police ran more than 4,000 searches on behalf of the agency.",
            "The agency ran more than 4,000 searches on behalf of local police.",
            True, id="the same words in another order",
        ),
        pytest.param("It held 40 people.", "It held 50 people.", False, id="too short to tell"),
        pytest.param(
            "The audit found that 21 percent of the covers lacked approval.",
            "According to the audit, 9 percent of the covers lacked approval.",
            False, id="another wording",
        ),
        pytest.param(
            "State law forbids the police to share camera data with agents.",
            "State law allows the police to share camera data with agents.",
            False, id="a matter of few words",
        ),
        pytest.param(
            "The bureau never had access to the master file of the agency, officials say.",
            "The bureau had access to the master file of the agency.",
            False, id="a no, and who says so",
        ),
        pytest.param(
            "The agency gave the bureau the addresses of 18,200 children who file alone.",
            "The agency gave the bureau the addresses of 47,300 people.",
            False, id="a number of whom",
        ),
    ],
)  # fmt: skip
def test_retold(one: str, two: str, expected: bool) -> None:
    assert retold(one, two) == retold(two, one) == expected
