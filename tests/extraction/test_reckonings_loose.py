"""Numbers that belong together by the words beside them, and those that only stand together."""

from __future__ import annotations

import pytest
from tests.checks.texts import reckonings

READ = [
    pytest.param(
        "Detention went up 27.5 percent. It was 37,684 in one year and 48,056 in the next.",
        ("change", "up", {"change": 0.275, "before": 37_684, "after": 48_056}),
        id="a change told before its numbers",
    ),
    pytest.param(
        "Arrests almost tripled, officials said: 1,310 this spring against 455 in the last.",
        ("change", "", {"times": 3, "before": 455, "after": 1_310}),
        id="a multiple, the later number first",
    ),
    pytest.param(
        "Once $17 million, the contract has swollen to $139 million, eight times its original sum.",
        ("change", "", {"times": 8, "before": 17e6, "after": 139e6}),
        id="so many times the original",
    ),
    pytest.param(
        "The camp, whose 3,000 beds stood in tents, was 55 percent full with 1,650 people.",
        ("share", "", {"whole": 3_000, "share": 0.55, "part": 1_650}),
        id="beds are the whole",
    ),
    pytest.param(
        "It was 15 percent over capacity, with money for 41,500 beds and 47,892 people in them.",
        ("share", "over", {"share": 0.15, "whole": 41_500, "part": 47_892}),
        id="beyond the whole",
    ),
    pytest.param(
        "The jail was to hold 500 people; with 742 inside, it was 242 over the limit.",
        ("difference", "", {"before": 500, "after": 742, "difference": 242}),
        id="over a limit",
    ),
    pytest.param(
        "With 24,000 people enrolled at $4.20 a day, the program costs about $100,800.",
        ("product", "", {"count": 24_000, "rate": 4.2, "product": 100_800}),
        id="so much for each",
    ),
    pytest.param(
        "The quota is 1,800 arrests, spread over 25 field offices: 72 for each.",
        ("product", "", {"product": 1_800, "count": 25, "rate": 72}),
        id="a total that is divided",
    ),
    pytest.param(
        "It may run 200 searches a week and not more. In ten weeks it ran 5,400 searches.",
        ("cap", "", {"cap": 200, "count": 10, "volume": 5_400}),
        id="a limit that is called so behind",
    ),
    pytest.param(
        "The state list, with 2,433 entries, is longer than the federal one, which has 1,843.",
        ("order", "more", {"left": 2_433, "right": 1_843}),
        id="one list and the other",
    ),
    pytest.param(
        "Fewer people were held in April (60,311) than in January (70,766).",
        ("order", "less", {"left": 60_311, "right": 70_766}),
        id="a comparison told before its numbers",
    ),
    pytest.param(
        "The fund holds $45 million; the state has drawn $34 million of that.",
        ("of", "", {"whole": 45e6, "part": 34e6}),
        id="of that",
    ),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_is_read_so_is_not_sure(
    text: str, expected: tuple[str, str, dict[str, float]]
) -> None:
    (one,) = reckonings(text)
    values = {measure.name: measure.value for measure in one.measures}
    assert (one.kind, one.direction, values, one.sure) == (*expected, False)


def test_a_list_with_names_of_its_own_is_of_the_whole_before_the_colon() -> None:
    (one,) = reckonings("There are 189 sites: 106 county jails, 61 private prisons and 22 others.")
    assert one.kind == "of"
    assert [part.value for part in one.named("part")] == [106, 61, 22]


APART = [
    pytest.param("The fence is double in 48 miles of the 700 miles built.", id="a double fence"),
    pytest.param("He was held 40 days and 90 more; three times he asked.", id="three times"),
    pytest.param(
        "The gain was 40 percent. It had 300 people, 200 cars and 500 bicycles.",
        id="too many numbers",
    ),
    pytest.param(
        "The region of 300,000 people has 900 schools and 187 clinics.", id="no word for a sum"
    ),
    pytest.param(
        "About 700 children were taken, more than 100 under the age of 4, of 2,500 in all.",
        id="under an age",
    ),
    pytest.param(
        "There were 103 vacancies in January 2017; 53 in January 2009, 80 in January 2001.",
        id="the same at other times",
    ),
    pytest.param(
        "027 | 2700 | FCC | total | 2700 | 2700 | more than 50 in all", id="cells of a row"
    ),
    pytest.param(
        "About 49,000 covers in fiscal 2013; fiscal 2010 to 2014: 118,577 and 39,966 covers.",
        id="a list of other years",
    ),
    pytest.param("Four or five of them came out.", id="four or five of them"),
    pytest.param(
        "It counted 90,563 families, more than the record, a total of 77,695. Now the total is"
        " 90,576.",
        id="two totals",
    ),
    pytest.param(
        "The party holds 30 of the 100 seats, and 40 percent of voters were undecided.",
        id="the share of something else",
    ),
]


@pytest.mark.parametrize("text", APART)
def test_numbers_that_only_stand_together(text: str) -> None:
    assert [one for one in reckonings(text) if not one.sure] == []
