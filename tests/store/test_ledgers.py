"""Ledgers: a row for each claim, in any order, page by page, in step with the facts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plainview import pipeline
from plainview.model import FACT_TYPES, WrongUse
from plainview.store import Record, ledgers, sql_ledgers, tallies
from plainview.store.judging import YES, Merge, judgement, surface_key
from plainview.store.ledgers import Place

SAMPLE = Path(__file__).parents[2] / "sample" / "documents"
PAPERS = (
    *("agreements-287g.xls", "detention-full.json", "irs-disclosures-ruling.json"),
    *("irs-ice-agreement.docx", "postal-inspectors-task-force.html", "mail-cover-requests.md"),
    *("postal-inspectors-retold.json", "postal-inspectors-spun.html", "senators-letter.eml"),
)
HELD = (
    "In May 2025, ICE held {people} people at the Harbour Detention Center in Dayton, which has a"
    " capacity of {room} people.\n"
)


def prepared(folder: Path) -> Path:
    papers = folder / "papers"
    papers.mkdir()
    for name in PAPERS:
        (papers / name).write_bytes((SAMPLE / name).read_bytes())
    (papers / "hall.txt").write_text(HELD.format(people=300, room=200), encoding="utf-8")
    path = folder / "record"
    with Record.create(path) as record:
        pipeline.add(record, [papers], workers=1)
        pipeline.gather(record, workers=1)
    return path


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with Record.open(prepared(tmp_path_factory.mktemp("ledgers"))) as found:
        yield found


def in_step(record: Record) -> bool:
    return tallies.wrong(record._connection) == 0


def walk(record: Record, type_: str, place: Place, limit: int, filters=None) -> list[int]:
    """The numbers of all rows, page by page."""
    chosen, found = record.ledger_chosen(type_, filters or {}), []
    while True:
        leaf, rows = record.ledger_leaf(chosen, place, limit=limit)
        assert len(leaf.keys) <= limit and leaf.before == bool(found)
        found += leaf.keys
        if not leaf.after:
            return found
        place = Place(place.order, place.descending, rows[-1].fact.id)


def value_of(record: Record, key: int, order: str):
    statement = f"SELECT {order} FROM ledger WHERE fact_key = ?"
    return record._connection.execute(statement, (key,)).fetchone()[0]


def test_facts_of_one_claim_are_one_row(record):
    facts = {kind: record.count_facts(type=kind) for kind in FACT_TYPES}
    rows = {one.type: one.rows for one in record.ledgers()}
    members = [record.members(one.id) for one in record.claims(limit=1000)]
    assert any(len(each) > 1 for each in members)
    lone = sum(1 for row in record.every_fact() if record.claim_of(row.id) is None)
    assert sum(rows.values()) == len(members) + lone < sum(facts.values())
    shared = [one for one in record.claims(limit=1000) if one.origins > 1]
    assert sum(one.shared for one in record.ledgers()) == len(shared) > 0
    for claim in shared:
        found = {
            row.claim: row.origins
            for row in record.ledger_rows(record.ledger_chosen(claim.type, {}), Place())
        }
        assert found[claim.id] == claim.origins


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    type_=st.sampled_from(sorted(FACT_TYPES)),
    order=st.sampled_from(sql_ledgers.ORDERS),
    descending=st.booleans(),
    limit=st.integers(1, 9),
    asserted=st.booleans(),
)
def test_pages_give_every_row_once_in_order_both_ways(
    record, type_, order, descending, limit, asserted
):
    filters = {"modality": "asserted"} if asserted else {}
    found = walk(record, type_, Place(order, descending), limit, filters)
    assert len(found) == len(set(found))
    if not asserted:
        assert len(found) == next(one.rows for one in record.ledgers() if one.type == type_)
    values = [value_of(record, key, order) for key in found]
    known = [one.lower() if isinstance(one, str) else one for one in values if one is not None]
    assert values[len(known) :] == [None] * (len(values) - len(known)), "without a value: last"
    assert known == sorted(known, reverse=descending)
    # back from the last row, page by page
    chosen = record.ledger_chosen(type_, filters)
    back: list[int] = found[-1:]
    while back and len(back) < len(found):
        (fact,) = record.facts_numbered(back[:1])
        leaf, _ = record.ledger_leaf(chosen, Place(order, descending, fact.id, True), limit=limit)
        assert leaf.after and leaf.before == (len(back) + len(leaf.keys) < len(found))
        back = [*leaf.keys, *back]
    assert back == found


@pytest.mark.parametrize(
    ("type_", "filters", "fits"),
    [
        ("access", {"org": "us-irs"}, lambda row: any(f.entity == "us-irs" for f in row.roles)),
        ("access", {"name": "internal revenue service"}, lambda row: row.type == "access"),
        ("access", {"stage": "requested"}, lambda row: row.status == "requested"),
        ("rule", {"modality": "asserted"}, lambda row: row.modality == "asserted"),
        ("access", {"query": "addresses"}, lambda row: "addresses" in row.evidence[0].quote),
        ("access", {"category": "data:address"}, lambda row: "data:address" in names(row)),
    ],
)
def test_filters_leave_what_fits_listed_or_walked(record, monkeypatch, type_, filters, fits):
    listed = walk(record, type_, Place(), 3, filters)
    assert listed and all(fits(row) for row in record.facts_numbered(listed))
    facets = record.ledger_facets(record.ledger_chosen(type_, filters))
    assert sum(count for _, count in facets.stage) == len(listed)
    monkeypatch.setattr(ledgers, "MOST", 0)
    assert record.ledger_chosen(type_, filters).keys is None
    assert walk(record, type_, Place(), 3, filters) == listed


def names(row) -> set[str]:
    return {filler.name for filler in row.roles}


def test_what_there_is_not_is_said(record):
    chosen = record.ledger_chosen("access", {"year": "1802"})
    assert chosen.keys == () and record.ledger_leaf(chosen, Place())[0].keys == ()
    everything = record.ledger_chosen("access", {})
    with pytest.raises(WrongUse, match="no such place"):
        record.ledger_leaf(everything, Place(fact="f" * 64))
    with pytest.raises(WrongUse, match="no order"):
        record.ledger_leaf(everything, Place("quote"))
    with pytest.raises(WrongUse, match="no word"):
        record.ledger_chosen("access", {"query": "?"})


def test_the_table_follows_names_removals_and_claims(tmp_path):
    path = prepared(tmp_path)
    with Record.open(path, write=True) as record:
        assert in_step(record)
        merge, named = Merge(surface_key("the IRS"), "us-dea"), {"name": "DEA", "quote": ""}
        assert record.judge(judgement(merge, YES, "for a test", "2026-01-01T00:00:00Z", named))
        assert record.ledger_chosen("access", {"org": "us-dea"}).keys
        assert in_step(record)
        record.remove("postal-inspectors-task-force.html", "for a test")
        assert in_step(record)
        pipeline.gather(record, workers=1)
        assert in_step(record)


@pytest.mark.parametrize("order", sql_ledgers.ORDERS)
@pytest.mark.parametrize("way", ["DESC", "ASC"])
@pytest.mark.parametrize(
    ("at", "used"),
    [
        ("l.{} IS NOT NULL", "(type=?"),
        ("l.{} IS NULL AND l.fact_key < ?", "(type=? AND {}=? AND rowid<?)"),
        ("l.{} = ? AND l.fact_key > ?", "(type=? AND {}=? AND rowid>?)"),
        ("l.{} > ?", "(type=? AND {}>?)"),
    ],
)
def test_an_order_is_read_from_its_index(record, order, way, at, used):
    """Nothing is sorted and nothing passed over, on the first page as on any other."""
    if "IS NULL" in at and order in ("stage", "origins"):
        pytest.skip("every row has a value of it")
    statement = sql_ledgers.PAGE.format(
        type=sql_ledgers.BY_TYPE, filters="", place=at.format(order), order=order, way=way
    )
    values = ("access", *[1] * at.count("?"), 25)
    rows = record._connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)
    plan = " ".join(row[3] for row in rows)
    assert f"ledger_by_{order} {used.format(order)}" in plan and "TEMP B-TREE" not in plan


@pytest.mark.parametrize(
    ("statement", "way"),
    [
        (sql_ledgers.CHOSEN.format(filters=" AND l.stage = ?"), "ledger_by_stage (type=? AND"),
        (sql_ledgers.COUNT_SHARED, "ledger_by_origins (type=? AND origins>?)"),
        (sql_ledgers.FACETS["said"].format(type="l.type = ?", keys=""), "ledger_by_said (type=?)"),
    ],
)
def test_filters_and_counts_have_an_index(record, statement, way):
    values = ["access", 1, 2][: statement.count("?")]
    rows = record._connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)
    assert way in " ".join(row[3] for row in rows)
