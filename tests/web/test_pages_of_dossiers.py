"""Overview, institutions, programs, timeline: what they show, where they lead, what they hide."""

import re
import time
from html import unescape

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import LOCAL

from plainview import pipeline
from plainview.store import Record
from plainview.web.app import create_app

STORIES = {
    "detention.txt": (
        "Immigration and Customs Enforcement held more than 46,000 people in detention in March"
        " 2025. Immigration and Customs Enforcement has 41,500 detention beds, funded by Congress."
        "\n\nHomeland Security Investigations agents arrested 12 people in Ohio in May 2025."
    ),
    "money.txt": (
        "Immigration and Customs Enforcement awarded Clearview AI a contract worth $2 million for"
        " facial recognition in September 2025. The total value of the contract is $9,225,000."
    ),
    "mail.txt": (
        "The U.S. Postal Inspection Service approved 97% of more than 60,000 requests from federal"
        " and local law enforcement agencies for mail covers.\n\nThe Privacy Act of 1974 forbids"
        " the Internal Revenue Service to share taxpayer addresses."
    ),
    "share.html": (
        "<html><head><title>Data & <script>alert(1)</script> sharing</title></head><body><article>"
        "<p>The Internal Revenue Service shares taxpayer addresses with Immigration and Customs"
        " Enforcement, court records show. Delphine Okonkwo said on Monday that Immigration and"
        " Customs Enforcement held more than 212 people in one hall.</p></article></body></html>"
    ),
    "Letter to Delphine Okonkwo.txt": (
        "The American Civil Liberties Union urged Immigration and Customs Enforcement to release"
        " Delphine Okonkwo."
    ),
}
PAGES = [
    "/", "/institutions", "/institutions?level=federal&type=custody", "/programs", "/timeline",
    "/institutions/us-ice", "/institutions/us-dhs?parts=yes", "/timeline?org=us-ice&at=2025",
    "/timeline?at=2025-03",
]  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stories")
    for name, content in STORIES.items():
        (folder / name).write_text(content, encoding="utf-8")
    path = tmp_path_factory.mktemp("records") / "record"
    with Record.create(path) as record:
        pipeline.add(record, [folder], workers=1)
        pipeline.gather(record, workers=1)
    return path


@pytest.fixture(scope="module")
def client(made):
    with TestClient(create_app(made), LOCAL) as found:
        yield found


@pytest.fixture(scope="module")
def public_client(made):
    with TestClient(create_app(made, public=True), LOCAL) as found:
        yield found


def text_of(answer):
    assert answer.status_code == 200, answer.text
    main = answer.text.partition('<main id="main"')[2].partition("</main>")[0]
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", main).split()))


def links(answer):
    main = answer.text.partition('<main id="main"')[2].partition("</main>")[0]
    return {unescape(link) for link in re.findall(r'href="(/[^"#]*)', main)}


def twin(address):
    path, mark, query = address.partition("?")
    return ("/overview.json" if path == "/" else f"{path}.json") + mark + query


def settled(client, address):
    """The page when nothing of it is still being worked out."""
    for _ in range(100):
        answer = client.get(address)
        if "checks are running" not in answer.text:
            return answer
        time.sleep(0.1)
    raise AssertionError(f"{address} is never finished")


@pytest.mark.parametrize("address", PAGES)
def test_every_page_answers_has_a_twin_and_leads_on(client, address):
    answer = settled(client, address)
    assert answer.status_code == 200
    assert client.get(twin(address)).status_code == 200
    for link in links(answer):
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("address", PAGES)
def test_documents_run_nothing_here(client, address):
    page = client.get(address).text
    assert "alert(1)</script>" not in page
    assert "<style" not in page and " style=" not in page


@pytest.mark.parametrize("address", [*PAGES, *map(twin, PAGES)])
def test_the_public_copy_names_nobody(client, public_client, address):
    page = public_client.get(address).text
    assert "Okonkwo" not in page and "Delphine" not in page


def test_the_local_pages_show_the_documents_as_they_are(client):
    assert "Okonkwo" in client.get("/institutions/us-ice").text


def test_a_dossier_has_numbers_exchanges_and_words(client):
    words = text_of(client.get("/institutions/us-ice"))
    for expected in (
        "U.S. Immigration and Customs Enforcement",
        "Department of Homeland Security",
        "over 46,000 people",
        "Takes data from",
        "Internal Revenue Service",
        "Clearview AI",
        "People held and room for them",
        "held more than 46,000 people in detention",
    ):
        assert expected in words


def test_a_dossier_says_of_the_page_what_its_twin_says(client):
    plain = client.get("/institutions/us-ice.json").json()
    words = text_of(client.get("/institutions/us-ice"))
    assert plain["body"]["id"] == "us-ice"
    assert f"{plain['facts']:,} facts name it" in words
    for section in plain["sections"]:
        assert section["heading"] in words
        for each in section["lists"]:
            for stated in each["facts"]:
                assert stated["fact"]["relation"] in words


def test_parts_are_counted_in_only_when_asked(client):
    alone = client.get("/institutions/us-dhs.json").json()
    together = client.get("/institutions/us-dhs.json?parts=yes").json()
    ice = client.get("/institutions/us-ice.json").json()
    assert together["facts"] >= alone["facts"] + ice["facts"] > alone["facts"]
    assert together["with_parts"] and not alone["with_parts"]
    assert "With its" in client.get("/institutions/us-dhs").text


def test_a_chart_is_a_table_that_can_be_drawn(client):
    page = client.get("/institutions/us-ice").text
    figure = page.partition('<figure class="chart"')[2].partition("</figure>")[0]
    assert "<figcaption>" in figure and "<table>" in figure
    held = next(
        part for part in page.split('<figure class="chart"') if "People held" in part
    ).partition("</figure>")[0]
    assert 'data-unit="people"' in held
    assert 'data-value="2025-03"' in held and 'data-lo="46000.0"' in held


def test_a_program_and_an_institution_each_have_one_address(client):
    answer = client.get("/institutions/in-privacyact", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, "/programs/in-privacyact")
    answer = client.get("/programs/us-ice", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, "/institutions/us-ice")


@pytest.mark.parametrize(
    "address",
    [
        "/institutions/nobody", "/programs/nobody", "/institutions/nobody.json",
        "/institutions/%3Cscript%3E", "/timeline.json?org=nobody-here",
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_plainly(client, address):
    answer = client.get(address)
    assert answer.status_code in (400, 404)
    assert "Traceback" not in answer.text and "<script>" not in answer.text


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("q=ICE", "us-ice", "us-irs"),
        ("q=customs enforcement", "us-ice", "us-irs"),
        ("level=company", "co-clearview", "us-ice"),
        ("of=us-dhs", "us-ice", "us-irs"),
        ("type=spending", "co-clearview", "us-irs"),
        ("kind=company&type=spending", "co-clearview", "us-ice"),
        ("level=federal", "us-irs", "co-clearview"),
    ],
)
def test_the_list_is_narrowed(client, query, there, gone):
    rows = client.get(f"/institutions.json?{query}").json()["institutions"]
    ids = [row["id"] for row in rows]
    assert there in ids and gone not in ids


def test_the_list_is_not_searched_by_person(client):
    words = text_of(client.get("/institutions?q=Delphine Okonkwo"))
    assert "0 institutions" in words and "no search by person" in words


def test_a_list_is_not_searched_by_the_holder_of_an_office(client):
    rows = client.get("/institutions.json?q=Kristi Noem").json()
    assert rows["total"] == 0


def test_the_timeline_counts_what_it_does_not_show(client):
    plain = client.get("/timeline.json").json()
    total = client.get("/facts.json").json()["total"]
    assert plain["dated"] + plain["undated"] == total
    assert plain["undated"] > 0 and plain["years"]["2025"] >= 2
    assert f"{plain['undated']} have none" in text_of(client.get("/timeline"))


@pytest.mark.parametrize(
    ("query", "months"),
    [("at=2025-03", {"2025-03"}), ("at=2025-09", {"2025-09"}), ("at=1999-01", set())],
)
def test_a_month_has_its_facts_alone(client, query, months):
    plain = client.get(f"/timeline.json?{query}").json()
    days = [
        next(filter(None, (fact["time"][key] for key in ("event", "as_of", "start", "end"))))
        for fact in plain["facts"]
    ]
    assert {day[:7] for day in days} == months
    assert plain["total"] == len(plain["facts"])


def test_the_timeline_of_a_body_is_asked_by_id_or_name(client):
    by_id = client.get("/timeline.json?org=us-ice").json()
    by_name = client.get("/timeline.json?org=ICE").json()
    assert by_id == by_name and by_id["dated"] < client.get("/timeline.json").json()["dated"]
    refused = client.get("/timeline.json", params={"org": "Delphine Okonkwo"})
    assert refused.status_code == 400 and "never by person" in refused.json()["error"]


@pytest.mark.parametrize("at", ["x", "20", "2025-3", "2025-03-01", "..", "2025'--"])
def test_a_month_that_is_none_is_refused(client, at):
    assert client.get("/timeline", params={"at": at}).status_code == 400


def test_the_overview_leads_to_what_the_record_can_answer(client):
    entries = {
        one["question"]: [(line["words"], line["address"]) for line in one["lines"]]
        for one in client.get("/overview.json").json()["entries"]
    }
    custody = dict(entries["How full is detention, and by whose count?"])
    assert custody["U.S. Immigration and Customs Enforcement"] == "/institutions/us-ice#custody"
    granted = entries["How much is asked for, and how often is it granted?"]
    assert any(address.startswith("/facts/") for _, address in granted)
    assert "How full is detention, and by whose count?" in text_of(client.get("/"))


def test_an_overview_asks_nothing_that_the_record_cannot_answer(tmp_path):
    (tmp_path / "one.txt").write_text(
        "The Internal Revenue Service shares taxpayer addresses with Immigration and Customs"
        " Enforcement, court records show.",
        "utf-8",
    )
    with Record.create(tmp_path / "record") as record:
        pipeline.add(record, [tmp_path / "one.txt"], workers=1)
    with TestClient(create_app(tmp_path / "record"), LOCAL) as visitor:
        questions = [one["question"] for one in visitor.get("/overview.json").json()["entries"]]
    assert "Who gets which data from whom?" in questions
    assert not any("detention" in one or "contracts" in one for one in questions)


def test_an_empty_record_says_how_to_fill_it(tmp_path):
    Record.create(tmp_path / "record").close()
    with TestClient(create_app(tmp_path / "record"), LOCAL) as visitor:
        assert "plainview add" in text_of(visitor.get("/"))
        for address in ("/institutions", "/programs", "/timeline"):
            assert visitor.get(address).status_code == 200
            assert visitor.get(twin(address)).status_code == 200


def test_findings_stand_on_the_dossier_of_whom_they_are_about(client):
    found = settled(client, "/institutions/us-ice")
    about = client.get("/institutions/us-ice.json").json()["findings"]
    assert not about["waiting"]
    for line in about["shown"]:
        assert client.get(line["address"]).status_code == 200
        assert line["text"] in text_of(found)
