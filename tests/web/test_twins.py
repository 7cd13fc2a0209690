"""Every page has a twin as data, and says how to cite it; the twin hides what the page hides."""

import re
from collections import deque

import pytest
from tests.web.conftest import STORIES

from plainview.web import app
from plainview.web.citing import twin_of

ASKING = {
    "/check",  # a form: what it answers has its twin under POST /check.json
    "/add",  # a form: each batch that it starts has a page and a twin
}
DATA = (".json", ".jsonl", ".csv", ".txt", ".png")
MOST = 150
LINK = re.compile(r'href="(/(?!static/)[^"#]*)')


def addresses():
    routes = [route for module in app._PAGES + app._CHANGES for route in module.router.routes]
    return {route.path for route in routes if "GET" in route.methods}


@pytest.mark.parametrize("address", sorted(a for a in addresses() if not a.endswith(DATA)))
def test_every_page_has_a_twin(address):
    assert (twin_of(address) in addresses()) is (address not in ASKING)


def shape(address):
    """What kind of page an address leads to: ids and filters taken out."""
    path, _, query = address.partition("?")
    path = re.sub(r"/[0-9a-f]{10,64}", "/ID", path)
    path = re.sub(r"/(institutions|programs|named)/[^/]+", r"/\1/ID", path)
    return path, tuple(sorted(re.findall(r"(\w+)=", query)))


def walked(visitor):
    """Pages that links lead to from the overview, three of each kind, with their answers."""
    queue, met, found = deque(["/"]), {}, {}
    while queue and len(found) < MOST:
        address = queue.popleft()
        if address in found or address.partition("?")[0].endswith(DATA):
            continue
        kind = shape(address)
        met[kind] = met.get(kind, 0) + 1
        if met[kind] > 3:
            continue
        found[address] = visitor.get(address)
        queue += [link.replace("&amp;", "&") for link in LINK.findall(found[address].text)]
    return found


def twin_at(address):
    path, mark, query = address.partition("?")
    return f"{twin_of(path)}{mark}{query}"


@pytest.mark.parametrize("who", ["client", "public_client"])
def test_every_page_that_links_lead_to_is_cited_and_has_its_twin(who, request):
    visitor = request.getfixturevalue(who)
    found = walked(visitor)
    assert {"/sources", "/gaps", "/facts", "/documents", "/claims"} <= set(found)
    for address, page in found.items():
        assert page.status_code == 200, address
        if address.partition("?")[0] in ASKING:
            continue
        assert 'class="cite"' in page.text, address
        twin = visitor.get(twin_at(address))
        assert twin.status_code == 200, twin_at(address)
        assert twin.headers["content-type"] == "application/json", address
        assert isinstance(twin.json(), dict), address
        assert "078-05-1121" not in twin.text, address
        if who == "public_client":
            assert not re.search("okonkwo|was afraid", twin.text, re.IGNORECASE), address


def test_a_twin_tells_the_same_facts(client):
    for name in STORIES:
        documents = client.get("/documents.json").json()["documents"]
        (row,) = [one for one in documents if one["doc"] == name]
        page = client.get(f"/documents/{row['doc_id']}").text
        twin = client.get(f"/documents/{row['doc_id']}.json").json()
        shown = set(re.findall(r'id="fact-(\w{16})"', page))
        assert shown == {fact["id"][:16] for fact in twin["facts_here"]}
        assert row["facts"] == len(twin["facts_here"])
        assert "".join(run["text"] for run in twin["words"])
