"""Mentions of institutions in news and records, labelled by hand: floors under what is measured."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.mentions import Mention, digest, mentions, score, seen

from plainview.vocab import entity

MENTIONS = mentions()


def test_the_table_is_large_and_drawn_from_all_strata() -> None:
    assert len(MENTIONS) >= 450
    assert len({(mention.document, mention.place) for mention in MENTIONS}) == len(MENTIONS)
    assert sum(mention.federal for mention in MENTIONS) >= 180
    assert len({mention.stratum for mention in MENTIONS}) == 10
    assert 0.4 < sum(mention.kept for mention in MENTIONS) / len(MENTIONS) < 0.6


@pytest.mark.parametrize("mention", MENTIONS, ids=lambda m: f"{m.document} {m.place}")
def test_labels_are_ids_or_names(mention: Mention) -> None:
    for part in mention.label.split("|"):
        named = part.startswith(("org:", "fed:")) and len(part) > 6
        assert named or part in ("none", "place", "office") or entity(part) is not None


def test_places_hold_what_was_labelled(shared: Path) -> None:
    moved = [m for m in MENTIONS if digest(seen(m, shared)[0]) != m.digest]
    assert moved == []


def test_scores(shared: Path) -> None:
    found = score(shared)
    assert found["all"]["federal"] >= 0.97
    assert found["all"]["all"] >= 0.97
    assert found["all"]["wrong"] <= 0.005
    assert found["kept"]["all"] >= 0.95
    assert found["kept"]["wrong"] <= 0.01
