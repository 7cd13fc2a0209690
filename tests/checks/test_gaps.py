"""What is missing, what closes it, and the request that would fill it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.checks.law_made import measure, money, role, told

from plainview.checks.gaps import Gap, find, kinds
from plainview.checks.gaps_requests import FOIA, law_of, records_laws, request
from plainview.checks.told import Told
from plainview.model import Time, WrongUse
from plainview.vocab import states

TODAY = date(2031, 5, 2)


def gives(
    provider: str = "us-irs", recipient: str = "us-ice", *, instrument: str = "", key: int = 1,
    status: str = "in_force", via: str = "name", official: bool = False,
) -> Told:  # fmt: skip
    roles = [
        role("provider", provider, via=via), role("recipient", recipient),
        role("category", "", called="data:tax_address"),
    ]  # fmt: skip
    if instrument:
        roles.append(role("instrument", "", called=instrument))
    return told("access", *roles, status=status, key=key, event="2025-04-07", official=official)


def asked(*measures: str, key: int = 1) -> Told:
    counts = tuple(measure(name, 900, "requests") for name in measures)
    return told("access", role("provider", "us-uspis"), measures=counts, key=key)


def signed(end: str | None = None, key: int = 1, lender: str = "ori-oh0180000") -> Told:
    made = told(
        "staffing", role("lender", lender), role("recipient", "us-ice"),
        role("instrument", "pg-287g-tfm", called="287(g) agreement"), key=key, official=True,
    )  # fmt: skip
    return with_time(made, Time(event="2025-03-01", end=end))


def with_time(made: Told, time: Time) -> Told:
    from dataclasses import replace

    return replace(made, time=time)


def paid(*names: str, payee: str = "co-clearview", key: int = 1, official: bool = True) -> Told:
    return told(
        "spending", role("payer", "us-ice"), role("payee", payee, called=payee or "a firm"),
        role("instrument", "", called="contract 70X"), status="awarded",
        measures=tuple(money(4_200_000, name) for name in names), key=key, official=official,
    )  # fmt: skip


def held(definition: str | None, key: int = 1, place: str = "Elm Camp") -> Told:
    room = measure("capacity", 385, "beds", definition=definition)
    return told(
        "custody", role("custodian", "us-ice"), role("facility", "", called=place),
        measures=(room,), key=key,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ([gives()], "agreement"),
        ([gives(), gives(instrument="instrument:mou", key=2)], "document"),  # cited, not seen
        ([gives(status="requested")], None),
        ([gives(via="inferred")], None),
        ([gives("us-irs-ci", "us-irs")], None),  # within one body
        ([gives("us-uspis", "us-imm-officials")], "agreement"),  # whoever they are, on what basis
        ([gives("us-uspis", "us-people-any")], None),  # no body and no class of bodies
        ([gives("ori-ca0310300", "us-fbi", official=True)], "sharing"),
        ([asked("requests")], "counts"),
        ([asked("grant_rate")], "counts"),  # a share of how many?
        ([asked("requests"), asked("requests", "grants", key=2)], None),
        ([signed()], "end_date"),
        ([signed(end="2028-03-01")], None),
        ([paid("obligated")], "ceiling"),
        ([paid("obligated"), paid("ceiling", key=2)], None),
        ([paid("obligated", payee="", official=False)], "vendor"),
        ([held(None)], "capacity"),
        ([held(None), held("design", key=2)], None),
        ([told("staffing", role("lender", "us-uscis"), modality="unknown")], "unknown"),
        ([told("stance", role("holder", "us-uscis"), modality="unknown")], None),
        ([told("staffing", role("lender", "us-senate"), modality="unknown")], None),
    ],
)
def test_what_opens_a_gap_and_what_closes_it(facts: list[Told], kind: str | None) -> None:
    found = find(facts)
    assert [one.kind for one in found] == ([kind] if kind else [])
    for one in found:
        assert one.body_name in one.missing or one.kind in ("end_date", "capacity")
        assert "{" not in one.missing


def test_the_most_facts_come_first_and_all_are_counted() -> None:
    lenders = [signed(key=n, lender=f"ori-oh018{n:04}") for n in range(300)]
    first, second = find([gives(), *lenders])
    assert (first.kind, first.count, first.others) == ("end_date", 300, 300)
    assert len(first.facts) < 300
    assert (second.kind, second.count) == ("agreement", 1)
    assert first.first == first.last == "2025-03-01"


def test_a_gap_keeps_its_id_when_facts_join_it() -> None:
    (one,) = find([paid("obligated")])
    (two,) = find([paid("obligated"), paid("obligated", key=2)])
    assert one.id == two.id
    assert one.count < two.count


def gap(*facts: Told) -> Gap:
    (one,) = find(facts)
    return one


def test_a_federal_request() -> None:
    words = request(gap(gives()), TODAY)
    for part in (
        "May 2, 2031", "FOIA Officer\nus-irs\n", "5 U.S.C. 552",
        "5 U.S.C. 552(a)(4)(A)(iii)", "5 U.S.C. 552(a)(6)(E)", "20 business days",
        "from January 1, 2024", "tax address data", "computer matching agreement",
        "private individuals",
    ):  # fmt: skip
        assert part in words


def test_a_request_to_a_body_of_a_state() -> None:
    words = request(gap(gives("ori-va0990000", "us-fbi", official=True)), TODAY)
    assert "Virginia Freedom of Information Act" in words
    assert "within 5 business days (Va. Code § 2.2-3704(B))" in words
    assert "citizens or residents" in words
    assert "5 U.S.C." not in words
    assert "us-fbi" in words  # the recipient, as it is called


def test_awards_are_named_by_their_numbers() -> None:
    assert "contract 70X" in request(gap(paid("obligated")), TODAY)


@pytest.mark.parametrize("body", ["us-senate", "co-palantir", "us-le-any", ""])
def test_bodies_without_a_records_law(body: str) -> None:
    with pytest.raises(WrongUse):
        law_of(body)


def test_every_state_has_its_law() -> None:
    table = records_laws()
    assert set(table) == {state.postal for state in states()} | {"DC"}
    assert len({law.citation for law in table.values()}) == 51
    for law in (FOIA, *table.values()):
        assert law.name and law.citation and law.section
        assert (law.days is None) == bool(law.time)
        assert law.days is None or (law.unit in ("business", "calendar") and 1 <= law.days <= 30)
        assert law.answer


def test_every_kind_can_be_asked_for() -> None:
    for name, kind in kinds().items():
        assert kind.records and kind.missing and kind.offices, name


def test_no_brace_is_left_in_any_request() -> None:
    for facts in ([gives()], [asked("requests")], [signed()], [paid("obligated")], [held(None)]):
        assert "{" not in request(gap(*facts), TODAY)
