"""Who retells whom among news articles, against one who read every pair."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import news_lineage

PRECISION, RECALL = 0.97, 0.75


def test_the_judgements_name_each_pair_once() -> None:
    judged = news_lineage.judgements()
    assert len({frozenset((pair.first, pair.second)) for pair in judged}) == len(judged) >= 84
    assert {pair.judged for pair in judged} == {*news_lineage.OWED, "statement", "furniture"}


@pytest.fixture(scope="module")
def outcome(shared: Path) -> news_lineage.Outcome:
    judged = news_lineage.judgements()
    ids = sorted({one for pair in judged for one in (pair.first, pair.second)})
    return news_lineage.told([shared / f"corpus/news/articles/{one}.json" for one in ids], judged)


def test_hardly_anything_independent_is_called_retold(outcome: news_lineage.Outcome) -> None:
    assert not outcome.unjudged
    assert outcome.precision >= PRECISION, outcome.said


def test_most_retellings_are_found(outcome: news_lineage.Outcome) -> None:
    assert outcome.recall >= RECALL, outcome.said
