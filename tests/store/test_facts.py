"""Facts come back as they went in, filtered, ordered and paged."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.made import SEEN, facts_of, packed, record_with, text_of

from plainview.model import (
    FACT_TYPES,
    MASK,
    Capture,
    Document,
    Evidence,
    Fact,
    Filler,
    Hop,
    Measure,
    Text,
    Time,
    WrongUse,
    canonical_json,
)
from plainview.model.schema import FLAGS, MODALITIES, SAID_KINDS, VIAS
from plainview.store import Record, pack
from plainview.store.facts import fact_of


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with record_with(tmp_path_factory.mktemp("facts") / "r", *range(100, 130)) as found:
        yield found


def test_a_fact_comes_back_as_it_went_in(record):
    document = Document.of(b"ferries 100 ", "text/plain")
    text = record.text(document.id)
    assert text == text_of(document, 100)
    rows = record.facts_of(document.id)
    expected = sorted(facts_of(text, 100), key=lambda fact: fact.evidence[0].start)
    assert [fact_of(row, text) for row in rows] == expected
    for row, fact in zip(rows, expected, strict=True):
        plain = row.to_json()
        gold = fact.to_json()
        for item in gold["evidence"]:
            item |= {"doc": "ferries-100.txt", "doc_id": document.id, "page": 1}
        assert json.loads(canonical_json(gold)).items() <= json.loads(canonical_json(plain)).items()


FILTERS = [
    ({}, 60),
    ({"type": "access"}, 30),
    ({"type": "access", "status": "requested"}, 30),
    ({"type": "access", "status": "refused"}, 0),
    ({"org": "org:port-police"}, 30),
    ({"org": "org:harbour-board"}, 60),
    ({"org": "org:harbour-board", "type": "stance"}, 30),
    ({"name": "harbour BOARD"}, 60),
    ({"name": "data:passenger_record"}, 30),
    ({"modality": "asserted", "polarity": "-"}, 0),
    ({"query": "audit"}, 30),
    ({"query": '"over 112 ferry"'}, 1),
    ({"query": "quillfeather"}, 0),
    ({"type": None, "query": ""}, 60),
]


@pytest.mark.parametrize(("filters", "count"), FILTERS)
@pytest.mark.parametrize("order", ["added", "newest", "id"])
def test_filters_leave_what_they_count(record, filters, count, order):
    rows = record.facts(limit=1000, order=order, **filters)
    assert len(rows) == record.count_facts(**filters) == count
    paged = [
        row
        for first in range(0, 60, 7)
        for row in record.facts(limit=7, offset=first, order=order, **filters)
    ]
    assert paged == rows


def test_orders(record):
    added = [row.id for row in record.facts(limit=1000)]
    assert [row.id for row in record.facts(limit=1000, order="newest")] == added[::-1]
    exported = list(record.every_fact())
    assert exported == record.facts(limit=1000, order="id")
    keys = [(row.document_id, row.evidence[0].start, row.id) for row in exported]
    assert all(a < b for a, b in pairwise(keys))
    with pytest.raises(WrongUse, match="no order"):
        record.facts(order="beauty")


def test_facets_count_what_a_filter_would_leave(record):
    facets = record.facets(type="access")
    assert facets.types == (("access", 30), ("stance", 30)), "the other types stay to choose"
    assert facets.statuses == (("requested", 30),)
    assert [(row.entity, row.facts) for row in facets.orgs] == [
        ("org:harbour-board", 30),
        ("org:port-police", 30),
    ]
    assert record.facets(orgs=1).orgs == tuple(record.orgs(limit=1))


def test_a_fact_is_found_by_the_beginning_of_its_id(record):
    row = record.facts(limit=1)[0]
    assert record.fact(row.id) == record.fact(row.id[:16]) == row
    with pytest.raises(WrongUse, match="no fact"):
        record.fact("ffffffffffffffff")
    with pytest.raises(WrongUse, match="no fact"):
        record.fact("xyz")


def test_what_leaves_the_machine_hides_unlisted_names(record):
    document = record.documents(limit=1)[0]
    for row in (*record.facts(public=True, limit=100), *record.every_fact(public=True)):
        assert "Quillfeather" not in json.dumps(row.to_json())
    quote = record.facts(type="access", public=True, limit=1)[0].evidence[0]
    assert MASK * len("Wanda Quillfeather") in quote.quote
    text = record.text(document.id, public=True)
    assert "Quillfeather" not in text.content
    assert text.heading.byline is None
    assert len(text.content) == len(record.text(document.id).content)
    assert "Quillfeather" in "".join(p.content for p in record.passages(document.id))
    assert "Quillfeather" not in "".join(
        p.content for p in record.passages(document.id, public=True)
    )


WORDS = "The Harbour Board asked the Port Police for 600 records in May."
SPANS = st.tuples(st.integers(0, len(WORDS) - 2), st.integers(1, 20)).map(
    lambda place: (place[0], min(len(WORDS), place[0] + place[1]))
)
MAYBE = st.none() | st.text("abcé█'\"", max_size=6)


@st.composite
def made_facts(draw, text_id):
    kind = FACT_TYPES[draw(st.sampled_from(sorted(FACT_TYPES)))]

    def surface():
        if draw(st.booleans()):
            return None, None, None
        start, end = draw(SPANS)
        return WORDS[start:end], start, end

    fillers = tuple(
        Filler(
            draw(st.sampled_from(kind.roles)),
            draw(st.text(max_size=8)),
            *surface(),
            draw(st.sampled_from(VIAS)),
            draw(MAYBE),
        )
        for _ in range(draw(st.integers(0, 5)))
    )
    numbers = st.none() | st.integers(-(10**12), 10**12) | st.floats(-1e9, 1e9, width=32)
    measures = []
    for _ in range(draw(st.integers(0, 2))):
        start, end = draw(SPANS)
        measures.append(
            Measure(
                draw(st.sampled_from(kind.measures)), draw(numbers), draw(numbers), draw(numbers),
                "about", draw(MAYBE), draw(MAYBE), draw(MAYBE), draw(MAYBE), draw(MAYBE),
                WORDS[start:end], start, end,
            )
        )  # fmt: skip
    said = tuple(
        Hop(draw(st.sampled_from(SAID_KINDS)), draw(st.text(max_size=5)), *surface())
        for _ in range(draw(st.integers(0, 3)))
    )
    spans = draw(st.lists(SPANS, min_size=1, max_size=3))
    time = Time(draw(MAYBE), draw(MAYBE), draw(MAYBE), draw(MAYBE), *surface())
    return Fact(
        WORDS, text_id, kind.name, draw(st.sampled_from(kind.statuses)),
        draw(st.sampled_from(MODALITIES)), draw(st.sampled_from("+-")), fillers, tuple(measures),
        said, tuple(Evidence(a, b, WORDS[a:b]) for a, b in spans),
        draw(st.sampled_from((None, time))), tuple(draw(st.sets(st.sampled_from(sorted(FLAGS))))),
        draw(st.text(max_size=5)),
    )  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_fact_survives_the_record(tmp_path_factory, data):
    text = Text("", "plain/1", WORDS)
    document = Document.of(data.draw(st.binary(min_size=1, max_size=9)), "text/plain")
    text = Text(document.id, "plain/1", WORDS)
    facts = data.draw(st.lists(made_facts(text.id), max_size=4))
    capture = Capture(document.id, "a.txt", "file", SEEN)
    with Record.create(tmp_path_factory.mktemp("any") / "r") as record:
        record.add(pack(document, capture, text, facts))
        record.commit()
        rows = record.facts_of(document.id)
        kept = {fact.id: fact for fact in facts}
        assert {row.id for row in rows} == set(kept)
        for row in rows:
            back = fact_of(row, text)
            assert back.id == row.id
            expected = kept[row.id]
            if expected.time == Time():
                assert back.time is None
            else:
                assert back == expected
        faults = [f.what for f in record.verify().faults if "vault" not in f.what]
        assert faults == []


def test_a_fact_of_another_text_is_refused(record):
    document = Document.of(b"other", "text/plain")
    text = text_of(document, 5)
    stray = facts_of(text_of(Document.of(b"stray", "text/plain"), 5), 5)
    with pytest.raises(ValueError, match="is of text"):
        pack(document, Capture(document.id, "o", "file", SEEN), text, stray)


def test_names_can_be_redone(tmp_path):
    with record_with(tmp_path / "r", 1) as record:
        row = record.facts(type="stance")[0]
        record.rename(row.document_id, {row.id: [("Harbour Authority", "org:harbour-authority")]})
        again = record.fact(row.id)
        assert again.id == row.id
        assert again.roles[0].name == "Harbour Authority"
        assert record.count_facts(org="org:harbour-authority") == 1
        assert record.verify().sound


def test_packing_twice_gives_the_same(tmp_path):
    with Record.create(tmp_path / "r") as record:
        one, two = packed(record.folder, 1), packed(record.folder, 1)
    assert (one.payload, one.facts, one.passages) == (two.payload, two.facts, two.passages)
