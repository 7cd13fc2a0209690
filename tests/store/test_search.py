"""Full-text search: what is found, how it is shown, and what must never be found."""

from __future__ import annotations

import re

import pytest
from tests.store.made import SEEN, packed, record_with

from plainview.model import MASK, Capture, Document, Heading, Text, WrongUse
from plainview.store import Record, pack, search, sql_search
from plainview.store.query import parse
from plainview.store.search import Asked
from plainview.store.search_columns import Narrowing, day


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with record_with(tmp_path_factory.mktemp("search") / "r", *range(100, 110)) as found:
        found.add(packed(found.folder, 200, more="A tram line was opened instead. " * 40))
        found.commit()
        yield found


FOUND = [
    ("ferry", 11),
    ("FERRY audit", 11),
    ('"ferry records"', 11),
    ('"records ferry"', 0),
    ("tram", 1),
    ("ferry NOT tram", 10),
    ("instead OR 105", 2),
    ("tra*", 1),
    ("nothing", 0),
]


@pytest.mark.parametrize(("query", "documents"), FOUND)
def test_queries_find_their_documents(record, query, documents):
    hits = record.search(query, limit=100)
    assert len({hit.document_id for hit in hits}) == documents
    assert record.count_hits(query) == len(hits)
    assert record.count_documents(query=query) == documents
    assert len(record.documents(query=query)) == documents


@pytest.mark.parametrize(
    "query",
    ["Wanda", "Quillfeather", "wanda quillfeather", '"Wanda Quillfeather"', "quill*", "wan*"],
)
def test_names_of_unlisted_people_find_nothing(record, query):
    assert record.search(query) == []
    assert record.count_hits(query) == record.count_documents(query=query) == 0
    assert record.count_facts(query=query) == 0


def test_a_hit_for_other_words_does_not_mark_a_name(record):
    (hit, *_) = record.search("answered OR Wanda")
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["answered"]
    (hit, *_) = record.search("answered OR Wanda", public=True)
    assert MASK * len("Wanda Quillfeather") in hit.snippet
    assert "Quillfeather" not in hit.snippet


def test_masked_characters_are_no_words(tmp_path):
    content = "The number is ███-██-████ for the ferry."
    document = Document.of(b"masked", "text/plain")
    text = Text(document.id, "plain/1", content, masked=1)
    with Record.create(tmp_path / "r") as record:
        record.add(pack(document, Capture(document.id, "m.txt", "file", SEEN), text))
        record.commit()
        with pytest.raises(WrongUse, match="no word"):
            record.search("███-██-████")
        assert record.count_hits("ferry") == 1


def test_snippets_stand_where_they_say_and_hold_their_marks(record):
    for query in ("ferry", "instead", "answered", "audit records"):
        for hit in record.search(query, limit=50):
            content = record.text(hit.document_id).content
            end = hit.snippet_start + len(hit.snippet)
            assert content[hit.snippet_start : end] == hit.snippet
            assert hit.start <= hit.snippet_start <= end <= hit.end
            assert hit.marks
            for a, b in hit.marks:
                assert hit.snippet[a:b].lower() in (*query.split(), "ferry")


@pytest.mark.parametrize("rankable", [search.RANKABLE, 3])  # ranked, and too many to be ranked
@pytest.mark.parametrize("order", search.ORDERS)
@pytest.mark.parametrize("narrowing", [Narrowing(), Narrowing(since="2024"), Narrowing("access")])
def test_pages_neither_repeat_nor_leave_out(record, monkeypatch, rankable, order, narrowing):
    monkeypatch.setattr(search, "RANKABLE", rankable)
    monkeypatch.setattr(search, "WINDOW", 4)
    whole = _keys(record, "ferry OR tram", narrowing, order, limit=100)
    assert len(whole) == len(set(whole)) >= 10
    paged: list[int] = []
    while True:
        after = paged[-1] if paged else None
        found = record.find(Asked(parse("ferry OR tram"), narrowing, order, after), limit=3)
        paged += [match.key for match in found.matches]
        if not found.rest:
            break
    assert paged == whole
    assert (found.total, found.more) == (min(len(whole), rankable), len(whole) > rankable)


def _keys(record, typed, narrowing, order="best", limit=100):
    asked = Asked(parse(typed) if typed else None, narrowing, order)
    return [match.key for match in record.find(asked, limit=limit).matches]


NARROWED = [
    ("ferry", Narrowing(), 11),
    ("ferry", Narrowing(type="access"), 11),
    ("ferry", Narrowing(type="spending"), 0),
    ("ferry", Narrowing(orgs=("org:harbour-board",)), 11),
    ("ferry", Narrowing(orgs=()), 0),
    ("", Narrowing(orgs=("org:harbour-board",), type="access"), 11),
    ("ferry", Narrowing(kinds=frozenset({"plain"})), 11),
    ("ferry", Narrowing(kinds=frozenset({"pdf"})), 0),
    ("ferry", Narrowing(outlet="nobody"), 0),
    ("", Narrowing(kinds=frozenset({"plain"})), 11),
    ("", Narrowing(), 0),
]


@pytest.mark.parametrize(("typed", "narrowing", "documents"), NARROWED)
def test_a_search_is_narrowed(record, typed, narrowing, documents):
    asked = Asked(parse(typed) if typed else None, narrowing)
    matches = record.find(asked, limit=100).matches
    assert len({match.hit.document_id for match in matches}) == documents
    if narrowing.of_facts:
        assert all(match.facts for match in matches)


BOUNDS = [(0.0, 0), (0.05, 2000), (0.5, 3), (1.1, 1)]
"""From which share a word is too common to rank by, and how many passages are few."""


@pytest.mark.parametrize(("common", "few"), BOUNDS)
@pytest.mark.parametrize(
    "typed", ["ferry", "ferry audit", "ferry OR tram", "ferry NOT (tram OR x)"]
)
def test_what_is_found_does_not_depend_on_how_it_is_ranked(record, monkeypatch, common, few, typed):
    narrowings = [Narrowing(), Narrowing("access"), Narrowing(since="2024")]
    wanted = [set(_keys(record, typed, each)) for each in narrowings]
    monkeypatch.setattr(search, "COMMON", common)
    monkeypatch.setattr(search, "FEW", few)
    for narrowing, keys in zip(narrowings, wanted, strict=True):
        found = _keys(record, typed, narrowing)
        assert len(found) == len(keys) >= 10
        assert set(found) == keys


DAYS = [
    ("2024-06-30", False, 20240630),
    ("2024", False, 20240101),
    ("2024", True, 20241231),
    ("2024-02", True, 20240231),
    ("2024-21", False, 20240101),  # EDTF: spring
    ("2024-06~", False, 20240101),
    ("", False, 0),
    (None, False, 0),
    ("soon", False, 0),
]


@pytest.mark.parametrize(("iso", "last", "number"), DAYS)
def test_dates_sort_as_numbers(iso, last, number):
    assert day(iso, last=last) == number


def test_the_rarer_word_ranks_where_the_other_stands_nearly_everywhere(tmp_path):
    with Record.create(tmp_path / "r") as record:
        for number in range(40):
            rare = "lighthouse " * (3 if number == 7 else number in (3, 30))
            content = f"The harbour {'harbour ' * (number == 30)}{rare}report {number} was filed."
            document = Document.of(content.encode(), "text/plain")
            capture = Capture(document.id, f"{number}.txt", "file", SEEN)
            record.add(pack(document, capture, Text(document.id, "plain/1", content)))
        record.commit()
        names = [hit.name for hit in record.search("harbour lighthouse")]
        assert names == ["7.txt", "3.txt", "30.txt"]


def test_facets_count_the_passages_that_a_choice_leaves(record):
    found = record.find(Asked(parse("ferry")), limit=100)
    for kind, number in found.facets.types.items():
        assert record.find(Asked(parse("ferry"), Narrowing(type=kind))).total == number
    for entity, number in found.facets.orgs.items():
        assert record.find(Asked(parse("ferry"), Narrowing(orgs=(entity,)))).total == number
    assert found.facets.types and found.facets.orgs


def test_suggestions_are_words_of_the_record_and_find_something(record):
    assert [one.typed for one in record.suggestions(parse("ferrry"))] == ["ferry"]
    assert "ferry" in [one.typed for one in record.suggestions(parse("ferry submarine"))]
    for typed in ("quilfeather", "Wandaa", "ferry NOT ferry", "xq"):  # no name, nothing to mend
        assert record.suggestions(parse(typed)) == []


PLANS = [
    (sql_search.HITS.format(title="t.title"), ("[1]",)),
    (sql_search.COUNT_IN, (1,)),
    (sql_search.COUNT_OUT, (1,)),
]


@pytest.mark.parametrize(("statement", "given"), PLANS)
def test_what_every_search_asks_reads_an_index(record, statement, given):
    plan = record._connection.execute(f"EXPLAIN QUERY PLAN {statement}", given).fetchall()
    scans = [step for *_, step in plan if step.startswith("SCAN")]
    assert [step for step in scans if "json_each" not in step] == []


LOOKED_UP = [
    (sql_search.NEWEST.format(among=""), {"words": "ferry", "below": 9, "most": 3}),
    (sql_search.RANKED.format(among=""), {"words": "ferry"}),
    (sql_search.RANKED.format(among=sql_search.AMONG), {"words": "ferry", "keys": "[1]"}),
    (sql_search.COUNT_MATCHES, ("ferry", 10)),
    (sql_search.COUNT_LATEST, ("ferry", 10)),
]


@pytest.mark.parametrize(("statement", "given"), LOOKED_UP)
def test_words_are_looked_up_in_the_index(record, statement, given):
    plan = record._connection.execute(f"EXPLAIN QUERY PLAN {statement}", given).fetchall()
    (step,) = [step for *_, step in plan if step.startswith("SCAN passage_search")]
    assert re.search(r"VIRTUAL TABLE INDEX \d+:\S*M", step)  # M: by MATCH


def test_of_words_as_much_alike_the_commonest_is_suggested_first(tmp_path):
    words = "polite " + "police " * 3
    with Record.create(tmp_path / "r") as record:
        for number, word in enumerate(words.split()):
            content = f"The {word} answered the letter {number}."
            document = Document.of(content.encode(), "text/plain")
            capture = Capture(document.id, f"{number}.txt", "file", SEEN)
            record.add(pack(document, capture, Text(document.id, "plain/1", content)))
        record.commit()
        assert [one.typed for one in record.suggestions(parse("polise"))] == ["police", "polite"]


def test_a_hidden_title_stays_hidden_in_public(tmp_path):
    document = Document.of(b"title", "text/plain")
    text = Text(document.id, "plain/1", "A ferry.", heading=Heading("Wanda Quillfeather sails"))
    capture = Capture(document.id, "t.txt", "file", SEEN)
    with Record.create(tmp_path / "r") as record:
        record.add(pack(document, capture, text, public_title=f"{MASK * 18} sails"))
        record.commit()
        assert record.search("ferry", public=True)[0].title == f"{MASK * 18} sails"
        assert record.document("t.txt", public=True).title == f"{MASK * 18} sails"
        assert record.text(document.id, public=True).heading.title == f"{MASK * 18} sails"
        assert record.document("t.txt").title == "Wanda Quillfeather sails"
