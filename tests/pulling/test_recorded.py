"""Pulls of what the publishers really sent: recorded files, served from this machine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.pulling.made import AWARDS, award, page_of, serve_register
from tests.pulling.serving import Asked, Reply

from plainview.pulling import FederalRegister, UsaSpending, list_287g, list_detention, pull
from plainview.store import Record

RECORDED = [
    (list_287g, "/identify-and-arrest/287g", [
        "287g/participating/participatingAgencies05182026am.xlsx",
        "287g/pending/pendingAgencies02272026am.xlsx",
    ], "staffing", 1843 + 2),
    (list_detention, "/detain/detention-management", [
        "detention/FY23_detentionStats.xlsx",
    ], "custody", 115),
]  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "path", "files", "kind", "least"), RECORDED, ids=["287g", "detention"]
)
def test_recorded_workbooks_become_facts(
    publisher, settings, record, shared, plan, path, files, kind, least
):
    places = [shared / "records" / name for name in files]
    if not all(place.is_file() for place in places):
        pytest.skip("the recorded workbooks are not here")
    links = "".join(f'<a href="/doclib/{place.name}">list</a>' for place in places)
    publisher.serve(path, Reply(f"<html><body>{links}</body></html>".encode()))
    for place in places:
        publisher.serve(f"/doclib/{place.name}", Reply(place.read_bytes()))
    generous = replace(settings, answer_bytes=10_000_000)
    report = pull(record, plan(publisher.address + path), generous)
    assert report.whole
    assert report.added.documents == len(files)
    assert record.count_facts(type=kind) >= least
    assert {one.address for one in record.captured("pull")} == {
        f"{publisher.address}/doclib/{place.name}" for place in places
    }


def recorded(shared: Path, name: str) -> bytes:
    place = shared / "records" / name
    if not place.is_file():
        pytest.skip(f"{name} is not among the shared records")
    return place.read_bytes()


def test_a_recorded_answer_of_usaspending_is_read(publisher, settings, record: Record, shared):
    body = recorded(shared, "contracts/usaspending-api/spending_by_award_contracts.json")

    def answer(asked: Asked) -> Reply:
        last = page_of([award(1)], 2, False, spending_level="awards")
        return Reply(body) if asked.json["page"] == 1 else last

    publisher.serve(AWARDS, answer)
    report = pull(record, UsaSpending(settings.usaspending, agency="NASA"), settings)
    assert (report.whole, report.requests, report.added.facts) == (True, 2, 3)
    # the second page is asked for from where the recorded one says that it ended
    assert publisher.asked[1].json["last_record_unique_id"] == 111963182


def test_a_recorded_notice_is_read(publisher, settings, record, shared):
    body = recorded(shared, "sharing/federal-register/cma-sorn.xml")
    serve_register(publisher, 1, each=1)
    publisher.serve("/full_text/xml/2025-01000.xml", Reply(body))
    pull(record, FederalRegister(settings.federal_register, "matching"), settings)
    assert record.count_facts(type="access", org="us-irs") == 1
