"""Look-ups in the full-text index, one by one and many at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial

import pytest

from plainview import pipeline
from plainview.store import Record
from plainview.store.connection import connect
from plainview.store.passage_index import LISTED, PassageIndex

PAGES = 30
NUMBERS = [f'"{number}"' for number in range(100, 100 + PAGES)]
ASKED = [
    *NUMBERS, '"ferry"', '"ferr"*', '"ferry" AND ("109" OR "110")', 'NEAR("harbour" "board", 1)',
    '"board harbour"', '"submarine"', '"récords"', '"it\'s"', '""',
    *(f'"no{n}"' for n in range(40)),
]  # fmt: skip


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("index")
    pages = [folder / f"{number}.txt" for number in range(PAGES)]
    for number, page in enumerate(pages):
        page.write_text(f"The Harbour Board asked for {100 + number} ferry records.", "utf-8")
    with Record.create(folder / "record") as made:
        pipeline.add(made, pages)
        yield made


def index_of(record: Record) -> PassageIndex:
    beside = partial(connect, record.folder, write=False)
    return PassageIndex(connect(record.folder, write=False), beside)


def test_many_at_once_are_what_each_is_by_itself(record: Record) -> None:
    with closing(index_of(record)) as many, closing(index_of(record)) as single:
        many.count_all(ASKED)
        many.hold_all(ASKED)
        for one in ASKED:
            assert many.count(one) == single.count(one), one
            assert many.holding(one) == single.holding(one), one
            assert many.count(one) == len(many.holding(one)) <= LISTED


@pytest.mark.parametrize(
    ("expression", "count"),
    [('"ferry"', PAGES), ('"ferr"*', PAGES), ('"ferr"', 0), ('"104"', 1), ('"submarine"', 0),
     ('NEAR("harbour" "board", 1)', PAGES), ('("ferry") AND ("104" OR "105")', 2)],
)  # fmt: skip
def test_what_expressions_find(record: Record, expression: str, count: int) -> None:
    with closing(index_of(record)) as index:
        assert index.count(expression) == count
        assert index.holding(expression) == sorted(index.holding(expression))
        assert len(index.holding(expression)) == count


def test_another_connection_knows_what_was_looked_up(record: Record) -> None:
    with closing(index_of(record)) as index:
        index.count('"ferry"')
        with closing(index.on(connect(record.folder, write=False))) as other:
            other.count_all(NUMBERS)
            assert other.count('"ferry"') == PAGES
