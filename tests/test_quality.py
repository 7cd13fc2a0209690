"""Floors under the measured quality; lowering one needs a reason in the changelog."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench import distortions, newsquant
from gold.score import score

ROOT = Path(__file__).parents[1]


def test_facts_on_the_annotated_documents(shared: Path, tmp_path: Path) -> None:
    out = tmp_path / "scores.json"
    command = [sys.executable, "-m", "bench.facts", "--part", "test", "--json", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    total = json.loads(out.read_text(encoding="utf-8"))["metrics"]
    floors = {
        "grounding": 1.0,
        "strict_f1": 0.44,
        "detection_f1": 0.76,
        "detection_precision": 0.84,
        "roles_f1": 0.71,
        # lowered from 0.76: facts found since then are those whose source is least plainly told
        "attribution": 0.75,
        "measures_value": 0.68,
    }
    below = {name: total[name] for name, floor in floors.items() if total[name] < floor}
    assert not below


def test_facts_on_our_own_frozen_texts() -> None:
    found = score("test")
    assert found.precision >= 0.82
    assert found.detection >= 0.60
    assert found.strict >= 0.35


def test_quantities_on_newsquant(shared: Path) -> None:
    data = newsquant.folder() / "newsquant_dev.json"
    scores = newsquant.score_public(json.loads(data.read_text(encoding="utf-8")))
    assert scores["public verb, value"][2] >= 0.94
    assert scores["public verb, value+unit"][2] >= 0.87


def test_planted_distortions_are_marked() -> None:
    found = distortions.measured(60, seed=7)  # a small draw: the floor leaves room
    assert found.caught >= 0.75
    assert found.marked <= 0.03 * found.facts
