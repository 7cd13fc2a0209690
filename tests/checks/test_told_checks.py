"""Checks over facts of a document or of a group: awards, digits, occupancy, sizes of bodies."""

from __future__ import annotations

from typing import Any

import pytest
from tests.checks.texts import reckonings
from tests.checks.told import found, measure, on, told

from plainview.checks import Asked, Reckoned, Told
from plainview.checks.sizes import CHECK as SIZES
from plainview.checks.sizes import Sized
from plainview.checks.unknowns import CHECK as UNKNOWNS

AWARD = {"payer": "ICE", "payee": "Acme", "instrument": "(contract)"}


def award(*measures: Any, **changes: Any) -> Told:
    roles = changes.pop("roles", AWARD)
    return told("spending", roles, list(measures), **changes)


CEILING, OBLIGATED = measure("ceiling", 9.2e6, "up_to"), measure("obligated", 12.5e6)


def test_more_obligated_than_the_ceiling_in_one_statement() -> None:
    (finding,) = found("spending_order", [award(CEILING, OBLIGATED)])
    assert finding.severity == "high"
    assert finding.arithmetic == "obligated $12,500,000 > ceiling up to $9,200,000"


def test_more_spent_than_a_contract_is_worth_at_most() -> None:
    worth = award(measure("obligated", 2e6, "up_to"))
    (finding,) = found("spending_order", [worth, award(measure("spent", 2.6e6), start=90)])
    assert finding.severity == "medium"
    assert len(finding.facts) == 2


@pytest.mark.parametrize(
    "awards",
    [
        pytest.param([award(CEILING, measure("obligated", 3.75e6))], id="below the ceiling"),
        pytest.param([award(CEILING, measure("obligated", 9.3e6))], id="above it by rounding"),
        pytest.param([award(CEILING), award(OBLIGATED, start=5000)], id="far apart in the text"),
        pytest.param(
            [
                award(CEILING),
                award(OBLIGATED, roles={"payee": "Other", "instrument": "(contract)"}),
            ],
            id="two vendors",
        ),
        pytest.param(
            [award(CEILING), award(OBLIGATED, roles={"payee": "Acme"})], id="no instrument named"
        ),
        pytest.param(
            [award(CEILING, measure("obligated", 12e6, definition="transaction"))],
            id="what one day added",
        ),
        pytest.param([award(CEILING, OBLIGATED, modality="denied")], id="denied"),
        pytest.param([award(CEILING, measure("obligated", 12.5e6, unit="CAD"))], id="currencies"),
    ],
)
def test_awards_that_can_all_be_so(awards: list[Told]) -> None:
    assert found("spending_order", awards) == []


def test_a_row_of_a_public_record_is_told_as_low() -> None:
    all_options = measure("ceiling", 9e6, definition="base_and_all_options")
    exercised = measure("ceiling", 5e6, definition="base_and_exercised_options")
    row = award(exercised, all_options, measure("obligated", 9.5e6), official=True)
    (finding,) = found("spending_order", [row])
    assert (finding.severity, finding.arithmetic) == (
        "low",
        "obligated $9,500,000 > ceiling $9,000,000",
    )
    assert found("spending_order", [award(exercised, all_options, measure("obligated", 6e6))]) == []


SCALES = [
    pytest.param(139.3e9, "USD", 139.3e6, "USD", "high", id="billions for millions"),
    pytest.param(9.2e6, "GBP", 9.2e6, "USD", "medium", id="pounds for dollars, two digits"),
    pytest.param(9.25e6, "GBP", 9.25e6, "USD", "high", id="pounds for dollars, three digits"),
]


@pytest.mark.parametrize(("one", "sign", "other", "beside", "severity"), SCALES)
def test_digits_that_were_kept(
    one: float, sign: str, other: float, beside: str, severity: str
) -> None:
    facts = [
        award(measure("obligated", one, unit=sign)),
        award(measure("obligated", other, unit=beside), doc="other.md"),
    ]
    (finding,) = found("digits_kept", facts)
    assert finding.severity == severity


@pytest.mark.parametrize(
    ("one", "other", "official"),
    [
        pytest.param(139.3e6, 139.3e6, False, id="the same"),
        pytest.param(139.3e6, 13.93e6, False, id="ten times is another number"),
        pytest.param(5e9, 5e6, False, id="one digit says nothing"),
        pytest.param(1.2e6, 1.2e3, True, id="two digits beside a row of a public record"),
    ],
)
def test_numbers_that_are_not_each_other_s(one: float, other: float, official: bool) -> None:
    facts = [
        award(measure("obligated", one)),
        award(measure("obligated", other), doc="other.md", official=official),
    ]
    assert found("digits_kept", facts) == []


def custody(*measures: Any, **changes: Any) -> Told:
    return told("custody", {"custodian": "ICE"}, list(measures), status="in_force", **changes)


SHARE = measure("occupancy", 1.9, unit="ratio")
PEOPLE = measure("population", 42_000, "nearly", unit="people")
BEDS = measure("capacity", 38_521, unit="beds")


def test_an_occupancy_that_its_neighbours_do_not_give() -> None:
    (finding,) = found("occupancy_told", [custody(SHARE), custody(PEOPLE, BEDS, start=80)])
    assert finding.severity == "medium"
    assert finding.arithmetic == "nearly 42,000 / 38,521 = 109.0%, stated 190%"


def test_an_occupancy_that_its_neighbours_give() -> None:
    share = custody(measure("occupancy", 1.09, unit="ratio"))
    (finding,) = found("occupancy_told", [share, custody(PEOPLE), custody(BEDS)])
    assert finding.severity == "info"


def test_of_several_capacities_the_one_that_explains_the_share() -> None:
    share = custody(measure("occupancy", 1.09, "about", unit="ratio"))
    funded = custody(measure("capacity", 50_000, unit="people", definition="funded"))
    (finding,) = found("occupancy_told", [share, custody(PEOPLE), custody(BEDS), funded])
    assert finding.severity == "info"
    assert finding.arithmetic == "nearly 42,000 / 38,521 = 109.0%, stated about 109%: it holds"


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param([custody(SHARE), custody(PEOPLE)], id="no capacity"),
        pytest.param([custody(SHARE), custody(PEOPLE, BEDS, start=3000)], id="far apart"),
        pytest.param(
            [custody(SHARE, time=on("2031-05-01")), custody(PEOPLE, BEDS)], id="another day"
        ),
        pytest.param(
            [
                custody(SHARE),
                custody(PEOPLE, BEDS),
                custody(measure("capacity", 41_500, unit="beds")),
            ],
            id="two capacities",
        ),
        pytest.param([custody(SHARE, modality="possible"), custody(PEOPLE, BEDS)], id="possible"),
    ],
)
def test_an_occupancy_of_something_else(facts: list[Told]) -> None:
    assert found("occupancy_told", facts) == []


def sized(text: str, size: float) -> list[Any]:
    """What is found where USCIS has so many people and a text compares ICE with it."""
    (order,) = reckonings(text)
    held = Reckoned(1, "0" * 64, "text.md", None, "", (), order)
    known = told("staffing", {"lender": "USCIS"}, [measure("workforce_size", size, unit="people")])
    items = [Sized("uscis", "USCIS", order=held), Sized("uscis", "USCIS", known=known)]
    return list(SIZES.find(items))


SMALLER = "The ICE workforce, {} people, is smaller than that of USCIS."


def test_smaller_than_a_body_that_is_smaller() -> None:
    (finding,) = sized(SMALLER.format("some 20,800"), 20_000)
    assert (finding.severity, finding.arithmetic) == ("low", "about 20,800 > 20,000")
    (finding,) = sized(SMALLER.format("28,800"), 20_000)
    assert finding.severity == "medium"


def test_smaller_than_a_body_that_is_larger() -> None:
    assert sized(SMALLER.format("some 20,800"), 22_000) == []
    assert sized(SMALLER.replace("smaller", "larger").format("some 20,800"), 20_000) == []


OPEN = "It is not clear how many workers in all have been deputized for ICE."


def answered(day: str | None, published: str, **changes: Any) -> list[Any]:
    """What is found where a text of a day leaves a number open and a later fact has one."""
    (question,) = reckonings(OPEN)
    asked = Reckoned(1, "0" * 64, "text.md", day, "", (), question)
    fields = {"published": published, "doc": "later.md", **changes}
    sent = told(
        "staffing", {"recipient": "us-ice"}, [measure("headcount", 2800, unit="people")], **fields
    )
    group = "staffing us-ice"
    items = [Asked(group, "ICE", question=asked), Asked(group, "ICE", known=sent)]
    return list(UNKNOWNS.find(items))


def test_a_number_that_was_unknown_and_is_given_later() -> None:
    (question,) = reckonings(OPEN)
    assert (question.kind, question.direction) == ("unknown", "staffing")
    (finding,) = answered("2031-03-01", "2031-06-01")
    assert finding.severity == "info"
    assert "2,800 people (later.md, 2031-06-01)" in finding.text


def test_what_does_not_answer_an_open_question() -> None:
    assert answered("2031-03-01", "2031-02-01") == []  # earlier
    assert answered(None, "2031-06-01") == []  # nobody knows when it was asked
    assert answered("2031-03-01", "2031-06-01", modality="possible") == []
    assert reckonings("He said how many workers ICE has: 20,800.") == []
