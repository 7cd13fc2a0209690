"""What the record keeps of claims, whatever comes and goes."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plainview.claims.comparing import Comparison, compare_prepared
from plainview.claims.content import Prepared
from plainview.model import Capture, Document, Evidence, Fact, Filler, Heading, Measure, Text
from plainview.pipeline import claims as stage
from plainview.store import Record, claims, pack, vault

SEEN = "2025-06-01T00:00:00Z"
PLACES = (("Eloy", "pl-eloy"), ("Krome", "pl-krome"), ("Adelanto", "pl-adelanto"))
NUMBERS = (1240, 1243, 1200, 1420, 1100, 2204)


def sentences(number: int) -> list[tuple[str, str, int]]:
    """The place, its id and the people held there, of the two statements of a document."""
    first, second = PLACES[number % 3], PLACES[(number // 3) % 3]
    return [
        (*first, NUMBERS[number % 6]),
        (*second, NUMBERS[(number * 5 + 1) % 6]),
    ]


def add(record: Record, number: int) -> str:
    said = [f"Report {number}: {place} held {held} people." for place, _, held in sentences(number)]
    content = " ".join(said)
    data = content.encode()
    document = Document.of(data, "text/plain")
    name = f"report-{number}.txt"
    heading = Heading(published=f"2025-05-{1 + number % 20:02}", outlet=f"Outlet {number}")
    text = Text(document.id, "plain/1", content, (), heading, 0)
    facts, at = [], 0
    for sentence, (place, entity, held) in zip(said, sentences(number), strict=True):
        start = content.index(sentence, at)
        at = start + len(sentence)
        facts.append(_fact(text, start, sentence, place, entity, held))
    capture = Capture(document.id, name, "file", SEEN, f"/papers/{name}")
    spool = vault.spool(record.folder.spool, data)
    record.add(pack(document, capture, text, facts, [], spool=spool), again=True)
    record.commit()
    return document.id


def _fact(text: Text, start: int, sentence: str, place: str, entity: str, held: int) -> Fact:
    printed = f"{held} people"
    at, named = start + sentence.index(printed), start + sentence.index(place)
    measure = Measure(
        "population", held, held, held, "exact", "people", None, None, None, None, printed, at,
        at + len(printed),
    )  # fmt: skip
    filler = Filler("facility", place, place, named, named + len(place), "name", entity)
    quote = Evidence(start, start + len(sentence), sentence)
    return Fact(
        text.content, text.id, "custody", "in_force", "asserted", "+", (filler,), (measure,), (),
        (quote,),
    )  # fmt: skip


def kept(record: Record) -> dict[str, Any]:
    """All that is kept of claims, by the ids of facts instead of their numbers."""
    connection = record._connection
    ids = dict(connection.execute("SELECT key, id FROM facts"))

    def rows(statement: str) -> list[tuple[Any, ...]]:
        return connection.execute(statement).fetchall()

    stands = "SELECT fact_key, claim_key, kind, differs, arithmetic FROM claim_facts"
    pairs = "SELECT one, two, joins, kind, differs, arithmetic FROM claim_pairs"
    claimed = "SELECT key, id, facts, documents, origins, disputed FROM claims"
    return {
        "facts": {ids[fact]: (ids[claim], *rest) for fact, claim, *rest in rows(stands)},
        "pairs": {
            (*sorted((ids[one], ids[two])), *map(str, rest)) for one, two, *rest in rows(pairs)
        },
        "claims": {ids[key]: rest for key, *rest in rows(claimed)},
        "waiting": record.claims_waiting().open,
    }


def fresh(folder: Path, numbers: list[int]) -> dict[str, Any]:
    with Record.create(folder) as record:
        for number in numbers:
            add(record, number)
        stage.gather(record, workers=1)
        return kept(record)


def test_facts_that_say_the_same_are_one_claim(tmp_path: Path) -> None:
    with Record.create(tmp_path / "record") as record:
        for number in (0, 6):  # 0: Eloy 1240, Eloy 1243; 6: Eloy 1240, Adelanto 1243
            add(record, number)
        stage.gather(record, workers=1)
        (first, *others) = record.claims()
        assert (first.facts, first.documents, first.origins) == (3, 2, 2)
        assert [one.documents for one in others] == [1]
        assert {one.kind for one in record.members(first.id)} == {"same", "rounding"}


def test_what_contradicts_is_kept_apart_and_told(tmp_path: Path) -> None:
    with Record.create(tmp_path / "record") as record:
        add(record, 0)  # Eloy 1240
        add(record, 3)  # Eloy 1420
        stage.gather(record, workers=1)
        disputed = record.claims(disputed=True)
        assert len(disputed) == 2
        (rival, *_) = record.against(disputed[0].id)
        assert rival.claim == disputed[1].id
        assert "1,420" in rival.arithmetic


steps = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "gather", "rename"]), st.integers(0, 17)),
    max_size=14,
)
_folders = count()


@given(steps)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_is_kept_is_what_a_fresh_run_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: list[tuple[str, int]]
) -> None:
    # few enough that the limits on the holders of a key are passed
    monkeypatch.setattr(claims, "LEADERS", 3)
    monkeypatch.setattr(claims, "MOST", 5)
    held: dict[int, str] = {}
    folder = tmp_path / f"record-{next(_folders)}"
    with Record.create(folder) as record:
        for what, number in taken:
            if what == "add" and number not in held:
                held[number] = add(record, number)
            elif what == "remove" and number in held:
                record.remove(held.pop(number), "a test")
            elif what == "rename" and number in held:
                _rename_and_back(record, held[number])
            elif what == "gather":
                stage.gather(record, workers=1)
        stage.gather(record, workers=1)
        found = kept(record)
    assert found["waiting"] == 0
    assert found == fresh(tmp_path / f"fresh-{next(_folders)}", list(held))


def _rename_and_back(record: Record, document_id: str) -> None:
    """Resolve the names of a document to others, gather, and resolve them as before."""
    names = record.resolved(document_id)
    record.rename(document_id, {fact: [("Krome", "pl-krome")] for fact in names})
    record.commit()
    stage.gather(record, workers=1)
    record.rename(document_id, names)
    record.commit()


def test_an_interrupted_run_goes_on_where_it_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = list(range(8))
    compared = count()

    def interrupted(one: Prepared, two: Prepared) -> Comparison:
        if next(compared) == 5:
            raise KeyboardInterrupt
        return compare_prepared(one, two)

    monkeypatch.setattr(stage, "BATCH", 1)
    with Record.create(tmp_path / "record") as record:
        for number in numbers:
            add(record, number)
        with monkeypatch.context() as patch:
            patch.setattr(stage, "compare_prepared", interrupted)
            with pytest.raises(KeyboardInterrupt):
                stage.gather(record, workers=1)
        assert 0 < record.claims_waiting().facts < 2 * len(numbers)
        stage.gather(record, workers=1)
        found = kept(record)
    assert found == fresh(tmp_path / "fresh", numbers)
