"""Rules and practices in tension: in one text, by the table of laws, by a body's own rule."""

from __future__ import annotations

from datetime import date

import pytest
from tests.checks.law_made import prose, role, told

from plainview.checks import ended, law_in_tension, rule_in_conflict
from plainview.checks.laws import is_part, laws, state_of
from plainview.checks.told import Told
from plainview.model import FACT_TYPES, PartialDate
from plainview.vocab import entity, terms

PRIVACY = "The Privacy Act forbids agencies to keep one file on everybody. "
SANCTUARY = "Sanctuary ordinances restrict what the police may do for ICE. "
TAX = "Tax returns are confidential under federal law. "
MAIL = "Mail covers are meant only for the investigation of crimes. "
GREEN = "The Green Light law bars the motor vehicle department from giving records to ICE. "


@pytest.mark.parametrize(
    ("text", "law"),
    [
        (PRIVACY + "ICE has data-sharing agreements with the IRS and HUD.", "Privacy Act"),
        (PRIVACY + "Under the deal HHS sends 3 million records each week.", "Privacy Act"),
        (PRIVACY + "Officials spoke of bulk collection of data from the SSA.", "Privacy Act"),
        (SANCTUARY + "Local fusion centers still send ICE plate reads.", "state and local limits"),
        (TAX + "The IRS shared addresses with ICE in June.", "section 6103"),
        (MAIL + "ICE asked for a mail cover on 40 homes.", "mail cover regulation"),
        (GREEN + "ICE obtained New York DMV records all the same.", "Green Light"),
    ],
)
def test_a_text_that_states_a_rule_and_reports_what_it_limits(text: str, law: str) -> None:
    (found,) = rule_in_conflict.find([prose(text, published="2025-06-01")])
    assert law in found.text
    assert found.severity == "medium"
    assert len(found.quotes) == 2
    assert found.settled_by.startswith("what it would need: ")


@pytest.mark.parametrize(
    "text",
    [
        PRIVACY,  # a rule and nothing else
        "ICE has data-sharing agreements with the IRS and HUD.",  # a practice and no rule
        PRIVACY + "ICE has no data-sharing agreements with the IRS.",  # denied
        PRIVACY + "The school has data-sharing agreements with a vendor.",  # no federal body
        PRIVACY + "They never had data-sharing agreements with the IRS.",
        SANCTUARY + "Fusion centers were set up after 2001.",
        "Sanctuary cities are popular. Local fusion centers send ICE plate reads.",
        MAIL + "The inspectors counted 600 mail covers last year.",
        "The Privacy Act ICE has data-sharing agreements with the IRS forbids.",  # one sentence
    ],
)
def test_silence_without_both_sides(text: str) -> None:
    assert not list(rule_in_conflict.find([prose(text, published="2025-06-01")]))


def test_a_text_older_than_the_law_is_left_alone() -> None:
    text = GREEN + "ICE obtained New York DMV records all the same."
    assert not list(rule_in_conflict.find([prose(text, published="2018-06-01")]))


def test_no_finding_says_that_a_law_was_broken() -> None:
    text = PRIVACY + "ICE has data-sharing agreements with the IRS and HUD."
    (found,) = rule_in_conflict.find([prose(text)])
    for word in ("illegal", "unlawful", "violat", "broke"):
        assert word not in found.text.lower() + found.settled_by.lower()


def test_the_table_of_laws_is_whole() -> None:
    ids = [law.id for law in laws()]
    categories = {term.id for term in terms() if term.kind == "category"}
    assert len(set(ids)) == len(ids)
    for law in laws():
        assert law.citation and law.rule and law.needs
        assert bool(law.stated) == bool(law.done)
        assert law.stated or law.facts
        assert not law.since or date.fromisoformat(law.since)
        if law.facts:
            assert law.facts.type in FACT_TYPES
            assert law.facts.category <= categories
            assert law.facts.recipient or law.facts.elsewhere
            for body in (*law.facts.provider, *law.facts.recipient):
                assert entity(body) is not None, body


def test_every_body_named_in_a_law_is_in_the_registry() -> None:
    for law in laws():
        if law.federal:
            assert law.federal.search("Internal Revenue Service")


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ("ori-ca0100000", "CA"), ("us-ca-sp", "CA"), ("us-ca", "CA"), ("us-ice", "federal"),
        ("us-fbi", "federal"), ("us-uspis", "federal"), ("us-le-any", ""), ("us-gov", ""),
        ("new-elm-police", ""), ("co-palantir", ""), ("lapd", ""), ("", ""),
    ],
)  # fmt: skip
def test_state_of(body: str, state: str) -> None:
    assert state_of(body) == state


def test_is_part() -> None:
    assert is_part("us-hsi", ("us-dhs",))
    assert is_part("us-ice", ("us-ice",))
    assert not is_part("us-dhs", ("us-ice",))
    assert not is_part("", ("us-ice",))


def given(
    provider: str = "us-irs",
    recipient: str = "us-ice",
    category: str = "data:tax_address",
    *,
    via: str = "name",
    status: str = "in_force",
    modality: str = "asserted",
    event: str | None = None,
    instrument: str = "",
) -> Told:
    roles = [
        role("provider", provider),
        role("recipient", recipient, via=via),
        role("category", "", called=category),
    ]
    if instrument:
        roles.append(role("instrument", "", called=instrument))
    return told("access", *roles, status=status, modality=modality, event=event)


@pytest.mark.parametrize(
    ("fact", "law"),
    [
        (given(), "6103"),
        (given("us-irs-ci", "us-hsi"), "6103"),  # components
        (given(status="agreed"), "6103"),
        (given("us-ny-dmv", "us-bp", "data:driver_record"), "Green Light"),
        (given("us-cms", "us-ice", "data:benefits_enrolment"), "1396a"),
        (given("us-ssa", "us-dhs", "data:ssn_identity"), "1306"),
        (given("us-schools", "us-ice", "data:school_record"), "1232g"),
        (given("us-uspis", "us-ice", "data:mail_cover"), "233.3"),
        (given(status="requested"), ""),
        (given(modality="planned"), ""),
        (given(via="inferred"), ""),
        (given("us-ssa"), ""),
        (given(recipient="us-fbi"), ""),
        (given(category="data:address"), ""),
        (given(instrument="instrument:court_order"), ""),
        (given(event="1970-01-01"), ""),
    ],
)
def test_transfers_that_a_law_limits(fact: Told, law: str) -> None:
    found = list(law_in_tension.transfers([fact]))
    assert [law in one.text for one in found] == ([True] if law else [])
    assert all(one.severity == "info" for one in found)


def shares(
    recipient: str, *, body: str = "ori-ca0310300", key: int = 1, as_of: str = "2024-04-26",
    status: str = "in_force",
) -> Told:  # fmt: skip
    return told(
        "access", role("provider", body), role("recipient", recipient),
        role("category", "", called="data:licence_plate_read", via="implied"),
        key=key, as_of=as_of, official=True, group=body, status=status,
    )  # fmt: skip


def test_plate_reads_that_leave_the_state() -> None:
    items = [
        shares("us-fbi", key=1), shares("ori-oh0180000", key=2), shares("ori-ca0100000", key=3),
        shares("us-ca-sp", key=4), shares("lapd", key=5), shares("us-le-any", key=6),
    ]  # fmt: skip
    (found,) = law_in_tension.sharing(items)
    assert found.facts == ("fact1", "fact2")
    assert found.arithmetic == "2 recipients = 1 federal + 1 of other states"
    assert "1798.90.55(b)" in found.text


@pytest.mark.parametrize(
    "items",
    [
        [shares("ori-ca0100000")],
        [shares("us-fbi", body="ori-oh0180000")],  # a state without such a law
        [shares("us-fbi", body="ori-il0161a00")],  # a law that speaks of other states alone
        [shares("ori-oh0180000", body="ori-il0161a00", as_of="2023-12-31")],
        [shares("us-fbi", as_of="2015-04-26")],  # before the law
        [shares("us-fbi", status="ended")],
    ],
)
def test_plate_reads_that_no_law_of_the_table_limits(items: list[Told]) -> None:
    assert not list(law_in_tension.sharing(items))


def rule(body: str) -> Told:
    return told(
        "rule", role("bound", body), role("act", "", called="forbids"),
        role("condition", "", called="purpose:immigration_enforcement"), key=8, group=body,
    )  # fmt: skip


def signed(body: str, day: str, group: str) -> Told:
    return told("staffing", role("lender", body), event=day, key=9, group=group)


def test_a_body_against_its_own_rule() -> None:
    body, sheriff = "ori-nc0100000", "ori-fl0580000"
    items = [rule(body), shares(sheriff, body=body), signed(sheriff, "2020-02-02", body)]
    (found,) = law_in_tension.own_rule(items)
    assert found.facts == ("fact8", "fact1", "fact9")
    assert "since 2020-02-02" in found.text
    assert not list(law_in_tension.own_rule(items[1:]))
    assert not list(law_in_tension.own_rule([items[0], items[1]]))
    assert not list(law_in_tension.own_rule([items[0], items[2]]))


def used(name: str, event: str, status: str = "in_force", modality: str = "asserted") -> Told:
    return told(
        "staffing", role("lender", "us-ice"), role("instrument", name),
        event=event, status=status, modality=modality,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "found"),
    [
        (used("pg-287g-tfm", "2019-05-06"), 1),
        (used("pg-287g-tfm", "2012-05-06"), 0),
        (used("pg-287g-tfm", "2025-03-06"), 0),
        (used("pg-287g-tfm", "2025"), 0),  # part of the year it stood
        (used("pg-287g-tfm", "2016"), 1),
        (used("pg-287g-wso", "2019-05-06"), 0),
        (used("in-eo13768", "2024-02-01"), 1),
        (used("pg-287g-tfm", "2019-05-06", status="ended"), 0),
        (used("pg-287g-tfm", "2019-05-06", modality="planned"), 0),
    ],
)
def test_ended_instruments(fact: Told, found: int) -> None:
    assert len(list(ended.find([fact]))) == found


def test_one_finding_for_an_instrument_of_a_document() -> None:
    (found,) = ended.find([used("in-215", "2021-01-01"), used("in-215", "2022-01-01")])
    assert "and 1 more" in found.text


def test_the_table_of_ended_instruments_is_whole() -> None:
    for name, known in ended.ended().items():
        assert entity(name) is not None, name
        assert isinstance(known.period, PartialDate)
        assert known.source
