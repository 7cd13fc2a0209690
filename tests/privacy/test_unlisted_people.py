"""Names of people without public office, picked by hand from news articles, are recognised.

Candidates were capitalised runs of two or more words in 110 articles drawn at random; those
that name somebody without office were kept, judged by the words around them. The table and the
messages of this test hold places, not names: `article`, then `start` and `end` in the title, a
blank line and `content_original`; `form` is "full" for a full name and "surname" for a later
mention by surname alone.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from pathlib import Path

import pytest

from plainview.names import unlisted_people

TABLE = Path(__file__).with_name("unlisted_people.tsv")


def places() -> dict[str, list[tuple[int, int, str]]]:
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    with TABLE.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            found[row["article"]].append((int(row["start"]), int(row["end"]), row["form"]))
    return found


def test_the_table_holds_200_full_names() -> None:
    forms = [form for rows in places().values() for _, _, form in rows]
    assert forms.count("full") == 200
    assert forms.count("surname") == 50


@pytest.mark.parametrize("form", ["full", "surname"])
def test_every_unlisted_person_is_covered(form: str, shared: Path) -> None:
    articles = shared / "corpus" / "news" / "articles"
    shown = []
    for name, rows in places().items():
        article = json.loads((articles / name).read_text(encoding="utf-8"))
        content = article["title"] + "\n\n" + article["content_original"]
        covered = {place for span in unlisted_people(content) for place in range(*span)}
        for start, end, kind in rows:
            letters = {place for place in range(start, end) if content[place].isalpha()}
            if kind == form and not letters <= covered:
                shown.append(f"{name} {start}-{end}")
    assert not shown, f"{len(shown)} names shown:\n" + "\n".join(shown)
