"""Sources: retellings under their root, named outlets as roots of their own, records apart."""

import re
from collections import Counter

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import LOCAL

from plainview import pipeline
from plainview.store import Record
from plainview.web.app import create_app
from plainview.web.folding import ORDERS

BODY = (
    "<p>Immigration and Customs Enforcement held {n} people in detention in March 2025, according"
    " to the agency's own figures, which were published on a Thursday afternoon without notice.</p>"
    "<p>The agency paid contractors for beds in county jails, and asked county sheriffs for more"
    " room, and said that {m} of the beds had stood empty through the whole of the winter.</p>"
    "<p>Delphine Okonkwo, a bookkeeper in Dayton, told a reporter that she had counted the vans"
    " that came and went at the gate of the old mill on each of the mornings of that month.</p>"
)
STORIES = {
    "first.html": ("Beds fill", "The Newsroom", "2025-04-01", BODY.format(n="46,000", m="1,200")),
    "second.html": ("Beds fill up", "Daily Copy", "2025-04-03", BODY.format(n="64,000", m="1,200")),
    "credits.html": (
        "What the reporters found", "Third Paper", "2024-06-01",
        "<p>Immigration and Customs Enforcement bought location data from a broker for $2 million,"
        " according to documents obtained by The Washington Post in June, which named none.</p>"
        "<p>The agency did not answer questions about the contract or about its end.</p>",
    ),
    "alone.html": (
        "Plates", "The Newsroom", "2023-02-01",
        "<p>The Department of Homeland Security awarded Acme Readers Inc. a contract worth over $2"
        " million for license plate readers, the agency said on Tuesday in a short notice.</p>",
    ),
}  # fmt: skip
PAGE = (
    '<html><head><title>{0}</title><meta property="og:site_name" content="{1}">'
    '<meta property="article:published_time" content="{2}"></head><body><article><h1>{0}</h1>{3}'
    "</article></body></html>"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sources")
    for name, parts in STORIES.items():
        (folder / name).write_text(PAGE.format(*parts), encoding="utf-8")
    (folder / "empty.pdf").write_bytes(b"")
    with Record.create(folder / "record") as made:
        pipeline.add(made, [folder], workers=1)
        pipeline.gather(made, workers=1)
    return folder / "record"


@pytest.fixture(scope="module")
def visitor(told):
    with TestClient(create_app(told), LOCAL) as found:
        yield found


@pytest.fixture(scope="module")
def mirror(told):
    with TestClient(create_app(told, public=True), LOCAL) as found:
        yield found


def origins(visitor, query=""):
    return visitor.get(f"/sources.json{query}").json()["origins"]


def test_a_retelling_stands_under_its_root_with_what_it_changed(visitor):
    first = origins(visitor)[0]
    assert (first["doc"], first["sure"], first["retellings"]) == ("first.html", True, 1)
    (retold,) = first["retold_by"]
    assert retold["doc"] == "second.html"
    (source,) = retold["sources"]
    assert source["doc_id"] == first["doc_id"]
    assert source["share"] > 0.8
    page = visitor.get("/sources").text
    beside = re.search(r'href="(/lineage/\w+/\w+)">(\d+) alteration', page)
    assert int(beside[2]) == source["alterations"] >= 1
    assert "46,000" in visitor.get(beside[1]).text


def test_every_document_is_listed_once(visitor):
    told = origins(visitor)
    names = [one["doc"] for one in told] + [
        each["doc"] for one in told for each in one["retold_by"]
    ]
    documents = visitor.get("/documents.json").json()["documents"]
    assert Counter(names) == Counter(one["doc"] for one in documents)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?outlet=The Newsroom", {"first.html", "alone.html"}),
        ("?outlet=Daily Copy", {"first.html"}),  # its retelling fits
        ("?year=2024", {"credits.html"}),
        ("?year=2025&kind=alone", set()),
        ("?kind=retold", {"first.html"}),
        ("?kind=alone&format=web page", {"credits.html", "alone.html"}),
        ("?format=PDF", set()),
        ("?shelf=records", set()),
        ("?outlet=Nobody", set()),
    ],
)
def test_filters_narrow_the_list(visitor, query, names):
    assert {one["doc"] for one in origins(visitor, query)} == names
    page = visitor.get(f"/sources{query}")
    assert page.status_code == 200
    assert ("No origin fits" in page.text) is (not names and "shelf" not in query)


@pytest.mark.parametrize("order", ORDERS)
def test_each_order_lists_the_same(visitor, order):
    assert len(origins(visitor, f"?order={order}")) == len(origins(visitor))


def test_pages_go_on_after_the_last_origin(visitor, monkeypatch):
    from plainview.web.pages import sources

    monkeypatch.setattr(sources, "SIZE", 1)
    found, address = [], "/sources.json"
    while address:
        answer = visitor.get(address).json()
        found += [one["doc"] for one in answer["origins"]]
        address = answer["next"]
    monkeypatch.undo()
    assert found == [one["doc"] for one in origins(visitor)]
    assert len(found) == 3 + ("empty.pdf" in found)


def test_a_named_outlet_is_a_root_of_its_own(visitor):
    named = visitor.get("/sources.json?shelf=named").json()["named"]
    post = next(one for one in named if one["name"] == "The Washington Post")
    assert (post["documents"], post["held"], post["what"]) == (1, 0, ["documents"])
    page = visitor.get(f"/sources/named/{post['entity']}").text
    assert "What the reporters found" in page
    assert "the record holds nothing" in page
    twin = visitor.get(f"/sources/named/{post['entity']}.json").json()
    assert [one["document"]["name"] for one in twin["credited_by"]] == ["credits.html"]
    assert visitor.get("/sources/named/nobody").status_code == 404


def test_what_could_not_be_read_is_reached_from_here(visitor):
    page = visitor.get("/sources").text
    assert re.search(r'<a href="/problems">\d+ notes? on what could not be read', page)
    assert visitor.get("/problems.json").json()["total"] >= 1


def test_two_texts_stand_beside_each_other_with_what_was_altered(visitor):
    beside = re.search(r'href="(/lineage/\w+/\w+)"', visitor.get("/sources").text)[1]
    page = visitor.get(beside).text
    marked = " ".join(re.findall(r'<mark><a href="#altered-1">(.*?)<sup>', page, re.DOTALL))
    assert "46,000" in marked and "64,000" in marked
    assert 'id="altered-1"' in page


def test_a_public_copy_sets_only_sentences_beside_each_other(mirror):
    beside = re.search(r'href="(/lineage/\w+/\w+)"', mirror.get("/sources").text)[1]
    page = mirror.get(beside).text
    assert "64,000" in page
    assert "old mill" not in page
    assert "<table" not in page


def test_no_name_of_a_person_leaves_with_the_sources(visitor, mirror):
    addresses = ["/sources", "/sources.json", "/sources?shelf=named", "/lineage", "/lineage.json",
                 "/documents", "/documents.json"]  # fmt: skip
    for one in origins(visitor):
        ids = [one["doc_id"], *(each["doc_id"] for each in one["retold_by"])]
        addresses += [f"/documents/{id}{end}" for id in ids for end in ("", ".json")]
        addresses += [f"/lineage/{id}{end}" for id in ids for end in ("", ".json")]
    words = {"local": visitor, "public": mirror}
    found = {name: [a for a in addresses if "Okonkwo" in who.get(a).text]
             for name, who in words.items()}  # fmt: skip
    assert found["public"] == []
    assert found["local"] != []  # it is the user's own document there
    assert not [a for a in addresses if "old mill" in mirror.get(a).text]
