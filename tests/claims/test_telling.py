"""What of a sentence tells of one of its numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.claims.retold import slipped
from plainview.claims.saying import dates_saying, sourcing, unsourced
from plainview.claims.scope import same_scope
from plainview.claims.telling import besides, one_scope, other_terms, telling

# a sentence, a number in it, and what of the sentence tells of it; what is left out, and why
TOLD = [
    ("Krome held 1,806 people, which lawmakers had asked about.", "1,806",
     "Krome held 1,806 people,"),
    ("Krome held 1,806 people, the most in the state.", "1,806", "Krome held 1,806 people,"),
    ("Krome held 1,806 people, including 40 women.", "1,806",
     "Krome held 1,806 people, including 40 women."),  # says of which part it is
    ("Krome, which was designed for 611 people, held 1,806.", "1,806", "Krome,  held 1,806."),
    ("Krome, which was designed for 611 people, held 1,806.", "611",
     "Krome, which was designed for 611 people, held 1,806."),  # it is the number asked for
    ("In its annual report, the auditor wrote: Krome held 1,806 people.", "1,806",
     "Krome held 1,806 people."),
    ("ICE arrested 58 people after it asked for 200 officers.", "58", "ICE arrested 58 people"),
    ("When it opened, Krome held 1,806 people.", "1,806",
     "When it opened, Krome held 1,806 people."),  # when that was
    ("Krome held 1,806 people, said an official who was not authorized to speak.", "1,806",
     "Krome held 1,806 people"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "surface", "told"), TOLD)
def test_what_tells_of_a_number(quote: str, surface: str, told: str) -> None:
    assert telling(quote, surface) == told


@given(st.text("ab ,;1which", max_size=60), st.text("ab1", max_size=3))
def test_what_is_said_besides_is_in_order_and_without_the_number(quote: str, surface: str) -> None:
    spans = besides(quote, surface)
    assert list(spans) == sorted(spans)
    assert all(0 <= start <= end <= len(quote) for start, end in spans)
    at = quote.find(surface)
    assert not any(start <= at < end for start, end in spans)


def test_terms_that_are_not_of_the_number_explain_nothing() -> None:
    numbers = ("1,806", "1,420")
    plain = "Krome held 1,420 people."
    assert not other_terms(("Krome held 1,806 people, as DHS had asked.", plain), numbers)
    assert other_terms(("DHS asked Krome to take 1,806 people.", plain), numbers)
    assert one_scope(("Krome held 1,806 people, more than any annex.", plain), numbers, placed=True)
    assert not one_scope(("The annex held 1,806 people.", plain), numbers, placed=True)


# two sentences, whether both count over the same: "in all" is only told of a whole beside a part
SUMS = [
    (
        "In all, the law gives ICE $74 billion.",
        "The law gives ICE $29 billion for removals.",
        False,
    ),
    ("In all, the law gives ICE $74 billion.", "The law gives ICE $29 billion.", True),
    ("In all its prisons GEO holds 19,000.", "GEO holds 1,820.", False),
]


@pytest.mark.parametrize(("one", "two", "alike"), SUMS)
def test_a_sum_is_of_the_whole(one: str, two: str, alike: bool) -> None:
    assert same_scope(one, two, placed=True) is alike
    assert same_scope(two, one, placed=True) is alike


# a sentence, and what it tells without who says so; what looks like it and is none
UNSOURCED = [
    ("Krome held 40 people, a log obtained by the county indicates.", "Krome held 40 people"),
    ("Krome held 40 people, the 2024 report says.", "Krome held 40 people"),
    ("At Krome, the audit says, 40 people slept.", "At Krome, 40 people slept."),
    ("Officials of the county board told reporters that Krome held 40.", "Krome held 40."),
    ("Krome held 40 people, by its own count.", "Krome held 40 people"),
    ("It has jails in Texas, Ohio and other states.", None),
    ("It flew to Canada, the United States.", None),
    ("Krome held 40 people, most of whom were told to leave.", None),
    ("Krome held 40 people, and nobody reported it.", None),
    ("Krome held 40 people, 12 of them wrongly, as was found.", "Krome held 40 people, 12 of them"
     " wrongly"),
    ("Deputies who said that they were ill numbered 40.", None),
    ("The agency confirmed that Krome held 40 people.", None),  # another may deny it
]  # fmt: skip


@pytest.mark.parametrize(("quote", "told"), UNSOURCED)
def test_who_says_so_tells_nothing(quote: str, told: str | None) -> None:
    assert unsourced(quote) == (told or quote)
    spans = sourcing(quote)
    assert bool(spans) == (told is not None)


# a sentence, a date in it, whether it is the day on which somebody said so
SAID_ON = [
    ("Krome held 40 people, according to figures that ICE released on Friday.", "Friday", True),
    ("Krome held 40 people on Friday, according to figures that ICE released.", "Friday", False),
    ("Krome held 40 people, according to a count of March 9.", "March 9", False),
    ("Krome held 40 people, ICE said.", "", False),
]


@pytest.mark.parametrize(("quote", "surface", "said"), SAID_ON)
def test_the_day_of_the_saying(quote: str, surface: str, said: bool) -> None:
    assert dates_saying(quote, surface) is said


# two sentences, what differs, whether a retelling slipped
SLIPS = [
    ("State law forbids the police to share license plate data with ICE officers.",
     "State law allows the police to share license plate data with ICE officers.",
     ("polarity",), False),  # so short that two reporters say it so
    ("State law forbids the police to share license plate data with ICE officers.",
     "State law forbids the police to share license plate data with HSI officers.",
     ("agency",), True),
    ("State law forbids the police to share any license plate data with ICE officers at all.",
     "State law allows the police to share any license plate data with ICE officers at all.",
     ("polarity",), True),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two", "differs", "slip"), SLIPS)
def test_a_short_no_for_a_yes_is_no_slip(
    one: str, two: str, differs: tuple[str, ...], slip: bool
) -> None:
    assert slipped(one, two, differs) is slip
