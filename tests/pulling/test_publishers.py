"""What each publisher is asked, and what its answers lead to."""

from __future__ import annotations

import json
from datetime import date
from urllib.parse import parse_qs, urlsplit

import orjson
import pytest
from tests.pulling.made import award, page_of

from plainview.model import WrongUse
from plainview.pulling import FederalRegister, Unfetched, UsaSpending, list_287g, list_detention
from plainview.pulling.asking import Answer, Publisher, Request

BASE = "https://api.usaspending.gov"


def take(publisher: Publisher, data: object, request: Request | None = None):
    body = data if isinstance(data, bytes) else orjson.dumps(data)
    request = request or publisher.first()
    return publisher.take(request, Answer(body, request.address, "2026-01-01T00:00:00Z"))


def asked(request: Request) -> dict:
    assert request.body is not None
    return json.loads(request.body)


def test_a_search_of_awards_asks_for_what_states_a_fact_and_no_more():
    request = UsaSpending(BASE, "ICE", "PALANTIR", 2025).first()
    assert request.method == "POST"
    assert request.address == BASE + "/api/v2/search/spending_by_award/"
    body = asked(request)
    assert body["filters"] == {
        "award_type_codes": ["A", "B", "C", "D"],
        "agencies": [
            {
                "type": "awarding",
                "tier": tier,
                "name": "U.S. Immigration and Customs Enforcement",
            }
            for tier in ("toptier", "subtier")
        ],
        "recipient_search_text": ["PALANTIR"],
        "time_period": [{"start_date": "2024-10-01", "end_date": "2025-09-30"}],
    }
    assert (body["page"], body["limit"], body["sort"]) == (1, 100, "Award Amount")
    assert not any("Location" in field or "Officer" in field for field in body["fields"])
    assert request.name == "usaspending-awards-contracts-ice-palantir-fy2025-page-001.json"


def test_the_next_page_goes_on_from_the_last_record():
    search = UsaSpending(BASE, agency="An Agency of Elms")
    data = page_of([award(1)], 1, True).body
    (following,) = take(search, data).following
    body = asked(following)
    assert body["page"] == 2
    assert (body["last_record_unique_id"], body["last_record_sort_value"]) == (7001, "1.5")
    assert body["filters"] == asked(search.first())["filters"]
    assert not take(search, page_of([award(1)], 2, False).body, following).following


def test_transactions_are_another_search():
    search = UsaSpending(BASE, year=2024, transactions=True)
    assert search.first().address.endswith("/spending_by_transaction/")
    assert search.question().address.endswith("/spending_by_transaction_count/")
    assert "Mod" in asked(search.first())["fields"]


def test_an_empty_page_is_no_document():
    taken = take(UsaSpending(BASE, year=2025), page_of([], 1, False).body)
    assert not taken.document
    assert taken.notes == ("The search found nothing",)


CHANGED = [
    [],
    {},
    {"results": []},
    {"results": {}, "page_metadata": {"hasNext": False}},
    {"results": [], "page_metadata": {"hasNext": "no"}},
    {"results": [], "page_metadata": {"hasNext": True}},
    {"results": [{"award_id": 1}], "page_metadata": {"hasNext": False}},
    {"results": [award(1), 7], "page_metadata": {"hasNext": False}},
]


@pytest.mark.parametrize("value", CHANGED)
def test_a_changed_interface_of_usaspending_is_named(value):
    with pytest.raises(Unfetched, match="spending_by_award") as refusal:
        take(UsaSpending(BASE, year=2025), value)
    assert refusal.value.code == "schema_changed"
    assert "interface" in refusal.value.advice


def test_the_count_makes_the_estimate():
    search = UsaSpending(BASE, year=2025)
    answer = Answer(b'{"results": {"contracts": 4431, "idvs": 3}}', BASE, "")
    cost = search.estimate(answer)
    assert (cost.requests, cost.words) == (45, "4,431 awards")
    with pytest.raises(Unfetched, match="does not count contracts"):
        search.estimate(Answer(b'{"results": {"idvs": 3}}', BASE, ""))


PEOPLE = ["Jane Doe", "jane doe", "JOHN SMITH", "SMITH, JOHN Q", "Maria Lopez Garcia"]
BODIES = ["PALANTIR", "Booz Allen Hamilton", "Smith & Wesson Inc.", "JOHN DEERE COMPANY",
          "Johnson & Johnson", "Ernst & Young", "Johnson Controls", "L997DB4PEJL8", "McKinsey",
          "Thomson Reuters LLC", "Kelly Services", "Charles Schwab Corp."]  # fmt: skip


@pytest.mark.parametrize("name", PEOPLE)
def test_there_is_no_search_by_person(name):
    with pytest.raises(WrongUse, match="no search by person"):
        UsaSpending(BASE, recipient=name)
    with pytest.raises(WrongUse, match="no search by person"):
        FederalRegister(BASE, term=f"{name} detention")


@pytest.mark.parametrize("name", BODIES)
def test_firms_that_are_named_after_somebody_can_be_asked_for(name):
    assert UsaSpending(BASE, recipient=name).recipient == name


@pytest.mark.parametrize(
    "term", ["computer matching program", "Privacy Act of 1974", "Social Security Administration",
             "license plate reader", "system of records", "Alien Files",
             "Laken Riley Act", "Internal Revenue Service taxpayer addresses"],
)  # fmt: skip
def test_subjects_can_be_asked_for(term):
    assert FederalRegister(BASE, term=term).term == term


@pytest.mark.parametrize(
    "make",
    [
        lambda: UsaSpending(BASE),
        lambda: UsaSpending(BASE, year=2003),
        lambda: FederalRegister(BASE),
        lambda: FederalRegister(BASE, "matching", since=date(2025, 2, 1), until=date(2025, 1, 1)),
    ],
    ids=["everything", "before the search begins", "every document", "no time at all"],
)
def test_a_search_that_makes_no_sense_is_refused(make):
    with pytest.raises(WrongUse) as refusal:
        make()
    assert refusal.value.advice


FR = "https://www.federalregister.gov"


def test_the_register_is_asked_in_its_own_words():
    search = FederalRegister(
        FR, "computer matching", "Social Security Administration", date(2024, 1, 1), type="notice"
    )
    parts = urlsplit(search.first().address)
    assert (parts.netloc, parts.path) == ("www.federalregister.gov", "/api/v1/documents.json")
    query = parse_qs(parts.query)
    assert query["conditions[term]"] == ["computer matching"]
    assert query["conditions[agencies][]"] == ["social-security-administration"]
    assert query["conditions[publication_date][gte]"] == ["2024-01-01"]
    assert query["conditions[type][]"] == ["NOTICE"]
    assert "full_text_xml_url" in query["fields[]"]


def test_a_list_leads_to_its_documents_and_then_to_the_next_page():
    search = FederalRegister(FR, "matching")
    links = [FR + "/full_text/xml/2025/01/02/2025-00001.xml", None]
    taken = take(
        search,
        {
            "count": 101,
            "next_page_url": "…",
            "results": [{"document_number": "n", "full_text_xml_url": link} for link in links],
        },
    )
    document, following = taken.following
    assert (document.kind, document.name, document.fixed) == ("xml", "2025-00001.xml", True)
    assert "page=2" in following.address
    assert not taken.document
    assert "no full text" in taken.notes[0]


def test_a_list_that_the_interface_cuts_off_is_named():
    item = {"full_text_xml_url": FR + "/a.xml"}
    taken = take(FederalRegister(FR, "matching"), {"count": 5000, "results": [item]})
    assert "--since" in taken.notes[0]


def test_the_register_finds_nothing_without_a_list():
    taken = take(FederalRegister(FR, "matching"), {"count": 0, "description": "none"})
    assert taken.notes == ("The search found nothing",)


@pytest.mark.parametrize(
    "value", [[], {}, {"count": 3}, {"count": "3", "results": []}, {"count": 1, "results": [{}]}]
)
def test_a_changed_interface_of_the_register_is_named(value):
    with pytest.raises(Unfetched) as refusal:
        take(FederalRegister(FR, "matching"), value)
    assert refusal.value.code == "schema_changed"


ICE_PAGE = "https://www.ice.gov/identify-and-arrest/287g"
PAGE = b"""<!DOCTYPE html><html><head><base href="/identify-and-arrest/"></head><body>
<a href="/doclib/287g/participatingAgencies07032025pm.xlsx#top">Participating</a>
<a href=" /doclib/287g/participatingAgencies07032025pm.xlsx ">again</a>
<a href="https://www.ice.gov/doclib/287g/pending%20Agencies.XLSX?download=1">Pending</a>
<a href="files/staff.xlsx">Other</a>
<a href="/doclib/287g/agreement.pdf">PDF</a><a>no link</a><a href="https://[broken">x</a>
</body></html>"""


def test_a_page_leads_to_its_workbooks_once_each():
    taken = take(list_287g(ICE_PAGE), PAGE)
    assert [(one.address, one.kind, one.name) for one in taken.following] == [
        (
            "https://www.ice.gov/doclib/287g/participatingAgencies07032025pm.xlsx",
            "workbook",
            "participatingAgencies07032025pm.xlsx",
        ),
        (
            "https://www.ice.gov/doclib/287g/pending%20Agencies.XLSX?download=1",
            "workbook",
            "pending-Agencies.XLSX",
        ),
    ]
    assert taken.notes == ("staff.xlsx was left out: its name says another list",)
    assert not taken.document


@pytest.mark.parametrize(
    "name", ["FY25_detentionStats09242025.xlsx", "FY19-detentionstats.xlsx",
             "FY26_detentionStats_04092026.xlsx", "2015IceDetentionFacilityListing.xlsx",
             "ICE_Facility_List_11-06-2017-web.xlsx", "Over72HourFacilities.xlsx"],
)  # fmt: skip
def test_every_name_that_ice_has_used_is_known(name):
    page = f'<html><a href="/doclib/detention/{name}">x</a></html>'.encode()
    assert [one.name for one in take(list_detention(ICE_PAGE), page).following] == [name]


def test_a_page_without_lists_is_named_with_what_to_do():
    with pytest.raises(Unfetched, match="no workbook") as refusal:
        take(list_287g(ICE_PAGE), b"<html><a href='a.xlsx'>x</a></html>")
    assert "ice_287g" in refusal.value.advice
