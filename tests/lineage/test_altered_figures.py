"""A spun copy stays a rewrite of its source when its figures are altered."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainview import pipeline
from plainview.lineage import decide
from plainview.lineage.direction import SOURCE, Direction
from plainview.lineage.origins import Link
from plainview.pipeline.lineage_told import lineage_of
from plainview.store import Record

DOCUMENTS = Path(__file__).parents[2] / "sample/documents"
SOURCE_NAME, SPUN_NAME = "postal-inspectors-task-force.html", "postal-inspectors-spun.html"

ALTERED = [
    {"1,700": "2,700"},
    {"1,250": "800"},
    {"450": "45"},
    {"the 2 individuals": "the 9 individuals"},
    {"60,000": "90,000"},
    {"since 2015": "since 2011"},
    {"97%": "37%"},
    {"1,700": "2,700", "97%": "37%"},
    {"1,250": "800", "450": "45"},
    {"60,000": "6,000", "since 2015": "since 2011"},
    {"1,700": "2,700", "1,250": "800", "450": "45"},
]


def _link(source: str, other: str, score: float, *shares: float) -> Link:
    return Link(source, other, score, *shares, Direction(SOURCE, 0.9, ""))


@pytest.mark.parametrize("changes", ALTERED, ids=lambda changes: " ".join(changes.values()))
def test_altered_figures_leave_a_rewrite_a_rewrite(changes: dict[str, str], tmp_path: Path) -> None:
    page = (DOCUMENTS / SPUN_NAME).read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in page
        page = page.replace(old, new)
    altered = tmp_path / "altered.html"
    altered.write_text(page, encoding="utf-8")
    with Record.create(tmp_path / "record") as record:
        pipeline.add(record, [DOCUMENTS / SOURCE_NAME, altered], workers=1)
        pipeline.trace(record, workers=1)
        ids = {Path(row.name).name: row.id for row in record.documents(limit=9)}
        told = lineage_of(record, ids["altered.html"])
    (owed,) = [one for one in told.derived_from if one.link]
    assert owed.document_id == ids[SOURCE_NAME]
    assert owed.link and owed.link.manner == "rewrite"
    assert not told.shares


@pytest.mark.parametrize(
    ("score", "shares", "derived"),
    [
        (0.53, (0.64, 0.91), True),
        (0.53, (0.28, 0.44), False),
        (0.56, (0.1, 1.0), False),  # a post, printed whole by another
        (0.49, (0.64, 0.91), False),
        (0.66, (0.28, 0.65), True),
        (0.71, (0.15, 0.2), True),
    ],
)
def test_an_unsure_link_needs_common_passages_through_both_texts(
    score: float, shares: tuple[float, float], derived: bool
) -> None:
    assert _link("a", "b", score, *shares).derived == derived
    assert _link("a", "b", score, *shares[::-1]).derived == derived


def test_a_statement_that_two_reports_quote_joins_nobody() -> None:
    statement = "“The pier stays shut until divers have looked at each of its posts,” she said. "
    one = statement + "Harbor crews roped off the landing on Monday after a barge struck it." * 2
    two = statement + "Ferries from Lowell will call at the fish market through the summer." * 2
    found = decide(one, two)
    assert not _link("a", "b", found.score, found.source_share, found.other_share).derived
