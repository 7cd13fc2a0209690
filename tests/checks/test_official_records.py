"""What texts say of awards, detention and agreements, against rows of public records."""

from __future__ import annotations

import pytest
from tests.checks.law_made import measure, money, prose, role, told

from plainview.checks import awards, official_counts, transfers
from plainview.checks.figures import Snapshot
from plainview.checks.official_counts import Beside
from plainview.checks.told import Told
from plainview.model import Measure

DAY = "2025-09-05"


def stated(
    value: float = 4_200_000,
    *,
    how: str = "exact",
    name: str = "obligated",
    payee: str = "co-acme",
    payer: str = "us-ice",
    event: str | None = DAY,
    status: str = "awarded",
    published: str | None = None,
    quote: str = "a $4.2 million award for facial recognition",
) -> Told:
    roles = [role("payer", payer), role("payee", payee, called=payee or "a company")]
    return told(
        "spending", *roles, measures=(money(value, name, how=how),), event=event, status=status,
        published=published, quote=quote,
    )  # fmt: skip


def row(
    value: float = 3_750_000,
    *,
    key: int = 2,
    day: str = DAY,
    payer: str = "us-ice",
    payee: str = "co-acme",
    definition: str = "transaction",
    quote: str = "ICE | ACME, INC. | FACIAL RECOGNITION SOFTWARE",
) -> Told:
    return told(
        "spending", role("payer", payer), role("payee", payee, called=payee.title()),
        measures=(money(value, definition=definition),), event=day, status="awarded",
        key=key, official=True, quote=quote,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rows", "severity"),
    [
        (stated(), [row()], "medium"),
        (stated(payer="us-dhs"), [row()], "low"),  # a body above the row's
        (stated(payer=""), [row()], "low"),
        (stated(), [row(), row(900_000, key=3)], "low"),  # which of two is meant
        (stated(name="ceiling"), [row()], "low"),  # a row of a day has no options
        (stated(3_750_000), [row()], ""),
        (stated(3_800_000), [row()], ""),  # rounded
        (stated(3_000_000, how="more_than"), [row()], ""),
        (stated(4_000_000, how="about"), [row()], ""),
        (stated(), [row(), row(4_200_000, key=3)], ""),
        (stated(), [row(day="2025-09-06")], ""),
        (stated(event=None), [row()], ""),
        (stated(event="2025-09"), [row()], ""),  # a month has many rows
        (stated(payer="us-irs"), [row()], ""),
        (stated(status="planned"), [row()], ""),
        (stated(), [], ""),
        (stated(), [row(75.0, definition="per_diem_rate")], ""),
    ],
)
def test_awards_against_the_rows_of_the_day(text: Told, rows: list[Told], severity: str) -> None:
    found = list(awards.against_rows([text, *rows]))
    assert [one.severity for one in found] == ([severity] if severity else [])
    for one in found:
        assert one.facts[0] == "fact1"
        assert " - " in one.arithmetic


def numbered(value: float, name: str = "obligated", definition: str = "cumulative") -> Told:
    return told(
        "spending", role("payer", "us-ice"), role("payee", "co-acme"),
        measures=(money(value, name, definition),), status="awarded", key=2, official=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rows", "found"),
    [
        (stated(9_371_976), [numbered(7_391_976)], 1),
        (stated(7_391_976), [numbered(7_391_976)], 0),
        (stated(7_400_000), [numbered(7_391_976)], 0),
        # another number of the award agrees: what is meant is not certain
        (stated(9_371_976), [numbered(7_391_976), numbered(9_371_976, "ceiling",
                                                           "base_and_all_options")], 0),
        (stated(9_371_976), [numbered(7_391_976, definition="transaction")], 0),
        (stated(9_371_976, name="ceiling"), [numbered(7_391_976)], 0),  # other numbers
        (stated(9_371_976, payer="us-irs"), [numbered(7_391_976)], 0),
        (stated(9_371_976, event=None), [numbered(7_391_976)], 1),
        (stated(9_371_976), [], 0),
    ],
)  # fmt: skip
def test_an_award_by_its_number(text: Told, rows: list[Told], found: int) -> None:
    assert len(list(awards.by_number([text, *rows]))) == found


def test_rows_are_never_added_up() -> None:
    # two rows of half the amount each: their sum would agree, and is no award
    text, halves = stated(4_200_000), [row(2_100_000, key=2), row(2_100_000, key=3)]
    (found,) = awards.against_rows([text, *halves])
    assert found.arithmetic == "4,200,000 - 2,100,000 = 2,100,000"


@pytest.mark.parametrize(
    ("text", "rows", "named"),
    [
        (stated(3_750_000, payee=""), [row()], True),
        (stated(3_750_000, payee="", payer=""), [row(3_751_000)], True),
        (stated(3_750_000, payee="", published="2025-12-01"), [row()], True),
        (stated(3_750_000, payee="", published="2031-12-01"), [row()], False),  # years after
        (stated(3_750_000, payee="", published="2025-01-01"), [row()], False),  # before it
        (stated(3_750_000), [row()], False),  # the text names a vendor
        (stated(3_700_000, payee=""), [row(3_700_000)], False),  # two digits: many awards
        (stated(3_750_000, payee=""), [row(quote="ACME | GUARD SERVICES")], False),
        (stated(3_750_000, payee="", quote="a contract"), [row()], False),
        (stated(3_750_000, payee=""), [row(), row(key=3, payee="co-other")], False),
        (stated(3_750_000, payee=""), [row(), row(key=3)], True),  # one vendor in two files
        (stated(3_750_000, payee="", payer="us-irs"), [row()], False),
    ],
)
def test_unnamed_vendors(text: Told, rows: list[Told], named: bool) -> None:
    found = list(awards.unnamed_vendor([text, *rows]))
    assert len(found) == named
    for one in found:
        assert one.severity == "info"
        assert "Inferred: Co-Acme" in one.text


def test_facts_of_one_document_give_one_proposal() -> None:
    text = stated(3_750_000, payee="")
    assert len(list(awards.unnamed_vendor([text, text, row()]))) == 1


def held(value: float, *roles: str, how: str = "exact", of: str = "", day: str = "2025-09-21"
) -> Told:  # fmt: skip
    fillers = [role("custodian", "us-ice")]
    fillers += [role("facility", "", called=name) for name in roles]
    if of:
        fillers.append(role("population_held", "", called=of))
    return told("custody", *fillers, measures=(measure("population", value, how=how),), event=day)


def counted(value: float, *facilities: str, of: str = "", definition: str = "on_day") -> Told:
    fillers = [role("custodian", "us-ice")]
    fillers += [role("facility", "", called=name) for name in facilities]
    if of:
        fillers.append(role("population_held", "", called=of))
    number = measure("population", value, definition=definition, as_of="2025-09-21")
    return told("custody", *fillers, measures=(number,), key=2, official=True)


@pytest.mark.parametrize(
    ("text", "record", "severity"),
    [
        (held(61_000), counted(59_762), "medium"),
        (held(61_000, how="more_than"), counted(59_762), "low"),
        (held(61_000, of="immigration detainees"), counted(59_762), "medium"),
        (held(190, "Elm Camp"), counted(230, "ELM CAMP, AKRON, OH"), "medium"),
        (held(60_000), counted(59_762), ""),  # rounded
        (held(1_200), counted(59_762), ""),  # some of them
        (held(59_000, how="more_than"), counted(59_762), ""),
        (held(61_000, of="convicted people"), counted(59_762), ""),
        (held(61_000), counted(46_015, of="people arrested by ICE"), ""),
        (held(61_000), counted(59_762.4, definition="mean_year_to_date"), ""),
        (held(190, "Elm Camp"), counted(59_762), ""),
        (held(190, "Oak Camp"), counted(230, "ELM CAMP, AKRON, OH"), ""),
    ],
)
def test_people_held_on_a_day(text: Told, record: Told, severity: str) -> None:
    found = list(official_counts.population([text, record]))
    assert [one.severity for one in found] == ([severity] if severity else [])


def lists() -> tuple[Snapshot, ...]:
    return tuple(
        Snapshot(name, f"{name}.xlsx", "ICE list", "in_force", entries, latest, (name,))
        for name, entries, latest in (
            ("april", 426, "2025-03-27"), ("may", 517, "2025-04-29"), ("june", 737, "2025-06-25"),
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "published", "found"),
    [
        ("As of May 1, 2025, ICE had 617 agreements under 287(g).", None, 1),
        ("As of May 1, 2025, ICE had 517 agreements under 287(g).", None, 0),
        ("As of May 20, 2025, ICE had 650 287(g) agreements.", None, 0),  # between two lists
        ("As of May 20, 2025, ICE had 900 287(g) agreements.", None, 1),
        ("ICE has signed 900 agreements under 287(g).", "2025-05-20", 1),
        ("ICE has signed 900 agreements under 287(g).", None, 0),  # no day
        ("ICE has signed more than 500 agreements under 287(g).", "2025-05-20", 0),
        ("ICE has signed more than 900 agreements under 287(g).", "2025-05-20", 1),
        ("ICE has signed 287(g) agreements in 40 states.", "2025-05-20", 0),
        ("ICE has signed 90 new agreements under 287(g).", "2025-05-20", 0),
        ("ICE has signed 90 agreements under 287(g) in Florida.", "2025-05-20", 0),
        ("ICE has signed 90 task force agreements under 287(g).", "2025-05-20", 0),
        ("ICE has signed 90 agreements under 287(g) this month.", "2025-05-20", 0),
        ("ICE paid $900 for 287(g) training.", "2025-05-20", 0),
        ("ICE has signed 900 agreements under 287(g).", "2019-05-20", 0),  # before the lists
        ("ICE has signed 900 agreements under 287(g).", "2026-05-20", 0),  # after them
        ("ICE's list of June 27, 2025 names 900 287(g) agreements.", None, 1),  # the last one
        ("ICE's list of June 27, 2025 names 737 287(g) agreements.", None, 0),
    ],
)
def test_numbers_of_agreements(sentence: str, published: str | None, found: int) -> None:
    item = Beside(1, prose(sentence, published=published), lists())
    findings = list(official_counts.agreements([item]))
    assert len(findings) == found
    for one in findings:
        assert one.quotes[0].quote == sentence
        assert " - " in one.arithmetic


def requests(*measures: Measure, recipient: str = "us-fbi", category: str = "data:call_record"
) -> Told:  # fmt: skip
    roles = [role("provider", "us-uspis"), role("recipient", recipient)]
    if category:
        roles.append(role("category", "", called=category))
    return told("access", *roles, measures=measures)


RATE = measure("grant_rate", 0.97, "ratio")


@pytest.mark.parametrize(
    ("fact", "sums"),
    [
        (requests(RATE), "97% is at least 95%"),
        (requests(RATE, recipient="us-gov-any", category=""), "97% is at least 95%"),
        (requests(measure("grants", 970, "requests"), measure("requests", 1000, "requests")),
         "970 / 1,000 = 97.0%"),
        (requests(measure("grant_rate", 0.9, "ratio")), ""),
        (requests(measure("grants", 900, "requests"), measure("requests", 1000, "requests")), ""),
        (requests(measure("grants", 1200, "requests"), measure("requests", 1000, "requests")), ""),
        (requests(measure("grants", 970, "requests"),
                  measure("requests", 1000, "requests", how="about")), ""),
        (requests(RATE, recipient="us-congress", category=""), ""),  # not requests for data
    ],
)  # fmt: skip
def test_grant_rates(fact: Told, sums: str) -> None:
    assert [one.arithmetic for one in transfers.grant_rate([fact])] == ([sums] if sums else [])


def gives(
    provider: str = "ori-oh0180000",
    recipient: str = "us-ice",
    *,
    quote: str = "The sheriff sends plate reads to ICE.",
    via: str = "name",
    instrument: str = "",
    key: int = 1,
) -> Told:
    roles = [
        role("provider", provider, via=via),
        role("recipient", recipient),
        role("category", "", called="data:licence_plate_read"),
    ]
    if instrument:
        roles.append(role("instrument", "", called=instrument))
    return told("access", *roles, quote=quote, key=key)


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ([gives()], 1),
        ([gives(), gives(instrument="instrument:mou", key=2)], 0),  # another fact states one
        ([gives(quote="The sheriff sends plate reads to ICE under an agreement.")], 0),
        ([gives(quote="The sheriff met ICE.")], 0),
        ([gives("co-flock")], 0),  # a firm needs no authority to sell
        ([gives("us-hsi")], 0),  # within one body
        ([gives(via="inferred")], 0),
    ],
)
def test_transfers_without_any_authority(facts: list[Told], found: int) -> None:
    assert len(list(transfers.without_authority(facts))) == found
