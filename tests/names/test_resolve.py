"""Names to entries of the registry: exact, damaged, in context, and those that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.model import Entity
from plainview.names.context import Context
from plainview.names.resolving import SURE, resolve
from plainview.vocab import entities, entity

RESOLVED = [
    ("ICE", "us-ice"),
    ("the Department of Homeland Security", "us-dhs"),
    ("DHS’", "us-dhs"),
    ("Homeland Security Dept.", "us-dhs"),
    ("US Immigration & Customs Enforcement", "us-ice"),
    ("U. S. Immigration and Customs Enforcement", "us-ice"),
    ("Palantir Technologies, Inc.", "co-palantir"),
    ("PALANTIR USG INC", "co-palantir"),
    ("Surveillance Technology Oversight Project (STOP)", "org-stop"),
    ("Kirstjen Nielsen", "us-dhs-sec"),
    ("Boston police department", "bpd-boston"),
    ("HSI agents", "us-hsi"),
    ("US Civil Rights Commission", "us-uscirf"),
    ("ICE’s Homeland Security Investigations", "us-hsi"),
    ("Immigration and Customs Enforcement (ICE) agency", "us-ice"),
    ("the Office of Inspector General at Health and Human Services", "us-hhs-oig"),
    ("Department of Labor's Office of Inspector General", "fed-1604"),
    ("local police", "us-local-le"),
    # award data
    ("IMMIGRATION AND CUSTOMS ENFORCEMENT", "us-ice"),
    ("U.S. IMMIGRATION AND CUSTOMS ENFORCEMENT", "us-ice"),
    ("070/7012", "us-ice"),
    ("FPDS 7012", "us-ice"),
    ("7012: U.S. IMMIGRATION AND CUSTOMS ENFORCEMENT", "us-ice"),
    ("1100: EXECUTIVE OFFICE OF THE PRESIDENT", "fed-1100"),
    ("HOMELAND SECURITY, DEPARTMENT OF (7000)", "us-dhs"),
    ("VETERANS AFFAIRS, DEPARTMENT OF", "us-vetaffairs"),
    ("FEDERAL ACQUISITION SERVICE", "fed-4730"),
    ("National Transportation Safety Board", "fed-9508"),
    # local agencies
    ("FL0130000", "ori-fl0130000"),
    ("Cherokee County Sheriff's Office, Alabama", "ori-al0130000"),
    ("Cherokee County Sheriffs Office (GA)", "ori-ga0280000"),
    ("Florida Highway Patrol", "us-fl-sp"),
    # as sharing portals write them
    ("Marina CA PD", "ori-ca0271200"),
    ("Collier County FL SO", "ori-fl0110000"),
    ("Morgan Co MO SO", "ori-mo0710000"),
    ("Marysville PD WA", "ori-wa0310500"),
    ("OH - Chester Township PD", "ori-oh0281000"),
    ("Port of San Diego Harbor, CA", "ori-ca0371500"),
]
DAMAGED = [
    ("Immigration and Customs Enforcment", "us-ice", "misspelt"),
    ("lnternal Revenue Service", "us-irs", "scan"),
    ("U.S. lmmigration and Customs Enforcernent", "us-ice", "scan"),
    ("Division of Homeland Safety", "us-dhs", "distorted"),
    ("Division of Place of origin Safety", "us-dhs", "distorted"),
    ("Workplace of Refugee Resettlement", "us-orr", "distorted"),
    ("Inside Earnings Service", "us-irs", "distorted"),
    ("Nationwide Felony Evaluation and Concentrating on Center", "us-ice-ncatc", "distorted"),
    ("Customs and Border Safety", "us-cbp", "distorted"),
]
IN_CONTEXT: list[tuple[str, Context, str]] = [
    ("Cherokee County Sheriff's Office", {"state": "ALABAMA"}, "ori-al0130000"),
    ("Cherokee County Sheriff\u2019s\u00a0Office ", {"state": "AL"}, "ori-al0130000"),
    ("Cherokee County Sheriffs Office", ("Georgia",), "ori-ga0280000"),
    ("macro island Police Deparment", {"state": "FLORIDA"}, "ori-fl0110300"),
    ("Mantiowoc County Sheriff's Office", {"state": "WISCONSIN"}, "ori-wi0360000"),
    ("Portland Police Department", {"state": "Maine"}, "ori-me0030500"),
    ("Portland Police Department", {"state": "Oregon"}, "us-or-portland-pd"),
    ("Los Angeles County Sheriff's Office", {"state": "CA"}, "lasd"),
    ("Kansas Bureau Of Investigation", {"state": "KANSAS"}, "us-ks-bi"),
    ("Missouri Highway Patrol", {"state": "MISSOURI"}, "us-mo-sp"),
    ("Highway Patrol", {"state": "FL"}, "us-fl-sp"),
    ("Washington County Sheriff's Office", {"state": "UTAH"}, "ori-ut0270000"),
    ("DSS", "a caseworker at the county child welfare office", "us-social-services"),
    ("DSS", "guards of the embassy", "us-dss"),
    ("MPD", "the killing in Minneapolis", "us-mn-minneapolis-pd"),
    ("MPD", "officers near the Capitol in Washington", "mpd-dc"),
    ("ICE", "futures traded on the exchange", "co-intercontinental-exchange"),
    ("ICE", "the deportation flights", "us-ice"),
    ("BIA", "land held in trust for the tribe", "us-indian-affairs"),
    ("OIG", ["Department of Homeland Security"], "us-dhs-oig"),
    ("OIG", "USPS stopped counting mail covers", "us-usps-oig"),
    ("inspector general", "a report of the Justice Department on grants", "us-doj-oig"),
    ("Trump administration", {"date": "2018-05-02"}, "us-admin-trump-1"),
    ("Trump administration", {"date": "2025-05-02"}, "us-admin"),
    ("Office of the Chief Procurement Officer", {"code": "7055"}, "fed-7055"),
    ("Office of the General Counsel", {"parent": "Department of Commerce"}, "fed-1303"),
]
NOTHING = [
    "",
    " ",
    "ice",
    "Jordan Sample",
    "Sample",
    "Sheriff Sample",
    "Gregory House",
    "Pat Sample",
    "Maria Sa",
    "Jordan Sia",
    "Jordan Co",
    "Mary Church Union",
    "President Jordan Sample",
    "Sheriff Roberts",
    "Office of Inspector General",
    "the",
    "…",
    "12",
    "015/7012",
    "Detroit, MI",
    "Stockton, CA",
]
UNLISTED = [
    ("Cobalt Ridge Analytics LLC", "new-cobalt-ridge-analytics"),
    ("COBALT RIDGE ANALYTICS, L.L.C.", "new-cobalt-ridge-analytics"),
    ("Quillon SA", "new-quillon"),
    ("Center for Hidden Matters", "new-center-hidden-matters"),
    ("ICE Pallow Field Office", "new-ice-pallow-field-office"),
    ("Freedom County Sheriff's Office", "new-freedom-county-sheriff-office"),
    ("Freedom County IN SO", "new-freedom-county-sheriff-office-in"),
]


@pytest.mark.parametrize(("name", "expected"), RESOLVED)
def test_resolved(name: str, expected: str) -> None:
    found = resolve(name)
    assert found[0].id == expected
    assert found[0].score >= SURE


@pytest.mark.parametrize(("name", "expected", "reason"), DAMAGED)
def test_damaged_names_score_lower_and_say_why(name: str, expected: str, reason: str) -> None:
    found = resolve(name)
    assert found[0].id == expected
    assert 0.5 <= found[0].score < SURE
    assert reason in found[0].reason


@pytest.mark.parametrize(("name", "context", "expected"), IN_CONTEXT)
def test_in_context(name: str, context: Context, expected: str) -> None:
    assert resolve(name, context)[0].id == expected


@pytest.mark.parametrize("name", NOTHING)
def test_nothing_organisation_like(name: str) -> None:
    assert resolve(name) == []


@pytest.mark.parametrize(("name", "expected"), UNLISTED)
def test_unlisted_gets_a_stable_id_and_a_low_score(name: str, expected: str) -> None:
    found = resolve(name)
    assert found[0].id == expected
    assert found[0].score < 0.5
    assert found[0].reason.startswith("not in the registry")


def test_unlisted_local_agencies_of_two_states_are_two() -> None:
    name = "Freedom County Sheriff's Office"
    ids = {resolve(name, {"state": state})[0].id for state in ("MN", "Texas")}
    assert ids == {"new-freedom-county-sheriff-office-mn", "new-freedom-county-sheriff-office-tx"}


def test_namesakes_without_a_state_have_one_score() -> None:
    found = resolve("Cherokee County Sheriff's Office")
    assert len(found) == 8
    assert {item.score for item in found} == {0.5}


def test_a_county_tells_namesakes_of_one_state_apart() -> None:
    name = "Union Township Police Department"
    both = resolve(name, {"state": "PA"})
    one = resolve(name, {"state": "PA", "county": "Lawrence County"})
    assert len(both) > len(one) == 1
    assert entity(one[0].id) is not None


@pytest.mark.parametrize("name", ["U.S. Customs and Immigration Enforcement"])
def test_a_body_that_does_not_exist_gives_suggestions_only(name: str) -> None:
    found = resolve(name)
    assert {item.id for item in found} >= {"us-ice", "us-cbp"}
    assert all(item.score < 0.5 and item.reason.startswith("no body") for item in found)


def test_a_part_is_related_to_the_whole_and_stays_itself() -> None:
    part = resolve("HSI", ["ICE"])
    assert part[0].id == "us-hsi"
    assert "component of U.S. Immigration and Customs Enforcement" in part[0].reason
    office = resolve("ICE Pallow Field Office")
    assert "component of U.S. Immigration and Customs Enforcement" in office[0].reason


def test_an_official_name_is_never_a_distorted_one() -> None:
    # "Safety" stands for "Security" in spun text; the transport board has it in its name
    assert resolve("National Transportation Safety Board")[0].reason == "same words"
    assert "us-doi" not in {item.id for item in resolve("Interior Ministry")}


@given(st.sampled_from(entities()))
def test_every_official_name_resolves_to_its_entry(entry: Entity) -> None:
    found = resolve(entry.name)
    assert entry.id in {item.id for item in found}


contexts = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.lists(st.text(max_size=12), max_size=3),
    st.dictionaries(
        st.sampled_from(["state", "county", "parent", "code", "date", "names", "text", "other"]),
        st.text(max_size=12),
        max_size=3,
    ),
)
PIECES = """
Cherokee County Sheriff's Office Police Department of Homeland Safety ICE (7012) 070/7012
FL0130000 LLC , : Division Ohio Inner Service Union Township 's . & U.S. Customs and Enforcement
"""
pieces = st.lists(st.sampled_from(PIECES.split()), max_size=7).map(" ".join)


@given(st.one_of(st.text(max_size=40), pieces), contexts)
def test_any_text_gives_scores_in_order(name: str, context: Context | None) -> None:
    found = resolve(name, context)
    scores = [item.score for item in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert len({item.id for item in found}) == len(found)
    assert found == resolve(name, context)
