"""The search page: how it reads what is asked, what it offers, and what it never finds."""

from __future__ import annotations

import re
from html import unescape

import pytest

from plainview.store.rows import Hit
from plainview.web.pages.search import _marked
from plainview.web.searching import Typed

UNDERSTOOD = [
    ("q=addresses OR", "OR with nothing on one side was left out"),
    ("q=(addresses", "A bracket was closed at the end"),
    ("q=NOT addresses", "There is no word in it to search for"),
    ("q=addresses type:plants", "There is no type of fact called “plants”"),
    ("q=addresses year:soon", "“soon” is no date"),
    ("q=addresses kind:papyrus", "No document is of that kind"),
    ("q=addresses type:", ""),
    ("q=addresses org:%22Ministry of Tides%22", "no institution of that name".capitalize()),
]


@pytest.mark.parametrize(("asked", "said"), UNDERSTOOD)
def test_what_makes_no_sense_is_said_and_left_out(client, asked, said):
    answer = client.get(f"/search?{asked}")
    assert answer.status_code == 200
    assert said in unescape(answer.text)


NARROWED = [
    ("q=immigration", True),
    ("q=immigration type:custody", True),
    ("q=immigration&type=custody", True),
    ("q=immigration type:target", False),
    ("q=immigration org:ICE", True),
    ("q=immigration org:%22Postal Service%22", False),
    ("q=immigration kind:%22web page%22", True),
    ("q=immigration kind:pdf", False),
    ("q=immigration year:1999", False),
    ("q=type:custody", True),
    ("q=org:ICE", True),
]


@pytest.mark.parametrize(("asked", "found"), NARROWED)
def test_operators_and_choices_narrow(client, asked, found):
    assert ('class="hit"' in client.get(f"/search?{asked}").text) is found
    answer = client.get(f"/search.json?{asked}").json()
    assert bool(answer["passages"]) is found is bool(answer["total"])


def test_every_choice_offered_finds_as_many_as_it_says(client):
    page = client.get("/search?q=immigration").text
    offered = re.findall(r'<li><a href="([^"]+)">[^<]+</a> <span class="soft">(\d+)</span>', page)
    assert offered
    for address, number in offered:
        answer = client.get(unescape(address).replace("/search?", "/search.json?")).json()
        assert answer["total"] == int(number), address


def test_hits_show_the_facts_that_were_read_from_them(client):
    page = client.get("/search?q=46,000").text
    assert re.search(
        r'<li class="custody"><span class="kind">custody</span> <a href="/facts/', page
    )


def test_where_nothing_is_found_close_words_are_offered(client):
    page = client.get("/search?q=addreses").text
    assert "No passage" in page
    assert re.search(r'<a href="/search\?q=addresses">addresses</a>', page)


@pytest.mark.parametrize("visitor", ["client", "public_client"])
@pytest.mark.parametrize("asked", ["Okonkwo", "okonk*", "org:Okonkwo", "Okonkwa", "type:stance"])
def test_no_search_finds_or_suggests_a_person(request, visitor, asked):
    answer = request.getfixturevalue(visitor).get("/search.json", params={"q": asked})
    said = answer.json()
    assert "Okonkwo" not in str(said["suggestions"]) if "suggestions" in said else True
    if asked != "type:stance":
        assert said["passages"] == []
    if visitor == "public_client":
        assert not re.search("delphine|okonkwo", str(said["passages"]), re.IGNORECASE)


@pytest.mark.parametrize("order", ["best", "newest", "oldest", "nonsense"])
def test_orders_and_pages_have_addresses(client, order):
    answer = client.get("/search.json", params={"q": "immigration", "order": order}).json()
    assert answer["total"] == len(answer["passages"])
    assert answer["after"] is None


WRONG = [
    ({"q": "a" * 501}, "q: more than 500 characters"),
    ({"org": "a" * 301}, "org: more than 300 characters"),
    ({"q": "immigration", "after": "-1"}, "after: no number of a passage"),
    ({"q": "immigration", "after": "9" * 30}, "after: no number of a passage"),
]


@pytest.mark.parametrize(("asked", "said"), WRONG)
@pytest.mark.parametrize("path", ["/search", "/search.json"])
def test_an_address_that_makes_no_sense_is_refused(client, path, asked, said):
    answer = client.get(path, params=asked)
    assert answer.status_code == 400
    assert said in answer.text


def test_choices_have_the_address_that_the_chosen_search_has():
    typed = Typed("tax records", type="access", year="2024", order="newest")
    for name in ("org", "outlet", "kind"):
        for value in ("us-ice", "A & B, C", "é+"):
            assert typed.addresses(name)(value) == typed.address(**{name: value})
    assert Typed().addresses("org")("x") == "/search?org=x"


def test_words_that_answer_are_marked_and_all_else_is_escaped():
    words = "<b>tax</b> & records"
    hit = Hit("d", "n", None, None, None, 0, 40, None, None, words, 0, ((3, 6), (13, 20)))
    assert _marked(hit) == "&lt;b&gt;<mark>tax</mark>&lt;/b&gt; &amp; <mark>records</mark> …"
