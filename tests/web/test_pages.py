"""The pages: each answers, shows what it should, and runs nothing from a document."""

import re

import pytest

PAGES = ["/", "/facts", "/documents", "/problems", "/search", "/search?q=detention"]


def links(html, start):
    return sorted(set(re.findall(rf'href="({start}[^"]*)"', html)))


@pytest.mark.parametrize("address", PAGES)
def test_every_page_answers_with_its_guards(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "<script" not in answer.text
    assert '<html lang="en">' in answer.text


def test_clicking_a_fact_shows_it_in_its_document(client):
    facts = client.get("/facts?type=custody").text
    reader = next(link for link in links(facts, "/documents/") if "fact=" in link)
    address, _, anchor = reader.partition("#")
    page = client.get(address).text
    mark = re.search(rf'<mark class="custody chosen" id="{anchor}">(.*?)</mark>', page, re.S)
    assert mark and "46,000" in mark.group(1)


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
        assert "<script" not in page
        assert "hacked" not in page


def test_masked_identifiers_read_as_blocks(client, public_client):
    for visitor in (client, public_client):
        for link in links(visitor.get("/documents").text, "/documents/"):
            assert "078-05-1121" not in visitor.get(link).text


def test_public_pages_show_neither_names_nor_whole_texts(client, public_client):
    seen = []
    for visitor in (client, public_client):
        addresses = [*PAGES, *links(visitor.get("/documents").text, "/documents/")]
        seen.append("".join(visitor.get(address).text for address in addresses))
    local, public = seen
    assert "Okonkwo" in local  # the local reader shows the user's own document
    assert "Okonkwo" not in public
    assert "was afraid" not in public


def test_search_never_finds_a_person(client):
    for typed in ("Okonkwo", "Delphine", "Delphine Okonkwo", '"Delphine Okonkwo"', "Okon*"):
        assert "Okonkwo</mark>" not in client.get("/search", params={"q": typed}).text
        assert "No passage" in client.get("/search", params={"q": typed}).text


def test_only_local_names_reach_the_local_pages(client):
    assert client.get("/", headers={"host": "attacker.example"}).status_code == 400
    assert client.get("/", headers={"host": "127.0.0.1:8470"}).status_code == 200
