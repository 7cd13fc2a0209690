"""Whose leave a thing needs, in one sentence and in another."""

from __future__ import annotations

import pytest

from plainview.checks.draft.leave import opposed_needs

# two sentences, whether one needs a leave that the other does without; why it is awkward
CASES = [
    (
        "Police may scan faces only with a warrant.",
        "Police may scan faces without a warrant.",
        True,
    ),
    ("Police may not scan faces without a warrant.", "No warrant is needed to scan faces.", True),
    ("Police may not scan faces without a warrant.", "A warrant is needed to scan faces.", False),
    ("The law requires a court order.", "The law does not require a judge's order.", True),
    ("The law requires a court order.", "The law does not require a subpoena.", False),  # another
    ("ICE needs no warrant.", "ICE needs a warrant.", True),
    ("Agents must show a warrant first.", "Agents entered without a warrant.", True),
    ("The bill would require consent.", "The bill is about consent.", False),  # left open
    ("Nobody is held without notice.", "Nobody is held unless notice was given.", False),
]


@pytest.mark.parametrize(("one", "two", "opposed"), CASES)
def test_a_leave_that_is_needed(one: str, two: str, opposed: bool) -> None:
    assert opposed_needs(one, two) is opposed
    assert opposed_needs(two, one) is opposed
