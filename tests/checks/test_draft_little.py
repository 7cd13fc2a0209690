"""Sentences of a draft that have little to look up, and rows that have one number."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plainview import pipeline
from plainview.store import Record

STORY = """\
The military put up 195 tents at the naval base. No migrant has ever been held in them. Most of \
the tents have been taken down.

Agents had watched the nightclub in Colorado Springs for several months. The agents also seized \
cocaine and several guns inside.

Each party asks the other for its records in writing.
"""
COUNTS = """\
Year,Mail covers,What is counted
1978,4379,all
1985,8597,all
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("little")
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    (folder / "counts.csv").write_text(COUNTS, encoding="utf-8")
    with Record.create(folder / "record") as made:
        pipeline.add(made, [folder / "story.txt", folder / "counts.csv"])
        yield made


def verdicts(record: Record, sentence: str) -> list[str]:
    return [verdict.verdict for _, verdict in record.check(sentence).found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # told, without a name, a number or a day
        ("Cocaine and several guns were seized inside.", ["one_origin"]),
        ("Most of the tents have since been taken down.", ["one_origin"]),
        # of the record's matter, and not told
        ("The music in the club was very loud.", []),
        ("A contractor boarded up the windows afterwards.", []),
        # what denies little denies another thing
        ("Neither party may solicit the other in writing.", []),
        # opinions and orders
        ("We think the tents were a shameful waste.", []),
        ("See the tents for yourself.", []),
    ],
)
def test_little_to_look_up_counts_where_it_is_told(
    record: Record, sentence: str, found: list[str]
) -> None:
    assert verdicts(record, sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The count of mail covers in 1978 was 6,379.", ["contradicted"]),
        ("The count of mail covers in 1978 was 4,379.", ["one_origin"]),
        ("In 1985 there were 8,597 mail covers.", ["one_origin"]),
        # another year, and another thing
        ("The count of mail covers in 1990 was 6,379.", ["not_in_record"]),
        ("In 1978 the service refused 200 requests for mail covers.", ["not_in_record"]),
    ],
)
def test_the_one_number_of_a_row(record: Record, sentence: str, found: list[str]) -> None:
    assert verdicts(record, sentence) == found
