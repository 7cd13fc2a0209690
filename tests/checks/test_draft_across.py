"""Numbers of drafts that are reckoned from two claims of a record: ratios, changes, rests, sums."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plainview.checks.draft.comparing import comparisons
from plainview.checks.draft.lines import Line, lines_of
from plainview.checks.draft.sums import follows, wrong_sums
from plainview.model import Text
from plainview.store import Record

from .papers import record_of

COUNTED = {
    "cameras.txt": (
        "Quarry Post",
        "2025-07-02",
        "Quarry County had 400 license plate cameras in 2019. It had 1,200 license plate cameras "
        "in 2024.\n\n"
        "The sheriff of Marlow ran about 90,000 plate searches in May 2024. The police of Fenwick "
        "ran about 30,000 plate searches in May 2024. Each search has a reason, they wrote.\n\n"
        "Between 2018 and 2022, Quarry County recorded 250,000 letters of complaint. The clerk "
        "answered few of them.",
    ),
    "jail.txt": (
        "Harbour Wire",
        "2025-07-09",
        "The Barstow jail had contracts for 800 detention beds on March 3, 2025. About a quarter "
        "of these beds were empty on that day. The jail employs 90 guards and 30 nurses.\n\n"
        "The county sent three requests to the state in June 2025. The state refused a request "
        "for 7,600 people on June 5 and a request for 7,300 people on June 24. On June 27, it "
        "accepted a request for 1,300 people.",
    ),
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(record_of(tmp_path_factory.mktemp("across"), COUNTED)) as found:
        yield found


@pytest.mark.parametrize(
    ("sentence", "verdict", "written"),
    [
        ("Quarry County had 800 more license plate cameras in 2024 than in 2019.", "one_origin",
         "= 800"),
        ("Quarry County had 300 more license plate cameras in 2024 than in 2019.", "contradicted",
         "= 800"),
        ("From 2019 to 2024 the license plate cameras of Quarry County rose by 500.",
         "contradicted", "= 800"),
        ("Quarry County had about three times as many license plate cameras in 2024 as in 2019.",
         "one_origin", "= 3"),
        ("Quarry County had about seven times as many license plate cameras in 2024 as in 2019.",
         "contradicted", "= 3"),
        ("The plate searches by Marlow outnumbered those of Fenwick by three to one in May 2024.",
         "one_origin", "= 3"),
        ("The plate searches by Marlow outnumbered those of Fenwick by nine to one in May 2024.",
         "contradicted", "= 3"),
        ("Averaged over the five years from 2018 to 2022, Quarry County recorded some 90,000 "
         "letters of complaint a year.", "contradicted", "= 50,000"),
        ("On March 3, 2025, some 350 of the contracted beds were empty at the Barstow jail.",
         "contradicted", ""),
        ("Together, the three requests that the county sent in June 2025 named 16,200 people.",
         "one_origin", "= 16,200"),
        ("Together, the three requests that the county sent in June 2025 named 26,200 people.",
         "contradicted", "= 16,200"),
        ("The Barstow jail employs 60 more guards than nurses.", "one_origin", "= 60"),
        ("The 30 nurses at the Barstow jail are outnumbered three to one by the guards.",
         "one_origin", "= 3"),
        # two numbers that the draft prints itself may be of any two things
        ("The 90,000 plate searches that Marlow ran in May 2024 were nine times the 30,000 of "
         "Fenwick.", "contradicted", "= 3"),
        # what the record cannot tell stays open
        ("Quarry County had 300 more license plate cameras in 2024 than in 2015.",
         "not_in_record", ""),
        ("Quarry County had five times as many drones in 2024 as in 2019.", "not_in_record", ""),
        ("The plate searches by Marlow outnumbered those of Harlow by nine to one in May 2024.",
         "not_in_record", ""),
        ("Averaged over the four years from 2014 to 2017, Quarry County recorded some 90,000 "
         "letters of complaint a year.", "not_in_record", ""),
    ],
)  # fmt: skip
def test_two_claims(record: Record, sentence: str, verdict: str, written: str) -> None:
    ((_, found),) = record.check(sentence).found
    assert found.verdict == verdict, found
    assert written in found.arithmetic + "".join(found.notes), found


def line(content: str) -> Line:
    return lines_of(Text("0" * 64, "test/1", content))[0]


@pytest.mark.parametrize(
    ("sentence", "how"),
    [
        ("Guards outnumbered nurses by three to one.", ["times"]),
        ("For each guard, the jail employs roughly three nurses.", ["times"]),
        ("In 2024 it held 40% more people than in 2022.", ["times"]),
        ("The 30 nurses are outnumbered almost three to one by the guards.", ["times"]),
        ("The jail fell short of the goal by 350.", ["more"]),
        ("Between 2019 and 2024 it shrank by 20%.", ["below"]),
        ("Of the complaints, 120 were not about food.", ["rest"]),
        # what compares nothing
        ("In 54 of the 181 centers there were more people than allowed.", []),
        ("The jail asked 75 guards for each of 25 wings.", []),
        ("Some 1,042 agreements under the program were active in February 2026.", []),
        ("A contract of 2021 was worth about $3.2 million over three years.", []),
        ("In 12 cases images of mail were sent to an office which had not asked.", []),
        ("About half of those in custody have no conviction.", []),
        ("Fewer than 200 of the 600 requests were approved.", []),
        ("The sheriff said more than usual, for 30 minutes.", []),
    ],
)
def test_how_two_numbers_are_compared(sentence: str, how: list[str]) -> None:
    assert [one.how for one in comparisons(line(sentence))] == how


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("The two refusals, on June 5 and June 24, 2025, lie 29 days apart.", True),
        ("The two refusals, on June 5 and June 24, 2025, lie 19 days apart.", False),
        ("The second came on June 24, 2025, 39 days after June 5, 2025.", True),
        ("The five weeks between May 1, 2024, and July 24, 2024, were long.", True),
        ("Twelve weeks lay between May 1, 2024, and July 24, 2024.", False),
        # so many days after something else, and no days at all
        ("On June 24, 2025, 29 days after the meeting, the refusal of June 5 was printed.", False),
        ("The two refusals of June 2025 came 29 days apart.", False),
        ("It lasted 29 hours between June 5 and June 24, 2025.", False),
    ],
)
def test_days_between_two_days(sentence: str, wrong: bool) -> None:
    assert bool(wrong_sums(line(sentence))) is wrong


def test_a_term_that_follows_needs_no_record() -> None:
    told = line("The second came on June 24, 2025, 19 days after June 5, 2025.")
    assert [one.measure.surface for one in follows(told)] == ["19 days"]
