"""Graphs for other programs: whole, valid, and fit to share where that is asked for."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from plainview import pipeline
from plainview.publish.exports import export
from plainview.store import Record

LIST = """Organization Name,Networks Shared With Me,Networks I'm Sharing
Marlow County Sheriff's Office CA,Marlow County Sheriff's Office CA,"City of Fenwick CA,Quill CA PD"
Harrow & Dale CA PD,,"City of Fenwick CA"
"""
SPACE = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture
def record(tmp_path: Path):
    for name, more in (("list.csv", "Ash CA PD"), ("list-wilhelmina-achterberg.csv", "Elm CA PD")):
        (tmp_path / name).write_text(f'{LIST}{more},,"City of Fenwick CA"\n', encoding="utf-8")
    with Record.create(tmp_path / "record") as target:
        pipeline.add(target, sorted(tmp_path.glob("*.csv")), workers=1)
    with Record.open(tmp_path / "record") as source:
        yield source


@pytest.mark.parametrize("form", ["graphml", "cytoscape"])
def test_a_graph_to_share_names_nobody(record: Record, tmp_path: Path, form: str) -> None:
    for public in (False, True):
        export(record, form, str(tmp_path / "out"), public=public)
        words = (tmp_path / "out").read_text(encoding="utf-8").casefold()
        assert str(tmp_path) not in words
        assert ("achterberg" in words) != public


def test_both_hold_each_edge_once_with_its_facts(record: Record, tmp_path: Path) -> None:
    counts = {form: export(record, form, str(tmp_path / form)) for form in ("graphml", "cytoscape")}
    root = ET.parse(tmp_path / "graphml").getroot()
    elements = json.loads((tmp_path / "cytoscape").read_text(encoding="utf-8"))["elements"]
    edges = root.findall(f".//{SPACE}edge")
    assert set(counts.values()) == {len(edges)} == {len(elements["edges"])}
    facts = {row.id for row in record.facts(limit=1000)}
    told = {one["data"]["facts"] for one in elements["edges"]}
    assert told and told <= facts
    labels = [node["data"]["label"] for node in elements["nodes"]]
    # who owns a list is not named in it: two lists, two owners
    assert sum(label.startswith("owner of this sharing list") for label in labels) == 2
    assert len(labels) == len(set(labels)) and any("Harrow & Dale" in label for label in labels)
