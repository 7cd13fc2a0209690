"""Joining own and shared gold; labels of articles as offsets only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gold import check, join, labels


def test_labels_lose_and_regain_the_words_of_the_document() -> None:
    for stem, found in check.facts().items():
        content = (check.GOLD / "texts" / f"{stem}.txt").read_text(encoding="utf-8")
        for fact in found:
            label = labels.without_words(fact)
            assert "quote" not in json.dumps(label) and "surface" not in json.dumps(label)
            assert labels.with_words(label, content) == fact


@pytest.mark.parametrize("part", ["shown", "test"])
def test_own_gold_alone(tmp_path: Path, part: str) -> None:
    wanted = check.facts(part)
    assert join.join(tmp_path, part, "own") == len(wanted)
    assert {path.stem for path in (tmp_path / "gold").iterdir()} == wanted.keys()
    assert {path.stem for path in (tmp_path / "docs").iterdir()} == wanted.keys()
    assert {span["doc"] for span in check.records(tmp_path / "negatives.jsonl")} <= {
        f"{stem}.txt" for stem in wanted
    }


def test_joined_with_the_shared_gold(shared: Path, tmp_path: Path) -> None:
    parts = ("shown", "validation", "test")
    sizes = {part: join.join(tmp_path / part, part, "both") for part in parts}
    assert join.join(tmp_path / "all", "all", "both") == sum(sizes.values())
    shown, validation, test = (
        {path.name for path in (tmp_path / part / "gold").iterdir()} for part in parts
    )
    assert not (shown & test or shown & validation or validation & test)
    labelled = {path.name for path in labels.of_articles(check.GOLD / "labels")}
    assert validation and labelled <= shown | validation
    negatives = check.records(tmp_path / "shown" / "negatives.jsonl")
    articles = [span for span in negatives if f"{Path(span['doc']).stem}.jsonl" in labelled]
    assert articles and all(span["quote"] for span in articles)
    counts = check.core_counts(
        {path.stem: check.records(path) for path in (tmp_path / "test" / "gold").iterdir()}
    )
    assert min(counts.values()) >= check.LEAST_IN_TEST and len(counts) == 8
