"""A citation says where words come from, the same in plain text, in HTML and as data."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import LOCAL

from plainview import __version__, pipeline
from plainview.store import Record
from plainview.web.app import create_app
from plainview.web.citing import linked, twin_of

LINE = re.compile(r'<div class="citing" data-copy><details>.*?<p>(.*?)</p>', re.DOTALL)


def plain(html):
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def test_a_fact_is_cited_alike_in_words_and_as_data(client):
    row = client.get("/facts.json?type=custody&q=46,000").json()["facts"][0]
    line = row["cite"]["citation"]
    assert line.startswith("detention.txt. Record: http://127.0.0.1/facts/")
    assert f"read by Plainview {__version__} on " in line
    assert f"SHA-256 {row['doc_id'][:16]}…" in line
    assert row["cite"]["address"] == f"{LOCAL}/facts/{row['id'][:16]}"
    for address in (f"/facts/{row['id']}", "/facts?type=custody&q=46,000"):
        (shown, *_) = LINE.findall(client.get(address).text)
        assert plain(shown) == f"“{row['evidence'][0]['quote']}” {line}"


def test_the_address_of_a_citation_leads_to_the_fact(client):
    row = client.get("/facts.json").json()["facts"][0]
    assert client.get(row["cite"]["address"] + ".json").json()["id"] == row["id"]


def test_a_document_is_cited_with_all_that_is_known_of_it(tmp_path):
    told = "Immigration and Customs Enforcement held more than 46,000 people in detention."
    (tmp_path / "told.html").write_text(
        '<html><head><title>Beds</title><meta property="og:site_name" content="The Newsroom">'
        '<link rel="canonical" href="https://news.example/beds">'
        '<meta property="article:published_time" content="2025-05-30"></head>'
        f"<body><article><h1>Beds</h1><p>{told}</p></article></body></html>"
    )
    with Record.create(tmp_path / "record") as made:
        pipeline.add(made, [tmp_path / "told.html"], workers=1)
    with TestClient(create_app(tmp_path / "record"), LOCAL) as visitor:
        (row,) = visitor.get("/documents.json").json()["documents"]
        cite = visitor.get(f"/documents/{row['doc_id']}.json").json()["cite"]["citation"]
        page = visitor.get(f"/documents/{row['doc_id']}").text
    assert cite.startswith(
        "Beds, The Newsroom, May 30, 2025, file told.html. https://news.example/beds. Record: "
    )
    assert cite in plain(re.search(r'<p class="cite".*?</p>', page, re.DOTALL).group())


@pytest.mark.parametrize(
    ("address", "followed"),
    [
        ("https://news.example/beds", True),
        ("http://news.example/", True),
        ("https://news.example/████████-sues", False),
        ("javascript:alert(1)", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_without_names_are_followed(address, followed):
    assert bool(linked(address)) is followed


def test_a_page_has_its_twin_beside_it():
    assert twin_of("/") == "/overview.json"
    assert twin_of("/claims/ab12") == "/claims/ab12.json"


def test_an_address_that_holds_a_name_is_hidden_in_a_public_copy(tmp_path):
    address = "https://news.example/2025/delphine-okonkwo-sues-government"
    (tmp_path / "told.html").write_text(
        f'<html><head><title>Beds</title><link rel="canonical" href="{address}"></head><body>'
        "<article><h1>Beds</h1><p>Immigration and Customs Enforcement held more than 46,000 people"
        " in detention in March 2025, records show.</p></article></body></html>"
    )
    with Record.create(tmp_path / "record") as made:
        pipeline.add(made, [tmp_path / "told.html"], workers=1)
    for public in (False, True):
        with TestClient(create_app(tmp_path / "record", public=public), LOCAL) as visitor:
            fact = visitor.get("/facts.json").json()["facts"][0]
            pages = [
                visitor.get(at).text
                for at in ("/facts", "/facts.json", "/documents.json", "/sources.json",
                           f"/facts/{fact['id']}", f"/documents/{fact['doc_id']}",
                           f"/documents/{fact['doc_id']}.json")
            ]  # fmt: skip
        assert any("okonkwo" in page for page in pages) is not public


def test_a_host_with_markup_in_its_name_stays_words(record):
    with TestClient(create_app(record, public=True), LOCAL) as visitor:
        page = visitor.get("/facts", headers={"host": 'a"><script>x</script>'}).text
    assert "<script>x" not in page
