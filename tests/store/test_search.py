"""Full-text search: what is found, how it is shown, and what must never be found."""

from __future__ import annotations

import pytest
from tests.store.made import SEEN, packed, record_with

from plainview.model import MASK, Capture, Document, Heading, Text, WrongUse
from plainview.store import Record, pack, search


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


def test_pages_of_hits_neither_repeat_nor_leave_out(record, monkeypatch):
    for most in (search.RANKABLE, 3):  # ranked, and more hits than can be ranked
        monkeypatch.setattr(search, "RANKABLE", most)
        whole = record.search("ferry OR tram", limit=100)
        paged = [
            hit
            for first in range(0, 40, 3)
            for hit in record.search("ferry OR tram", limit=3, offset=first)
        ]
        assert paged == whole
        assert len(whole) >= 11


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
