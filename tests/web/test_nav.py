"""Links at the head and foot of each page: none is dead, and each knows where one is."""

from __future__ import annotations

import re

import pytest

from plainview.web.nav import Place, places


@pytest.mark.parametrize("kind", ["client", "public_client"])
def test_no_link_is_dead_and_none_stands_twice(request, kind):
    client = request.getfixturevalue(kind)
    found = places(client.app)
    addresses = [place.address for place in (*found.top, *found.foot)]
    assert addresses[:2] == ["/", "/findings"] and len(set(addresses)) == len(addresses)
    for address in addresses:
        assert client.get(address).status_code == 200, address
    assert not any(address == "/add" for address in addresses) or kind == "client"


@pytest.mark.parametrize(
    ("here", "current"),
    [
        ("/ledgers/access", "page"),
        ("/ledgers/custody", "true"),
        ("/ledgersomething", ""),
        ("/", ""),
    ],
)
def test_a_section_is_marked_on_its_pages(here, current):
    assert Place("Ledgers", "/ledgers/access", "/ledgers/").current(here) == current


def test_the_page_one_is_on_is_marked_once(client):
    head = client.get("/findings").text.split("</header>")[0]
    assert re.findall(r'href="([^"]*)" aria-current="page"', head) == ["/findings"]


@pytest.mark.parametrize(
    ("path", "section"),
    [("/lineage", "/sources"), ("/documents", "/sources"), ("/problems", "/sources"),
     ("/programs", "/institutions"), ("/facts", "/ledgers")],
)  # fmt: skip
def test_pages_of_the_foot_are_of_a_section(client, path, section):
    head = client.get(path).text.split("</header>")[0]
    assert re.findall(r'href="([^"]*)" aria-current="true"', head) == [section]


def test_the_overview_is_no_section(client):
    head = client.get("/findings").text
    assert '<a href="/" aria-current' not in head
