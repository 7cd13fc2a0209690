"""Ledgers and their charts: every page answers, narrows, pages, downloads, and shows nobody."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape

import pytest
from fastapi.testclient import TestClient
from tests.conftest import SAMPLE
from tests.web.conftest import LOCAL, STORIES

from plainview import pipeline
from plainview.model import FACT_TYPES
from plainview.store import Record
from plainview.web.app import create_app
from plainview.web.ledger_columns import COLUMNS

TAKEN = (
    *("agreements-287g.xls", "detention-full.json", "irs-disclosures-ruling.json"),
    *("irs-ice-agreement.docx", "postal-inspectors-task-force.html", "mail-cover-requests.md"),
    *("postal-inspectors-retold.json", "detention-capacity.xlsx", "diplomatic-security-brief.json"),
)
LIST = "STATE,LAW ENFORCEMENT AGENCY,SUPPORT TYPE,SIGNED,MOA\n"
ELM = "OHIO,Elm County Sheriff's Office,Task Force Model,2025-03-07,link\n"
OAK = "OHIO,Oak County Sheriff's Office,Jail Enforcement Model,2025-03-09,link\n"
ASH = "IOWA,Ash County Sheriff's Office,Task Force Model,2025-06-01,link\n"
TWO = (
    "In May 2025, Immigration and Customs Enforcement held 300 people at the Stewart Detention"
    " Center, which has a capacity of 200 people.\n"
)
WAYS = ["", "?org=ICE&sort=origins&way=up", "?stage=in_force&q=people&year=2025"]


@pytest.fixture(scope="module")
def visitors(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    for name in TAKEN:
        (folder / name).write_bytes((SAMPLE / name).read_bytes())
    for name, content in STORIES.items():
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "spring.csv").write_text(LIST + ELM + OAK, encoding="utf-8")
    (folder / "summer.csv").write_text(LIST + ELM + ASH, encoding="utf-8")
    (folder / "delphine_okonkwo.txt").write_text(TWO, encoding="utf-8")
    path = tmp_path_factory.mktemp("records") / "record"
    with Record.create(path) as target:
        pipeline.add(target, [folder], workers=1)
        pipeline.gather(target, workers=1)
    with (
        TestClient(create_app(path), LOCAL) as local,
        TestClient(create_app(path, public=True), LOCAL) as public,
    ):
        yield {"local": local, "public": public}


def addresses():
    for kind in FACT_TYPES:
        yield from (f"/ledgers/{kind}{way}" for way in WAYS)
        yield f"/ledgers/{kind}/charts"


def twins_of(address):
    path, mark, query = address.partition("?")
    ends = ("json",) if path.endswith("/charts") else ("json", "csv", "jsonl")
    return [f"{path}.{end}{mark}{query}" for end in ends]


@pytest.mark.parametrize("who", ["local", "public"])
def test_every_page_answers_and_has_its_twins(visitors, who):
    visitor = visitors[who]
    for address in ["/ledgers", *addresses()]:
        answer = visitor.get(address)
        assert answer.status_code == 200, address
        assert "<style" not in answer.text and " style=" not in answer.text, address
        for twin in twins_of(address) if address != "/ledgers" else ["/ledgers.json"]:
            assert visitor.get(twin).status_code == 200, twin


def test_public_pages_show_no_private_name(visitors):
    shown = {
        who: "".join(visitor.get(at).text for page in addresses() for at in (page, *twins_of(page)))
        for who, visitor in visitors.items()
    }
    assert "delphine_okonkwo" in shown["local"]
    assert re.findall("okonkwo|delphine", shown["public"], re.IGNORECASE) == []


@pytest.mark.parametrize("field", ["org", "said", "outlet", "category", "program"])
def test_nobody_is_found_by_name(visitors, field):
    for visitor in visitors.values():
        answer = visitor.get("/ledgers/custody", params={field: "Delphine Okonkwo"})
        assert answer.status_code == 200 and "<tbody" not in answer.text
        assert field in ("category", "program") or "never by person" in answer.text
        twin = visitor.get("/ledgers/custody.json", params={field: "Delphine Okonkwo"})
        assert twin.status_code == 400 or twin.json()["rows"] == []


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/ledgers/nothing", 400),
        ("/ledgers/access?sort=quote", 400),
        ("/ledgers/access?way=sideways", 400),
        ("/ledgers/access.json?after=ffff", 400),
        ("/ledgers/access.json?origins=many", 400),
        ("/ledgers/access.json?origins=%C2%B2", 400),
        ("/ledgers/access.json?origins=99999999999999999999", 400),
        ("/ledgers/access.json?year=soon", 400),
        ("/ledgers/access.json?q=%22", 400),
        ("/ledgers/access.json?limit=100000", 400),
    ],
)
def test_wrong_addresses_are_answered_plainly(visitors, address, status):
    for visitor in visitors.values():
        assert visitor.get(address).status_code == status


@pytest.mark.parametrize("kind", FACT_TYPES)
def test_the_page_says_what_its_twin_says(visitors, kind):
    """Following `next` gives every row once, and the downloads have the same rows in the order."""
    visitor, found, at = visitors["local"], [], f"/ledgers/{kind}.json?sort=said&limit=7"
    while at:
        answer = visitor.get(at).json()
        found += [row["fact"]["id"] for row in answer["rows"]]
        at = answer["next"] and f"{answer['next']}&limit=7"
    assert len(found) == len(set(found)) == answer["total"]
    page = visitor.get(f"/ledgers/{kind}?sort=said").text
    assert re.findall(r'id="row-(\w+)"', page) == [each[:16] for each in found[:25]]
    lines = visitor.get(f"/ledgers/{kind}.csv?sort=said")
    assert "attachment" in lines.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(lines.text, newline="")))
    assert [row["fact"] for row in rows] == found
    assert all(None not in row and None not in row.values() for row in rows)
    many = visitor.get(f"/ledgers/{kind}.jsonl?sort=said").text.splitlines()
    assert [json.loads(one)["fact"]["id"] for one in many] == found


def test_every_heading_orders_and_turns(visitors):
    visitor = visitors["local"]
    page = visitor.get("/ledgers/access").text
    heads = [unescape(at) for at in re.findall(r'<th scope="col"[^>]*><a href="([^"]+)"', page)]
    assert len(heads) == len(COLUMNS["access"])
    for at in heads:
        answer = visitor.get(at).text
        order = re.search(r"sort=(\w+)", at)[1]
        state = re.search(r'aria-sort="(\w+)"><a href="([^"]+)"', answer)
        assert state[1] == ("descending" if "way=down" in at else "ascending")
        assert f"sort={order}" in state[2] and "way=down" in at + unescape(state[2])


def test_filters_can_be_chosen_by_link_and_taken_away(visitors):
    visitor = visitors["local"]
    page = visitor.get("/ledgers/access?stage=in_force").text
    at = unescape(re.search(r'class="chip" href="([^"]+org=us-irs)"', page)[1])
    narrowed = visitor.get(at).text
    without = re.findall(r'class="chip" href="([^"]+)" title', narrowed)
    assert [unescape(one) for one in without] == [
        "/ledgers/access?stage=in_force",
        "/ledgers/access?org=us-irs",
    ]
    rows = visitor.get(at.replace("access?", "access.json?")).json()["rows"]
    assert rows and all(row["fact"]["status"] == "in_force" for row in rows)


def test_occupancy_is_computed_from_one_statement_and_marked(visitors):
    rows = visitors["local"].get("/ledgers/custody.json?org=&q=Stewart").json()["rows"]
    (row,) = [row for row in rows if row["occupancy_computed"]]
    assert row["occupancy_computed"] == 1.5
    page = visitors["local"].get("/ledgers/custody?q=Stewart").text
    assert re.search(r'150% <span class="remark-of">computed', page)
    (figure,) = [
        one
        for one in visitors["local"].get("/ledgers/custody/charts.json").json()["charts"]
        if "place by place" in one["title"]
    ]
    assert [cell and cell["value"] for cell in figure["rows"][0][2]] == [300, 200]


@pytest.mark.parametrize("kind", ["access", "spending", "staffing", "custody", "rule"])
def test_charts_say_what_they_count_and_leave_out(visitors, kind):
    page = visitors["public"].get(f"/ledgers/{kind}/charts").text
    for one in visitors["public"].get(f"/ledgers/{kind}/charts.json").json()["charts"]:
        assert one["counts"] and one["rows"]
        assert all(len(cells) == len(one["series"]) for _, _, cells in one["rows"])
        assert one["title"] in unescape(page) and one["counts"][:40] in unescape(page)
    figures = re.findall(r'<figure class="chart" data-chart="(bars|range)"', page)
    assert len(figures) == page.count("<figcaption>")


def test_an_agreement_on_two_lists_is_counted_once(visitors):
    charts = visitors["local"].get("/ledgers/staffing/charts.json").json()["charts"]
    began, listed = charts
    assert [(day, cells[0]["value"]) for _, day, cells in began["rows"]] == [
        ("2025-03", 2),
        ("2025-06", 1),
    ]
    assert [(day, [cell["value"] for cell in cells]) for _, day, cells in listed["rows"]] == [
        ("2025-03-09", [2, 0]),
        ("2025-06-01", [2, 1]),
    ]
