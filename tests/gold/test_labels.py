"""The check sees what is wrong with a label, with the article at hand and without it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gold.shared import is_kept

from gold import labels

STEM = "made-up-article"
TITLE = "County leases beds to ICE"
BODY = "The county leases up to 240 beds to ICE. Nobody knows how the sheriff spends his evenings."
TEXT = f"{TITLE}\n\n{BODY}"
AT = len(TITLE) + 2
FACT: dict[str, Any] = {
    "id": f"{STEM}-01", "doc": f"{STEM}.json", "type": "custody", "alt_types": [], "tier": "core",
    "status": "in_force", "modality": "asserted", "polarity": "+",
    "roles": {
        "custodian": [
            {
                "name": "U.S. Immigration and Customs Enforcement", "id": "us-ice",
                "start": AT + 36, "end": AT + 39, "via": "name",
            }
        ]
    },
    "measures": [
        {
            "name": "capacity", "lo": 0, "hi": 240, "value": 240, "qualifier": "up_to",
            "unit": "beds", "per": None, "of": None, "definition": None,
            "start": AT + 18, "end": AT + 32,
        }
    ],
    "time": {"start": None, "end": "2025-03", "as_of": None, "event": None, "s": None, "e": None},
    "said": [], "evidence": [{"start": AT, "end": AT + 39}], "hard": [],
}  # fmt: skip
NEGATIVE = {"doc": f"{STEM}.json", "start": AT + 41, "end": AT + 89, "why": "gossip"}

Change = Callable[[dict[str, Any]], object]


@pytest.fixture(params=["with the article", "without it"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of labels of an article that is at hand, or not."""
    assert not is_kept(STEM)
    shared = tmp_path / "shared/corpus/news/articles"
    shared.mkdir(parents=True)
    if request.param == "with the article":
        article = {"title": TITLE, "content_original": BODY}
        (shared / f"{STEM}.json").write_text(json.dumps(article), encoding="utf-8")
    monkeypatch.setattr("gold.shared.SHARED", tmp_path / "shared")
    return tmp_path / "labels"


def told(folder: Path, fact: dict[str, Any], stem: str = STEM) -> list[str]:
    """What is wrong with this fact and NEGATIVE as the labels."""
    folder.mkdir(exist_ok=True)
    (folder / f"{stem}.jsonl").write_text(json.dumps(fact) + "\n", encoding="utf-8")
    return list(labels.problems(folder))


def test_a_sound_label_passes(folder: Path) -> None:
    folder.mkdir()
    (folder / "z-negatives.jsonl").write_text(json.dumps(NEGATIVE) + "\n", encoding="utf-8")
    assert told(folder, FACT) == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda f: f.update(status="awarded"), "status"),
        (lambda f: f.update(roles={}), "no custodian or facility"),
        (lambda f: f["roles"]["custodian"][0].update(start=None, end=None), "via name"),
        (lambda f: f["roles"]["custodian"][0].update(end=AT + 36), "place"),
        (lambda f: f["roles"]["custodian"][0].pop("via"), "fields"),
        (lambda f: f["measures"][0].update(hi=None), "has lo 0"),
        (lambda f: f.update(evidence=[]), "no evidence"),
        (lambda f: f["evidence"][0].update(quote=BODY[:39]), "with words"),
        (lambda f: f.update(doc="another.json"), "of document another.json"),
        (lambda f: f.update(id=f"{STEM}-02"), "ids do not run"),
    ],
)
def test_what_is_wrong_with_a_label_is_said(folder: Path, change: Change, complaint: str) -> None:
    fact = copy.deepcopy(FACT)
    change(fact)
    assert any(complaint in line for line in told(folder, fact))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda span: span.update(start=AT), "overlaps evidence"),
        (lambda span: span.update(end=AT + 41), "not in the article"),
        (lambda span: span.update(why=""), "no reason"),
        (lambda span: span.update(quote="Nobody"), "fields"),
        (lambda span: span.update(doc="unlabelled.json"), "without labels"),
    ],
)
def test_what_is_wrong_with_a_negative_is_said(
    folder: Path, change: Change, complaint: str
) -> None:
    span = copy.deepcopy(NEGATIVE)
    change(span)
    folder.mkdir()
    (folder / "z-negatives.jsonl").write_text(json.dumps(span) + "\n", encoding="utf-8")
    assert any(complaint in line for line in told(folder, FACT))


def test_labels_of_the_part_that_nobody_reads_are_found(folder: Path) -> None:
    stem = next(f"article-{n}" for n in range(99) if is_kept(f"article-{n}"))
    assert any("nobody reads" in line for line in told(folder, FACT, stem))


@pytest.mark.parametrize(
    ("name", "copied"),
    [
        ("beds of the county", False),
        ("how the sheriff spends his evenings", True),
        ("County leases beds to ICE", True),
        ("data:personal_records", False),
    ],
)
def test_words_of_the_article_are_not_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, copied: bool
) -> None:
    shared = tmp_path / "corpus/news/articles"
    shared.mkdir(parents=True)
    article = {"title": TITLE, "content_original": BODY}
    (shared / f"{STEM}.json").write_text(json.dumps(article), encoding="utf-8")
    monkeypatch.setattr("gold.shared.SHARED", tmp_path)
    fact = copy.deepcopy(FACT)
    fact["roles"]["custodian"][0].update(name=name, id=None)
    assert any("own" in line for line in told(tmp_path / "labels", fact)) == copied


def test_an_official_name_may_be_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = tmp_path / "corpus/news/articles"
    shared.mkdir(parents=True)
    body = f"{BODY} The Office of the Bed Inspector General agreed."
    (shared / f"{STEM}.json").write_text(
        json.dumps({"title": TITLE, "content_original": body}), encoding="utf-8"
    )
    monkeypatch.setattr("gold.shared.SHARED", tmp_path)
    fact = copy.deepcopy(FACT)
    fact["roles"]["custodian"][0].update(name="Office of the Bed Inspector General", id=None)
    assert told(tmp_path / "labels", fact) == []


def test_counts_by_type_and_tier(folder: Path) -> None:
    told(folder, FACT)
    assert "| custody | 1 | 0 | 0 |" in labels.table(folder)
    assert labels.table(folder).startswith("| 1 articles, 0 negatives |")
