"""Which of two texts is the source: dates, cues, and answers that do not depend on the order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.lineage import align
from plainview.lineage.direction import Circumstances, Direction, direction

SOURCE = """\
County cameras read 41,200 plates for ICE

The sheriff of Marlow County let Immigration and Customs Enforcement search its plate cameras for
eleven months, logs show. “We gave them a login and never looked again,” a deputy said. Officers
made 41,200 searches, most of them at night.

The county bought the cameras from Flock Safety in 2022 for $318,000. It paid for them with money
meant for stolen cars, and the board was told that nobody outside the county would use them.

A board member asked for the logs in March. They show searches by agents in Texas, Ohio and Utah,
by a task force on drugs and by a unit that has since been closed."""

SPUN = """\
County cameras captured 41,200 plates for ICE

The sheriff of Marlow County permitted immigration authorities to investigate its registration
cameras throughout eleven months, documentation demonstrates. We furnished them a login and never
examined anything afterwards, a deputy remarked. Officers accomplished 41,200 investigations,
predominantly during nighttime.

The county purchased the cameras from Flock Safety in 2022 for $318,000. It compensated for them
utilizing resources designated for stolen automobiles, and the board was informed that nobody
outside the county would utilize them."""

EXCERPT = SOURCE.split("\n\n", 2)[2].rsplit("\n\n", 1)[0]


def _way(one: str, two: str, *about: Circumstances) -> str:
    return direction(one, two, align(one, two), *about).way


@pytest.mark.parametrize(
    ("retold", "why"),
    [
        (SPUN, "quotation marks and a name are gone and the words are longer"),
        (EXCERPT, "it lies wholly in the other"),
    ],
)
def test_undated_retellings_are_told_from_their_source(retold: str, why: str) -> None:
    assert _way(SOURCE, retold) == "source", why
    assert _way(retold, SOURCE) == "other", why


def test_the_same_text_twice_has_no_source() -> None:
    assert _way(SOURCE, SOURCE) == "unknown"


@pytest.mark.parametrize(
    ("about", "other", "expected"),
    [
        (Circumstances("2025-03-01"), Circumstances("2025-03-02"), "source"),
        (Circumstances("2025-03-02"), Circumstances("2025-03-01"), "other"),
        (Circumstances("2025-03"), Circumstances("2025-03-02"), "unknown"),  # may be either
        (Circumstances("2025-03-02"), Circumstances("2025-03-02"), "unknown"),
        (Circumstances(seen="2025-02-01T10:00:00Z"), Circumstances("2025-03-02"), "source"),
        (Circumstances(seen="2025-04-01T10:00:00Z"), Circumstances("2025-03-02"), "unknown"),
        (Circumstances("last spring"), Circumstances("2025-03-02"), "unknown"),
        (Circumstances(), Circumstances(), "unknown"),
    ],
)
def test_dates_of_one_text_in_two_places(
    about: Circumstances, other: Circumstances, expected: str
) -> None:
    assert _way(SOURCE, SOURCE, about, other) == expected


def test_crediting_the_outlet_of_the_other_gives_it_away() -> None:
    credited = SOURCE.replace("logs show", "logs obtained by the Marlow Ledger show")
    about = Circumstances(outlet="Marlow Ledger")
    assert _way(SOURCE, credited, about, Circumstances(outlet="Quarry Post")) == "source"
    assert _way(SOURCE, credited, Circumstances(outlet="Valley Wire")) == "unknown"


_SENTENCES = st.lists(st.sampled_from(SOURCE.split(". ") + SPUN.split(". ")), min_size=1)
_DATES = st.sampled_from([None, "2025", "2025-03-01", "2025-03-02"])


@settings(deadline=None)
@given(_SENTENCES, _SENTENCES, _DATES, _DATES)
def test_swapped_texts_give_the_opposite(
    one: list[str], two: list[str], date: str | None, other_date: str | None
) -> None:
    first, second = ". ".join(one), ". ".join(two)
    about, other = Circumstances(date), Circumstances(other_date)
    aligned = align(first, second)
    turned = [passage.swapped() for passage in aligned]
    found = direction(first, second, aligned, about, other)
    opposite = direction(second, first, turned, other, about)
    assert _comparable(found) == _comparable(opposite.turned())


def _comparable(found: Direction) -> Direction:
    return replace(found, confidence=round(found.confidence, 9), reason="")
