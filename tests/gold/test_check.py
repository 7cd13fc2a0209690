"""The annotations hold together, and the check sees what does not."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gold import check, labels, schema

Change = Callable[[dict[str, Any]], None]


def test_nothing_is_wrong_with_the_annotations() -> None:
    assert list(check.problems()) == []


def test_the_readme_shows_the_counts() -> None:
    readme = (check.GOLD / "README.md").read_text(encoding="utf-8")
    assert check.table() in readme
    assert labels.table(check.GOLD / "labels") in readme


def test_parts_are_disjoint_and_complete() -> None:
    shown, test = check.facts("shown"), check.facts("test")
    assert not shown.keys() & test.keys()
    assert shown.keys() | test.keys() == check.facts().keys()
    assert len(test) == 14
    assert set(check.split()["blind"]) <= check.facts().keys()


TEXT = "The county leases up to 240 beds to ICE."
FACT: dict[str, Any] = {
    "id": "z01-made-01",
    "doc": "z01-made.txt",
    "type": "custody",
    "alt_types": [],
    "tier": "core",
    "status": "in_force",
    "modality": "asserted",
    "polarity": "+",
    "roles": {
        "custodian": [
            {
                "name": "U.S. Immigration and Customs Enforcement",
                "id": "us-ice",
                "surface": "ICE",
                "start": 36,
                "end": 39,
                "via": "name",
            }
        ]
    },
    "measures": [
        {
            "name": "capacity",
            "lo": 0,
            "hi": 240,
            "value": 240,
            "qualifier": "up_to",
            "unit": "beds",
            "per": None,
            "of": None,
            "definition": "contractual",
            "surface": "up to 240 beds",
            "start": 18,
            "end": 32,
        }
    ],
    "time": None,
    "said": [],
    "evidence": [{"start": 0, "end": 39, "quote": TEXT[:39]}],
    "hard": [],
}
HOP = {
    "kind": "rumour",
    "name": "the street",
    "surface": None,
    "start": None,
    "end": None,
    "via": "inferred",
}


def test_a_sound_fact_passes() -> None:
    assert list(schema.of_fact(FACT, TEXT)) == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda f: f.update(type="transfer"), "type"),
        (lambda f: f.update(status="awarded"), "status"),
        (lambda f: f.update(modality="likely"), "modality"),
        (lambda f: f.update(alt_types=["transfer"]), "alt_types"),
        (lambda f: f.update(roles={}), "no custodian or facility"),
        (lambda f: f["roles"].update(payer=[]), "roles"),
        (lambda f: f["roles"]["custodian"][0].update(surface=None, start=None, end=None), "via"),
        (lambda f: f["roles"]["custodian"][0].update(start=35), "place"),
        (lambda f: f["roles"]["custodian"][0].pop("via"), "fields"),
        (lambda f: f["measures"][0].update(name="arrests"), "measure"),
        (lambda f: f["measures"][0].update(lo=240), "has lo 240"),
        (lambda f: f["measures"][0].update(surface="240 beds"), "place"),
        (lambda f: f.update(evidence=[]), "no evidence"),
        (lambda f: f["evidence"][0].update(quote="The county leases"), "place"),
        (lambda f: f.update(said=[HOP]), "rumour"),
    ],
)
def test_what_is_wrong_with_a_fact_is_said(change: Change, complaint: str) -> None:
    fact = copy.deepcopy(FACT)
    change(fact)
    assert any(complaint in line for line in schema.of_fact(fact, TEXT))


@pytest.mark.parametrize(
    ("qualifier", "value", "expected"),
    [
        ("exact", 60.0, (60.0, 60.0)),
        ("about", 50.0, (45.0, 55.0)),
        ("nearly", 50.0, (45.0, 50.0)),
        ("more_than", 50.0, (50.0, None)),
        ("up_to", 50.0, (0.0, 50.0)),
    ],
)
def test_bounds_follow_the_guide(
    qualifier: str, value: float, expected: tuple[float | None, float | None]
) -> None:
    assert schema.bounds(qualifier, value) == pytest.approx(expected)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the gold that a test may spoil."""
    copied = tmp_path / "gold"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(check.GOLD, copied, ignore=ignored)
    return copied


def test_a_negative_on_evidence_is_found(folder: Path) -> None:
    stem, found = next(iter(check.facts(gold=folder).items()))
    run = found[0]["evidence"][0]
    span = {"doc": f"{stem}.txt", **run, "why": "made to overlap"}
    (folder / "facts/a-negatives.jsonl").write_text(json.dumps(span), encoding="utf-8")
    assert any("overlaps" in line for line in check.problems(folder))


def test_a_changed_split_is_found(folder: Path) -> None:
    path = folder / "split.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith('  "'))
    lines[first] = '  "a04-award-face-search",'
    path.write_text("\n".join(lines), encoding="utf-8")
    assert any("draw" in line for line in check.problems(folder))


def test_a_changed_text_is_found(folder: Path) -> None:
    path = folder / "texts/a01-award-plate-readers.txt"
    path.write_text("X" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert any("place" in line for line in check.problems(folder))


def test_a_text_without_facts_is_found(folder: Path) -> None:
    (folder / "facts/a01-award-plate-readers.jsonl").unlink()
    assert any("missing" in line for line in check.problems(folder))
