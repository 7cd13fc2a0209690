"""Pairs of statements with two numbers: of one thing, or of two things told in like words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.checks.draft import Said, sentence
from plainview.checks.draft.adding import adds_a_part
from plainview.checks.draft.portions import in_part, portioned
from plainview.checks.draft.readings import reread
from plainview.checks.draft.weighing import ruled
from plainview.claims import Content
from plainview.extraction import extract, sketch
from plainview.model import Heading, Text
from plainview.pipeline.naming import named

# two statements, and what they are to each other; each conflict has look-alikes that are none
SAID_BY = [
    ("Elm jail took in 412 people in May 2024, the sheriff's yearly tally indicates.",
     "In May 2024, Elm jail took in 290 people, booking logs reveal.", "conflict"),
    ("Elm jail took in 412 people in May 2024, its annual report states.",
     "In May 2024, Elm jail took in 290 people, the county attested.", "conflict"),
    ("The White House denied that it had set a quota for arrests in Elm.",
     "The White House confirmed that it had set a quota for arrests in Elm.",
     "alteration"),
    ("On May 4, the Elm audit says, 58 of the 640 cameras were dark.",
     "City auditors found 212 of the 640 cameras dark in Elm on May 4.", "conflict"),
]  # fmt: skip
EMPTY_WORDS = [
    ("Removals by ICE reached 271,484 in fiscal year 2024.",
     "In the course of fiscal 2024, ICE carried out 196,300 removals in all.", "conflict"),
    ("In all of 2024, ICE detained 1,240 veterans.",
     "ICE put the number of veterans whom it detained in 2024 at 780.", "conflict"),
    ("Removals by ICE reached 271,484 in fiscal year 2024.",
     "In fiscal 2024, ICE carried out 196,300 removals of men.", "scope"),
    ("Eloy held 2,014 men and women on May 6.", "On May 6, Eloy held 1,655 people.", "conflict"),
    ("Eloy held 2,014 people on May 6.", "On May 6, Eloy held 655 women.", "scope"),
    ("ATF assigned 150 agents to immigration arrests in February.",
     "In February, ATF put 240 of its agents on immigration arrests.", "conflict"),
    ("ATF assigned 350 agents to immigration arrests in February.",
     "In February, ATF put 240 of the Ohio agents on immigration arrests.", "scope"),
]  # fmt: skip
TERMS = [
    ("The pact limits ICE to 50,000 lookups a month in the address file.",
     "No more than 20,000 lookups a month may be run by ICE in the address file under the pact.",
     "conflict"),
    ("The pact limits ICE to 50,000 lookups a month in the address file.",
     "ICE ran 20,000 lookups a month in the address file under the pact.", "definition"),
    ("The IRS received 212 requests for addresses from ICE in May 2025.",
     "ICE sent the IRS only 148 address requests in May 2025.", "conflict"),
    ("The IRS received 212 requests for addresses from ICE in May 2025.",
     "The IRS sent ICE only 148 addresses in May 2025.", "definition"),
    ("New officers may get a bonus of as much as $50,000 from ICE under the August notice.",
     "No bonus above $20,000 can be paid to new officers by ICE under the August notice.",
     "conflict"),
    ("Elm was awarded a $3.3 million camera grant for 2025.",
     "Elm has drawn down $1.2 million of its 2025 camera grant.", "definition"),
    ("In 2024, ICE put the names of 18,400 people to Elm's records office.",
     "Elm's records office returned data on 6,950 people to ICE in 2024.", "definition"),
    ("The average stay at Jena was 44 days in 2024.",
     "The median stay at Jena was 19 days in 2024.", "definition"),
    ("DHS announced 12,000 layoffs in March.", "DHS carried out 3,400 layoffs in March.",
     "definition"),
    ("The IRS trained 700 agents for immigration duty in May.",
     "The IRS assigned 250 agents to immigration duty in May.", "definition"),
    ("The portal was open to 61 outside agencies on April 30.",
     "On April 30, 140 outside agencies had access to the portal.", "conflict"),
    ("The portal was open to 61 outside agencies on April 30.",
     "On April 30, 40 outside agencies had copied files from the portal.", "definition"),
]  # fmt: skip
UNITS = [
    ("For each record ICE pays the IRS a fee of 48 cents under the April agreement.",
     "The April agreement fixes at $1.15 the fee that ICE owes the IRS per record.", "conflict"),
    ("ICE pays Elm County $112.40 a night for each detainee.",
     "The nightly sum that ICE pays Elm County per detainee is $94.15.", "conflict"),
    ("Under the contract ICE pays Elm County $112.40 a night for each detainee.",
     "ICE pays Elm County $2.1 million a year under the contract.", "definition"),
    ("The office flew 3,487 drone missions over Yuma in the first half of 2025.",
     "From January through June 2025 the office flew nearly 3,500 drone missions over Yuma.",
     "rounding"),
    ("In the first quarter of 2025, CBP flew 140 drone missions over Yuma.",
     "CBP flew 310 drone missions over Yuma in 2025.", "scope"),
    ("In the first quarter of 2025, CBP flew 140 drone missions over Yuma.",
     "In the last quarter of 2025, CBP flew 310 drone missions over Yuma.", "change"),
    ("Texas will pay $11.7 million for the towers under the order signed on April 2.",
     "Under the order signed on April 2, the towers will cost Texas $15.3 million.", "conflict"),
]  # fmt: skip
WHOLES = [
    ("Of the 1,300 cameras in Elm, 640 were dark on May 4.",
     "On May 4, 210 of Elm's 1,300 cameras were dark.", "conflict"),
    ("Of the 1,300 cameras in Elm, half were dark on May 4.",
     "On May 4, 650 of Elm's 1,300 cameras were dark.", "same"),
    ("Of the 1,300 cameras in Elm, 640 were dark on May 4.",
     "On May 4, 210 of Elm's 900 buses were dark.", "scope"),
    ("The jail in Elm had 1,300 guards in spring.", "The jail in Elm had 820 guards by autumn.",
     "change"),
    ("Elm had registered 9,400 drones through July 31.",
     "By the end of July, Elm had registered 6,100 drones.", "conflict"),
]  # fmt: skip
SHARES = [
    ("Nearly 70 percent of the voters whom SAVE flagged in Iowa were citizens.",
     "Of the voters flagged by SAVE in Iowa, 9 percent turned out to be citizens.", "conflict"),
    ("Some 70 percent of the women whom SAVE flagged in Iowa were citizens.",
     "Of the voters flagged by SAVE in Iowa, 9 percent turned out to be citizens.", "scope"),
    ("SAVE returned a wrong answer once in every 400 queries in May.",
     "In May, SAVE returned a wrong answer in one query out of 90.", "conflict"),
    ("SAVE returned a wrong answer once in every 400 queries in May.",
     "In May, SAVE returned a wrong answer 90 times.", "apart"),
]  # fmt: skip
PARTS = [
    ("Oakland has 1,150 Flock cameras.", "Oakland has 700 Flock cameras in the flatlands.",
     "scope"),
    ("ICE spent $61 million on charter flights last year.",
     "ICE spent $24 million on charter flights from Alexandria last year.", "scope"),
    ("Outside working hours, the Elm system logged 5,700 lookups.",
     "The Elm system logged 12,300 lookups.", "scope"),
    ("The kitchen at Eloy costs ICE $9 million a year.", "Eloy costs ICE $30 million a year.",
     "scope"),
    ("Delta carried 300 deportees for ICE in May.",
     "Commercial airlines carried 1,100 deportees for ICE in May.", "scope"),
    ("Nlets ran 61,000 queries for ICE in May.",
     "In May, Nlets carried out 44,000 queries on behalf of ICE.", "conflict"),
    ("ICE planned to hire 5,000 officers.", "ICE later said that it would hire 10,000 officers.",
     "change"),
]  # fmt: skip


def said(words: str) -> Said:
    heading = Heading(published="2025-11-10", outlet="Harbor Ledger")
    text = Text(words, "pair", words, (), heading)
    line = sentence(words, heading.published, heading.outlet)
    assert line is not None
    facts = named(text, extract(text))
    return Said(
        line,
        tuple(
            Content(
                one.type, one.polarity, one.fillers, one.measures, one.status, one.modality,
                one.time, heading.published, words,
            )
            for one in facts
        ),
        heading.published,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "two", "kind"), [*SAID_BY, *EMPTY_WORDS, *TERMS, *UNITS, *WHOLES, *SHARES, *PARTS]
)
def test_two_numbers(one: str, two: str, kind: str) -> None:
    assert ruled(said(one), said(two)).kind == kind
    assert ruled(said(two), said(one)).kind == kind


# a date with what stands before it, and the days that are meant
PORTIONS = [
    ("In the first half of 2025 it flew.", "2025-01-01/2025-06-30"),
    ("In the third quarter of 2025 it flew.", "2025-35"),
    ("In the first quarter of fiscal 2024 it flew.", "2023-10-01/2023-12-31"),
    ("In the last three months of 2025 it flew.", "2025-10-01/2025-12-31"),
    ("In the first half of July 2025 it flew.", "2025-07-01/2025-07-15"),
    ("In the second half of the century, 2025 was dry.", "2025"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "days"), PORTIONS)
def test_part_of_a_year(words: str, days: str) -> None:
    line = sentence(words)
    assert line is not None
    assert [each.edtf for each in portioned(line).dates if each.edtf] == [days]
    assert in_part(line) or days == "2025"


# a sentence and the shares or dollars in it
READ = [
    ("It was wrong once in every 400 searches.", [1 / 400]),
    ("It was wrong in one search out of 90.", [1 / 90]),
    ("It names one person in 250.", [1 / 250]),
    ("It hired one person in 2024.", []),
    ("It put one agent in 12 offices.", []),
    ("It charges 48 cents.", [0.48]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "values"), READ)
def test_shares_and_cents(words: str, values: list[float]) -> None:
    found = sketch(Text(words, "x", words, (), Heading())).quantities[0]
    read = [one for one in reread(words, 0, found) if one.measure.unit in ("ratio", "USD")]
    assert [one.measure.value for one in read] == pytest.approx(values)
    assert all(one.measure.surface == words[one.measure.start : one.measure.end] for one in read)


@given(st.text("abcde ,.5", min_size=1, max_size=60))
def test_nothing_is_added_to_itself(words: str) -> None:
    line = sentence(words)
    assert line is None or not adds_a_part(line, line)
