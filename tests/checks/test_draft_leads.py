"""What leads up to a statement of a draft, and what two neighbouring sentences tell together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.checks.papers import record_of

from plainview.checks.draft.leads import over_time, without_lead
from plainview.checks.draft.lines import Line, lines_of
from plainview.model import Text
from plainview.store import Record


def line(content: str) -> Line:
    return lines_of(Text("0" * 64, "test/1", content))[0]


@pytest.mark.parametrize(
    ("lead", "statement"),
    [
        ("TULSA: ", "The sheriff of the county leased 40 beds to ICE."),
        ("LAS CRUCES, N.M. — ", "The sheriff of the county leased 40 beds to ICE."),
        ("Finding 3: ", "The auditors found no log of the searches."),
        ("Item 12: ", "The contract for the cameras costs $2 million."),
        ("Note iv: ", "The contract for the cameras costs $2 million."),
        ("Dear editor: ", "The county was paid for beds that stood empty."),
        ("Morning on the yard: ", "The camp was built for 400 people."),
        ("It is small comfort that ", "the sheriff leased 40 beds to ICE."),
        ("It is worth remembering that ", "the sheriff leased 40 beds to ICE."),
        ("Most readers will not know that ", "the sheriff leased 40 beds to ICE."),
        ("I was startled to read that ", "the sheriff leased 40 beds to ICE."),
        ("Put simply, ", "the sheriff leased 40 beds to ICE."),
        ("If you doubt it, ", "the sheriff has leased 40 beds to ICE."),
    ],
)  # fmt: skip
def test_what_leads_up_to_a_statement_is_left_out(lead: str, statement: str) -> None:
    plain = without_lead(line(lead + statement))
    assert plain.content.lower() == statement.lower()
    assert plain.keys == without_lead(line(statement[:1].upper() + statement[1:])).keys


@pytest.mark.parametrize(
    "content",
    [
        "ICE: The agency leased 40 beds from the county.",  # who speaks
        "Cost of the 40 beds: $2 million a year for the county.",  # what counts
        "False: The sheriff leased 40 beds to the agency.",  # what denies
        "It is not true that the sheriff leased 40 beds to ICE.",
        "Officials do not know that the sheriff leased 40 beds to ICE.",
        "Requests refused: two, covering 14 million people",  # a label and its value
        "Section 702: The agency may collect messages without a warrant.",
        "In March 2024, the sheriff leased 40 beds to ICE.",
        "Beds: 40 of them.",
    ],
)
def test_what_says_something_is_no_lead(content: str) -> None:
    assert without_lead(line(content)).content == content


@given(some.text(max_size=60))
def test_a_statement_keeps_its_place(lead: str) -> None:
    for whole in lines_of(Text("0" * 64, "test/1", f"{lead} The sheriff leased 40 beds to ICE.")):
        plain = without_lead(whole)
        assert plain.end == whole.end
        assert whole.content.endswith(plain.content)
        assert plain.start + len(plain.content) == plain.end
        assert plain.keys <= whole.keys


@pytest.mark.parametrize(
    ("content", "per"),
    [
        ("Over a year, the county may ask for 600,000 records.", "year"),
        ("The county asked for 900 records in a single day.", "day"),
        ("The county asked for 900 records over a year of calls.", None),
        ("The county asked for 900 records a month over a year.", "month"),
        ("The county asked for 900 records and 40 images in one week.", None),
    ],
)
def test_the_time_that_a_statement_counts_over(content: str, per: str | None) -> None:
    (first, *_) = [one for one in over_time(line(content)).quantities if one.kind != "duration"]
    assert first.measure.per == per


PAPERS = {
    "beds.txt": (
        "Beds at the county jail",
        "2025-03-04",
        "The county jail at Alder Creek holds 212 people for ICE. The sheriff spoke on Monday.\n"
        "The jail was built for 160. ICE pays the county $94 a day for each of them.\n"
        "The county planned 30 cameras for the yard, which cost about $1.2 million.\n"
        "It approved 91% of the requests for visits.\n"
        "Deputies at Alder Creek numbered 80 at first, and 60 later.\n",
    ),
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(record_of(tmp_path_factory.mktemp("leads"), PAPERS)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The jail at Alder Creek, built for 160, holds 212 people for ICE.", "one_origin"),
        ("ALDER CREEK: The county jail holds 212 people for ICE.", "one_origin"),
        ("Good evening: the county jail at Alder Creek holds 912 people for ICE.", "contradicted"),
        ("Each of the 30 cameras for the yard cost about $40,000.", "one_origin"),
        ("Each of the 30 cameras for the yard cost about $90,000.", "contradicted"),
        ("The county refused 9% of the requests for visits.", "one_origin"),
        ("The county refused 29% of the requests for visits.", "contradicted"),
        ("The deputies at Alder Creek were later cut by a quarter.", "one_origin"),
        ("The deputies at Alder Creek were later cut by more than half.", "contradicted"),
    ],
)
def test_what_is_told_in_parts_or_follows(record: Record, sentence: str, verdict: str) -> None:
    (found,) = record.check(sentence).found
    assert found[1].verdict == verdict, found[1]
