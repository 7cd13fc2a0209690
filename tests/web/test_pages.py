"""The pages: each answers, shows what it should, and runs nothing from a document."""

import json
import re
import sqlite3
from shutil import copytree

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import LOCAL, OWN_SCRIPT

from plainview import pipeline
from plainview.publish.file_names import public_name
from plainview.store import Record
from plainview.web.app import create_app

PAGES = ["/", "/facts", "/documents", "/problems", "/search", "/search?q=detention"]


def links(html, start):
    return sorted(set(re.findall(rf'href="({start}[^"]*)"', html)))


@pytest.mark.parametrize("address", PAGES)
def test_every_page_answers_with_its_guards(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "<script" not in answer.text.replace(OWN_SCRIPT, "")
    assert '<html lang="en">' in answer.text


def test_clicking_a_fact_shows_it_in_its_document(client):
    facts = client.get("/facts?type=custody").text
    reader = next(link for link in links(facts, "/documents/") if "fact=" in link)
    address, _, anchor = reader.partition("#")
    page = client.get(address).text
    mark = re.search(rf'<mark class="custody chosen" id="{anchor}">(.*?)</mark>', page, re.S)
    assert mark and "46,000" in mark.group(1)


def test_a_public_copy_of_a_long_document_comes_in_parts(tmp_path):
    told = "Immigration and Customs Enforcement held more than {n}000 people in detention."
    lines = [f"{told.format(n=n)} Nobody asked for the timetable." for n in range(100, 350)]
    (tmp_path / "long.txt").write_text("\n\n".join(lines), encoding="utf-8")
    with Record.create(tmp_path / "record") as made:
        pipeline.add(made, [tmp_path / "long.txt"], workers=1)
    with TestClient(create_app(tmp_path / "record", public=True), LOCAL) as visitor:
        (late,) = visitor.get("/facts.json?q=333000").json()["facts"]
        page = visitor.get(f"/documents/{late['doc_id']}?fact={late['id']}").text
        assert "Part 3 of 3" in page
        assert re.search(r'<mark class="custody chosen" id="at-\w+"><a[^>]*>[^<]*333000', page)
        assert "timetable" not in page
        assert "Part 1 of 3" in visitor.get(f"/documents/{late['doc_id']}?part=1").text
        assert visitor.get(f"/documents/{late['doc_id']}?part=99").status_code == 200


def test_a_fact_has_an_address_of_its_own_and_a_json_twin(client):
    card = links(client.get("/facts").text, "/facts/")[0]
    page = client.get(card)
    assert page.status_code == 200
    assert "SHA-256" in page.text
    twin = client.get(card + ".json").json()
    assert twin["id"] == card.rsplit("/", 1)[1]
    assert client.get("/facts.json").json()["total"] >= 3


def test_filters_narrow_and_say_so(client):
    every = client.get("/facts.json").json()["total"]
    custody = client.get("/facts.json?type=custody").json()
    assert 0 < custody["total"] < every
    assert {fact["type"] for fact in custody["facts"]} == {"custody"}
    empty = client.get("/facts?type=custody&q=submarine").text
    assert "No fact fits" in empty


def test_search_marks_what_was_found(client):
    page = client.get("/search?q=taxpayer").text
    assert re.search(r"<mark>taxpayer</mark>", page)
    assert "No passage" in client.get("/search?q=submarine").text


@pytest.mark.parametrize("typed", ['"', "(", "AND", "a AND", "*", "'; DROP TABLE facts", "NEAR("])
def test_a_query_that_makes_no_sense_gets_a_page(client, typed):
    assert client.get("/search", params={"q": typed}).status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing", 404),
        ("/facts/ffffffff", 404),
        ("/documents/ffffffff", 404),
        ("/facts/../../etc/passwd", 404),
        ("/facts?page=0", 400),
        ("/facts?page=x", 400),
        ("/facts.json?page=x", 400),
    ],
)
def test_wrong_addresses_are_answered_plainly(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_documents_run_nothing(client):
    for link in links(client.get("/documents").text, "/documents/"):
        page = client.get(link).text
        assert "<script" not in page.replace(OWN_SCRIPT, "")
        assert "hacked" not in page


def test_masked_identifiers_read_as_blocks(client, public_client):
    for visitor in (client, public_client):
        for link in links(visitor.get("/documents").text, "/documents/"):
            assert "078-05-1121" not in visitor.get(link).text


def every_address(visitor):
    """The fixed pages, and every document and fact with its JSON twin."""
    documents = links(visitor.get("/documents").text, "/documents/")
    facts = links(visitor.get("/facts").text, "/facts/")
    assert len(documents) >= 4 and len(facts) >= 5
    return [*PAGES, "/facts.json", *documents, *facts, *(f"{fact}.json" for fact in facts)]


def test_public_pages_show_neither_names_nor_whole_texts(client, public_client):
    local, public = (
        "".join(visitor.get(address).text for address in every_address(visitor))
        for visitor in (client, public_client)
    )
    assert "Okonkwo" in local  # the local reader shows the user's own document
    assert "Okonkwo" not in public
    assert "Delphine" not in public
    assert "█ sues the government" in public
    assert "was afraid" not in public


def test_public_pages_show_no_name_in_a_file_name(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    told = "Immigration and Customs Enforcement held more than 46,000 people in detention."
    (folder / "Letter to Delphine Okonkwo.txt").write_text(told, encoding="utf-8")
    (folder / "delphine_okonkwo-scan.pdf").write_bytes(b"%PDF-1.7 broken")
    with Record.create(tmp_path / "record") as made:
        pipeline.add(made, [folder], workers=1)
    with TestClient(create_app(tmp_path / "record", public=True), LOCAL) as visitor:
        first = visitor.get("/documents").text
        pages = [first, *(visitor.get(link).text for link in links(first, "/documents/"))]
        pages += [visitor.get(at).text for at in ("/facts", "/facts.json", "/problems")]
        pages.append(visitor.get(links(visitor.get("/facts").text, "/facts/")[0]).text)
    assert "Letter to ████████" in first
    assert not [page for page in pages if re.search("okonkwo|delphine", page, re.IGNORECASE)]


@pytest.mark.parametrize(
    "name",
    ["delphine-okonkwo-arrested.html", "arrest_of_delphine_okonkwo.pdf", "DELPHINE-OKONKWO.txt",
     "mail.zip/delphine-okonkwo/letter.txt", "DelphineOkonkwoLetter.pdf", "delphine%20okonkwo.txt",
     "https://paper.example/2025/03/delphine-okonkwo-arrested", "who-is-delphine+okonkwo.html"],
)  # fmt: skip
def test_a_name_in_a_file_name_or_an_address_reads_as_blocks(name):
    shown = public_name(name)
    assert len(shown) == len(name) and "█" in shown
    assert not re.search("okonkwo|delphine", shown, re.IGNORECASE)


def test_a_title_that_is_no_more_than_a_file_name_shows_nobody(tmp_path):
    told = "Immigration and Customs Enforcement held more than 46,000 people in detention."
    for number, title in enumerate(("delphine-okonkwo-arrested", "delphine okonkwo arrested")):
        article = {"title": title, "content_original": told, "source": "Wire", "date": "2025-03-05",
                   "url": f"https://paper.example/{title.replace(' ', '-')}"}  # fmt: skip
        (tmp_path / f"{number}.json").write_text(json.dumps(article), encoding="utf-8")
    with Record.create(tmp_path / "record") as made:
        pipeline.add(made, [tmp_path / "0.json", tmp_path / "1.json"], workers=1)
        pipeline.gather(made, workers=1)
    with TestClient(create_app(tmp_path / "record", public=True), LOCAL) as visitor:
        lists = ("/", "/facts", "/facts.json", "/documents", "/sources", "/claims", "/findings",
                 "/search?q=held", "/search.json?q=held", "/lineage", "/timeline")  # fmt: skip
        found = [visitor.get(at) for at in lists]
        found += [
            visitor.get(at)
            for start in ("/documents/", "/facts/", "/claims/")
            for at in links("".join(answer.text for answer in found), f"{start}[0-9a-f]{{64}}")
        ]
    assert sum(answer.status_code == 200 for answer in found) > 14
    shown = [
        str(answer.url) for answer in found if re.search("okonkwo|delphine", answer.text, re.I)
    ]
    assert shown == []


@pytest.mark.parametrize(
    "name",
    ["irs-ice-agreement.docx", "ICE_contract-2025.pdf", "postal-inspectors-task-force.html",
     "mail.zip/detention-capacity.xlsx", "287(g) list.csv", "arrest-target.warc.gz",
     "fusion-centers.tar.gz/values-act.txt", "records-cap.md", "dmv-queries.csv"],
)  # fmt: skip
def test_file_names_without_people_stay(name):
    assert public_name(name) == name


@pytest.mark.parametrize("address", ["/facts", "/facts.json"])
def test_facts_are_found_by_institution_and_not_by_person(client, public_client, address):
    for visitor in (client, public_client):
        assert "never by person" in visitor.get(f"{address}?org=Delphine+Okonkwo").text
    every = client.get("/facts.json?org=U.S. Immigration and Customs Enforcement").json()["total"]
    assert every == client.get("/facts.json?org=ICE").json()["total"] >= 3


def test_local_paths_are_nowhere(client, public_client, record):
    for visitor in (client, public_client):
        for address in [*every_address(visitor), "/documents/ffffffff", "/nothing"]:
            answer = visitor.get(address).text
            assert str(record.parent) not in answer
            assert str(record.parents[1]) not in answer


@pytest.mark.parametrize("public", [False, True])
def test_a_record_that_is_gone_is_told_without_its_folder_to_others(tmp_path, public):
    Record.create(tmp_path / "record").close()
    app = create_app(tmp_path / "record", public=public)
    (tmp_path / "record" / "record.db").rename(tmp_path / "aside.db")
    with TestClient(app, LOCAL) as visitor:
        answer = visitor.get("/documents")
    assert answer.status_code == 500
    assert "<h1>Something went wrong</h1>" in answer.text
    assert (str(tmp_path) in answer.text) is not public


def test_what_nobody_foresaw_gets_a_page_with_its_guards(record, tmp_path):
    copytree(record, tmp_path / "record")
    with sqlite3.connect(tmp_path / "record" / "record.db") as database:
        database.execute("UPDATE facts SET flags = 'no_such_flag'")
    with TestClient(
        create_app(tmp_path / "record"), LOCAL, raise_server_exceptions=False
    ) as visitor:
        answer = visitor.get(links(visitor.get("/facts").text, "/facts/")[0])
    assert answer.status_code == 500
    assert "the record is as it was" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_search_never_finds_a_person(client):
    for typed in ("Okonkwo", "Delphine", "Delphine Okonkwo", '"Delphine Okonkwo"', "Okon*"):
        assert "Okonkwo</mark>" not in client.get("/search", params={"q": typed}).text
        assert "No passage" in client.get("/search", params={"q": typed}).text


def test_only_local_names_reach_the_local_pages(client):
    for name in ("attacker.example", "127.0.0.1.attacker.example", "testserver", "0.0.0.0"):
        assert client.get("/", headers={"host": name}).status_code == 400
    assert client.get("/", headers={"host": "localhost:80"}).status_code == 200
    assert client.get("/", headers={"host": "127.0.0.1:8470"}).status_code == 200
