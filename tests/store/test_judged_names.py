"""Judgements in the record: they change names, nothing else, and can always be undone."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.made import SEEN, SENTENCE, facts_of, hidden, packed, record_with, text_of

from plainview.model import Capture, Document, Fact, Filler, digest
from plainview.store import Record, pack, vault
from plainview.store.connection import VERSION, migrate
from plainview.store.judging import NO, UNSURE, WITHDRAWN, YES, Merge, judgement, surface_key

AT = "2026-01-01T00:00:00Z"
BOARD, COAST, POLICE = "org:harbour-board", "org:coast-guard", "org:port-police"


def judge(record: Record, surface: str, verdict: str, entity: str = "", **where) -> int:
    quote = where.pop("quote", "")
    merge = Merge(surface_key(surface), entity, **where)
    snapshot = {"name": entity.title(), "quote": digest(quote) if quote else ""}
    return record.judge(judgement(merge, verdict, "for a test", AT, snapshot))


def entities(record: Record, document: str | None = None) -> list[tuple[str, str, str | None]]:
    """Type, role and entity of each filler that could be a body."""
    found = [
        (fact.type, filler.role, filler.entity)
        for fact in record.every_fact()
        if document in (None, fact.document_id)
        for filler in fact.roles
        if filler.role != "category"
    ]
    return sorted(found, key=str)


BEFORE = [
    ("access", "recipient", BOARD), ("access", "recipient", POLICE), ("stance", "holder", BOARD),
]  # fmt: skip


def test_a_judgement_wins_everywhere_and_facts_keep_their_ids(tmp_path):
    with record_with(tmp_path / "r", 1, 2) as record:
        before = [fact.id for fact in record.every_fact()]
        assert judge(record, "Harbour Board", YES, COAST) == 4
        assert [fact.id for fact in record.every_fact()] == before
        assert record.count_facts(org=COAST) == 4
        assert record.count_facts(org=BOARD) == 0
        assert record.facts_of_each()[COAST] == 4
        assert record.facts(org=COAST)[0].roles[0].name == "Org:Coast-Guard"
        assert record.verify().sound
        (row,) = record.judged()
        assert (row.state, row.facts, row.entity) == ("decides", 4, COAST)


def test_documents_added_later_and_again_are_judged_too(tmp_path):
    with record_with(tmp_path / "r", 1) as record:
        judge(record, "harbour board", YES, COAST)
        record.add(packed(record.folder, 7))
        record.commit()
        assert record.count_facts(org=COAST) == 4
        record.remove("ferries-7.txt", "for a test")
        assert record.count_facts(org=COAST) == 2
        record.add(packed(record.folder, 7), again=True)
        record.commit()
        assert record.count_facts(org=COAST) == 4
        assert record.verify().sound


def test_every_judgement_can_be_undone(tmp_path):
    with record_with(tmp_path / "r", 1) as record:
        judge(record, "Harbour Board", YES, COAST)
        judge(record, "Harbour Board", UNSURE)
        assert {entity for _, _, entity in entities(record)} == {None, POLICE}
        assert record.open_names(["recipient", "holder"])[0].judged
        judge(record, "Harbour Board", NO, BOARD)
        assert {entity for _, _, entity in entities(record)} == {None, POLICE}
        assert judge(record, "Harbour Board", WITHDRAWN) == 2
        assert entities(record) == BEFORE
        assert [row.state for row in record.judged()] == [
            "superseded", "superseded", "superseded", "withdraws",
        ]  # fmt: skip
        assert len(record.judgements()) == 4, "none was overwritten"
        assert record.verify().sound


def test_one_document_and_one_fact(tmp_path):
    with record_with(tmp_path / "r", 1, 2) as record:
        first, second = (row.id for row in record.documents(order="added"))
        judge(record, "Harbour Board", YES, COAST, document=first)
        assert {entity for _, _, entity in entities(record, first)} == {COAST, POLICE}
        assert entities(record, second) == BEFORE
        stance = next(fact for fact in record.facts_of(second) if fact.type == "stance")
        span = (stance.evidence[0].start, stance.evidence[0].end)
        judge(record, "harbour board", YES, "org:x", document=second, type="stance", span=span)
        assert ("stance", "holder", "org:x") in entities(record, second)
        assert ("access", "recipient", BOARD) in entities(record, second)
        assert record.verify().sound


def test_a_filler_that_is_only_implied_goes_by_its_name(tmp_path):
    with record_with(tmp_path / "r", 1) as record:
        assert judge(record, "Port Police", YES, COAST) == 1
        assert ("access", "recipient", COAST) in entities(record)


def test_names_that_are_people_only_are_known_as_such(tmp_path):
    """Somebody who speaks for the board fills its role; the name is never one to judge."""
    with Record.create(tmp_path / "r") as record:
        document = Document.of(b"ferries 1 ", "text/plain")
        text = text_of(document, 1)
        fact = facts_of(text, 1)[1]
        start = text.content.index("Wanda Quillfeather")
        speaker = Filler(
            "holder", "Harbour Board", "Wanda Quillfeather", start, start + 18, "name", BOARD
        )
        said = replace(fact, content=text.content, fillers=(speaker,))
        capture = Capture(document.id, "ferries-1.txt", "file", SEEN)
        spool = vault.spool(record.folder.spool, b"ferries 1 ")
        record.add(pack(document, capture, text, [said], unlisted=hidden(text), spool=spool))
        record.commit()
        assert record.called(surface_key("Wanda Quillfeather")) == (1, 1)
        assert record.called(surface_key("Harbour Board")) == (1, 0)
        assert record.called(surface_key("Harbour Board"), "0" * 64) == (0, 0)
        assert record.surfaces([BOARD]) == ([], 1)


def reread(record: Record, n: int, lead: str, *, only: str | None = None) -> None:
    """Report `n` as a later reader makes of it: moved by some words, maybe with fewer facts."""
    document = Document.of(f"ferries {n} ".encode(), "text/plain")
    before = text_of(document, n)
    text = replace(before, reader="plain/2", content=lead + before.content, anchors=())
    facts: list[Fact] = [fact for fact in facts_of(text, n) if only in (None, fact.type)]
    capture = Capture(document.id, f"ferries-{n}.txt", "file", SEEN, f"/papers/ferries-{n}.txt")
    spool = vault.spool(record.folder.spool, f"ferries {n} ".encode())
    record.add(pack(document, capture, text, facts, unlisted=hidden(text), spool=spool), again=True)
    record.commit()


@pytest.mark.parametrize(
    ("lead", "only", "state"),
    [
        ("", None, "decides"),
        # moved by a little: the runs overlap
        ("Late news. ", None, "decides"),
        # moved out of sight: the quote is known again
        ("x" * 5000 + "\n\n", None, "decides"),
        # the new reader finds no such fact
        ("", "stance", "lost"),
    ],
)
def test_a_judgement_finds_its_fact_again_or_is_lost(tmp_path, lead, only, state):
    with record_with(tmp_path / "r", 3) as record:
        (document,) = record.documents()
        access = next(fact for fact in record.facts_of(document.id) if fact.type == "access")
        quote = access.evidence[0]
        where = {"document": document.id, "type": "access", "span": (quote.start, quote.end)}
        judge(record, "Harbour Board", YES, COAST, quote=quote.quote, **where)
        record.remove(document.id, "to read it anew")
        assert [row.state for row in record.judged()] == ["lost"]
        reread(record, 3, lead, only=only)
        (row,) = record.judged()
        assert (row.state, row.facts) == (state, 1 if state == "decides" else 0)
        expected = [("access", "recipient", COAST)] if state == "decides" else []
        assert [each for each in entities(record) if each[2] == COAST] == expected
        assert record.verify().sound


def test_removing_a_document_leaves_none_of_its_words(tmp_path):
    with record_with(tmp_path / "r", 1) as record:
        (document,) = record.documents()
        quote = record.facts_of(document.id)[0].evidence[0]
        judge(
            record, "Harbour Board", YES, COAST, quote=quote.quote, document=document.id,
            type="access", span=(quote.start, quote.end),
        )  # fmt: skip
        record.remove(document.id, "for a test")
        rest = " ".join(record._connection.iterdump())
        assert SENTENCE[:20] not in rest
        assert record.verify().sound


def test_resolving_again_keeps_the_judgement_above(tmp_path):
    with record_with(tmp_path / "r", 1) as record:
        judge(record, "Harbour Board", YES, COAST)
        (document,) = record.documents()
        resolved = record.resolved(document.id)
        assert all(name != "Org:Coast-Guard" for names in resolved.values() for name, _ in names)
        changed = {
            fact: [("New Board", "org:new") if n == "Harbour Board" else (n, e) for n, e in names]
            for fact, names in resolved.items()
        }
        record.rename(document.id, changed)
        assert record.count_facts(org=COAST) == 2
        judge(record, "Harbour Board", WITHDRAWN)
        assert record.count_facts(org="org:new") == 2
        assert record.verify().sound


def test_what_was_judged_cannot_be_changed_unseen(tmp_path):
    with record_with(tmp_path / "r", 1) as record:
        judge(record, "Harbour Board", YES, COAST)
    for statement, words in (
        ("UPDATE judgements SET reason = 'another'", "judgement 1 was changed"),
        ("DELETE FROM judged_names; DELETE FROM judgements", "judgement 1 is gone"),
    ):
        with sqlite3.connect(tmp_path / "r" / "record.db") as database:
            database.executescript(statement)
        with Record.open(tmp_path / "r") as record:
            report = record.verify()
        assert words in next(fault.what for fault in report.faults), report.faults


def objects(to: int) -> dict[str, str]:
    """What the schema of a version has, by name."""
    with sqlite3.connect(":memory:", isolation_level=None) as database:
        migrate(database, to)
        return dict(database.execute("SELECT name, type FROM sqlite_master WHERE sql IS NOT NULL"))


def test_a_record_of_the_version_before_is_brought_up_to_date(tmp_path: Path):
    record_with(tmp_path / "r", 1).close()
    later = objects(VERSION).items() - objects(3).items()
    kinds = ("trigger", "view", "index", "table")
    with sqlite3.connect(tmp_path / "r" / "record.db") as database:
        for name, kind in sorted(later, key=lambda item: kinds.index(item[1])):
            database.execute(f"DROP {kind} IF EXISTS {name}")
        database.execute("PRAGMA user_version = 3")
    with Record.open(tmp_path / "r", write=True) as record:
        assert judge(record, "Harbour Board", YES, COAST) == 2
        assert record.verify().sound
