"""The generator of large corpora: reproducible, no two documents alike, made of real sentences."""

from __future__ import annotations

import json
import random
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from bench.generate import documents, perturbed, stock, write

FOLDER = Path(__file__).parents[2] / "sample" / "documents"
STOCK = stock(FOLDER)


def test_no_two_documents_are_the_same_bytes() -> None:
    made = list(documents(STOCK, 2000, seed=3))
    assert len({data for _, data in made}) == 2000
    assert len({json.loads(data)["content_original"] for _, data in made}) == 2000
    assert len({name for name, _ in made}) == 2000


def test_a_seed_gives_the_same_documents_whatever_the_count() -> None:
    few = list(documents(STOCK, 20, seed=5))
    assert few == list(islice(documents(stock(FOLDER), 4000, seed=5), 20))
    assert few != list(documents(STOCK, 20, seed=6))


def test_documents_are_dated_news_made_of_several_articles() -> None:
    for _, data in documents(STOCK, 50, seed=1):
        article = json.loads(data)
        assert list(article) == ["title", "content_original", "date", "authors", "url", "source"]
        assert date(2012, 1, 1) <= date.fromisoformat(article["date"]) < date(2026, 1, 1)
        assert 3 <= article["content_original"].count("\n\n") + 1 <= 6


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("ICE held 46,000 people.", "ICE held "),
        ("The award of $9,225,000 was signed.", "The award of $"),
        ("In 2013, 21% of requests failed.", "In "),
    ],
)
def test_numbers_change_and_words_stay(sentence: str, kept: str) -> None:
    made = {perturbed(random.Random(seed), sentence, STOCK) for seed in range(20)}
    assert len(made) > 10
    assert all(text.startswith(kept) and text[-1] == "." for text in made)


def test_files_are_spread_over_folders(tmp_path: Path) -> None:
    write(tmp_path, 1001, 1, FOLDER)
    assert len(list((tmp_path / "0000").iterdir())) == 1000
    assert [path.name for path in (tmp_path / "0001").iterdir()] == ["0001000.json"]


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no news articles"):
        stock(tmp_path)
