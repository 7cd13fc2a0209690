"""Justice Department letters on FISA, and the letter that corrects one of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sources.made import record

from plainview.model import Fact, Text
from plainview.sources import read
from plainview.sources.doj_fisa.counts import value_of
from plainview.sources.parts import SourceReading

HEAD = """U.S. Department of Justice
Office of Legislative Affairs
The Honorable Member
This report is made under the Foreign Intelligence Surveillance Act of 1978.
"""
BODY = """During calendar year 2031, the Government filed 1,048 final applications to the FISC for
authority to conduct electronic surveillance and/or physical searches.
During calendar year 2031, the Government made twenty-one applications to the FISC for access to
certain business records for foreign intelligence purposes.
The FBI reports it made 1,557 NSL requests2 (excluding requests for subscriber information only)
in 2031 for information concerning United States persons. These sought information pertaining to
1,043 different United States persons.
The FBI reports it made 2,848 NSL requests4 (excluding requests for subscriber information only)
in 2031 for information concerning non-United States persons.
The FBI reports it made {subscriber} NSL requests6 subscriber information for United States persons
and others.
Sincerely,
"""
CORRECTION = """On July 1, 2032, this office sent a report with numbers of national security letter
requests in calendar year 2031. We found an error in it. The report stated the FBI had reported it
made 19,901 NSL requests for information concerning only subscriber information for all. The correct
number should have been 19,109. This letter serves as a correction to the July 1, 2032 report.
"""


def letter(*parts: str) -> Text:
    return Text("0" * 64, "pdf/1", HEAD + "\n".join(parts))


def reading(text: Text) -> SourceReading:
    found = read(text)
    assert found is not None
    assert found.publisher == "doj_fisa"
    return found


def counts(found: SourceReading) -> dict[tuple[str, str | None], float | None]:
    return {
        (fact.pattern.partition("/")[2], fact.measures[0].definition): fact.measures[0].value
        for fact in found.facts
        if fact.modality == "asserted"
    }


def test_numbers_of_a_letter_with_what_they_count() -> None:
    found = reading(letter(BODY.format(subscriber="3,601")))
    assert counts(found) == {
        ("electronic_surveillance", "final_applications"): 1048.0,
        ("business_records", "final_applications"): 21.0,
        ("national_security_letters", "us_persons"): 1557.0,
        ("national_security_letters", "non_us_persons"): 2848.0,
        ("national_security_letters", "subscriber_information"): 3601.0,
    }
    letters = [f for f in found.facts if f.pattern == "doj_fisa/national_security_letters"]
    first = letters[0]
    assert (first.type, first.status) == ("access", "requested")
    assert first.filled("recipient")[0].entity == "us-fbi"
    assert first.filled("category")[0].name == "data:personal_records"
    assert [(m.name, m.value) for m in first.measures][1] == ("population_covered", 1043.0)
    assert all(fact.time and fact.time.event == "2031" for fact in found.facts)
    assert found.dropped == {"names of signatories and addressees": 1}


def test_copies_of_a_letter_count_once_and_their_differences_are_told() -> None:
    same, other = BODY.format(subscriber="3,601"), BODY.format(subscriber="3,061")
    once = reading(letter(same, same))
    assert [len(fact.evidence) for fact in once.facts] == [2] * 5
    assert not once.problems
    differing = reading(letter(same, same, other))
    (problem,) = differing.problems
    assert problem.code == "copies_disagree"
    assert problem.message.endswith("3,601 in 2, 3,061 in 1")


def test_a_correction_denies_the_wrong_number_and_says_which_it_corrects() -> None:
    found = reading(letter(CORRECTION))
    right, wrong = sorted(found.facts, key=lambda fact: fact.modality)
    assert (right.modality, right.measures[0].value) == ("asserted", 19109.0)
    assert (wrong.modality, wrong.measures[0].value) == ("denied", 19901.0)
    assert right.measures[0].definition == "subscriber_information"
    (problem,) = found.problems
    assert problem.code == "correction"
    assert "corrects 19,901 to 19,109" in problem.message
    assert "July 1, 2032" in problem.message


@pytest.mark.parametrize(
    ("words", "value"),
    [("1,005", 1005), ("twenty-one", 21), ("nine", 9), ("forty", 40), ("some", None),
     ("twenty-ten", None)],
)  # fmt: skip
def test_numbers_in_digits_and_words(words: str, value: float | None) -> None:
    assert value_of(words) == value


def test_a_letter_without_a_readable_number_is_left_to_ordinary_reading() -> None:
    assert read(letter("This report is about applications.")) is None


def test_news_about_such_letters_is_none() -> None:
    article = "The Justice Department said that 839 applications were made under FISA in 1996."
    assert read(Text("0" * 64, "news/1", article)) is None


def said(found: SourceReading, definition: str) -> Fact:
    """The fact that most copies of a letter state."""
    return max(
        (f for f in found.facts if f.measures[0].definition == definition),
        key=lambda fact: (fact.modality == "asserted", len(fact.evidence)),
    )


def test_the_correction_of_2024_closes_the_gap_to_the_transparency_report(shared: Path) -> None:
    annual = reading(record(shared, "requests/doj-fisa/2019fisa.pdf"))
    parts = [
        said(annual, name).measures[0].value or 0
        for name in ("us_persons", "non_us_persons", "subscriber_information")
    ]
    assert parts == [8557, 35848, 19601]
    assert sum(parts) == 64_006
    later = reading(record(shared, "requests/odni-astr/2019_ASTR_corrected.pdf"))
    assert later.kind == "correction of a FISA letter"
    note = next(problem for problem in later.problems if problem.code == "correction")
    assert "corrects 19,601 to 19,061" in note.message
    denied = [fact for fact in later.facts if fact.modality == "denied"]
    assert [fact.measures[0].value for fact in denied] == [19601]
    right = said(later, "subscriber_information").measures[0].value or 0
    report = read(record(shared, "requests/odni-astr/2019_ASTR.pdf"))
    assert report is not None
    (total,) = [
        fact.measures[0].value
        for fact in report.facts
        if fact.measures[0].definition == "requests_for_information"
        and fact.time and fact.time.event == "2019"
    ]  # fmt: skip
    assert parts[0] + parts[1] + right == total == 63_466


@pytest.mark.parametrize(
    ("name", "subject", "value"),
    [
        ("2000fisa-ltr", "electronic_surveillance", 1005),
        ("2005fisa-ltr", "electronic_surveillance", 2074),
        ("2005fisa-ltr", "business_records", 155),
        ("2009fisa-ltr", "business_records", 21),
        ("2018fisa", "electronic_surveillance", 1117),
    ],
)
def test_applications_by_year(shared: Path, name: str, subject: str, value: int) -> None:
    found = reading(record(shared, f"requests/doj-fisa/{name}.pdf"))
    requests = [
        fact.measures[0].value
        for fact in found.facts
        if fact.pattern == f"doj_fisa/{subject}" and fact.measures[0].name == "requests"
    ]
    assert requests == [value]
