"""Exports are whole, and fit to share where that is asked for."""

import csv
import io
import json

import pytest

from plainview import pipeline
from plainview.model import RecordError, WrongUse
from plainview.publish.exports import export
from plainview.store import Record

FACTS = ("facts-jsonl", "csv")
STORY = (
    "“We held 46,000 people,” said Wilhelmina Achterberg, a bookkeeper. Immigration and Customs"
    " Enforcement held more than 46,000 people in March 2025, Wilhelmina Achterberg said.\n"
)


@pytest.fixture
def record(tmp_path):
    (tmp_path / "letter-wilhelmina-achterberg.txt").write_text(STORY, encoding="utf-8")
    with Record.create(tmp_path / "record") as target:
        pipeline.add(target, [tmp_path / "letter-wilhelmina-achterberg.txt"], workers=1)
    with Record.open(tmp_path / "record") as source:
        assert source.counts().facts
        yield source


@pytest.mark.parametrize("form", FACTS)
def test_an_export_to_share_names_nobody(record, tmp_path, form):
    for public in (False, True):
        export(record, form, str(tmp_path / "out"), public=public)
        out = (tmp_path / "out").read_text(encoding="utf-8").casefold()
        assert str(tmp_path) not in out
        assert ("achterberg" in out) != public


def test_both_formats_hold_the_same_facts(record, tmp_path):
    for form in FACTS:
        assert export(record, form, str(tmp_path / form)) == record.counts().facts
    lines = (tmp_path / "facts-jsonl").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(io.StringIO((tmp_path / "csv").read_text(encoding="utf-8"))))
    assert [json.loads(line)["id"] for line in lines] == [row["id"] for row in rows]


def test_what_cannot_be_written_leaves_nothing(record, tmp_path):
    with pytest.raises(WrongUse):
        export(record, "pdf", str(tmp_path / "out"))
    with pytest.raises(RecordError):
        export(record, "csv", str(tmp_path / "missing" / "out"))
    assert not (tmp_path / "out").exists()
