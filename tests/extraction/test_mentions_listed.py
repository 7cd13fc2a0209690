"""Names that the list they stand in decides."""

from __future__ import annotations

import pytest

import plainview
from plainview.extraction import sketch


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Illinois, New York and Washington have cut off ICE.", 1),
        ("Police in Oregon and Washington share data with ICE.", 1),
        ("Washington, Oregon, and California refused ICE the records.", 1),
        ("Washington and Oregon refused ICE the records.", 1),
        ("Oregon, Colorado, or Washington may refuse.", 1),
        ("Washington has cut off ICE.", 0),
        ("Its offices in New York and Washington are closed.", 0),
        ("Its offices in Oregon and Washington, D.C., are closed.", 0),
        ("Police in Washington, Texas, share data with ICE.", 0),
        ("A judge in Oregon and Washington County police disagreed.", 0),
        ("It left Oregon and Washington's answer came late.", 0),
    ],
)
def test_washington_among_states_is_the_state(text: str, states: int) -> None:
    mentions = [
        mention for row in sketch(plainview.read(text.encode())).mentions for mention in row
    ]
    named = [mention for mention in mentions if mention.surface == "Washington"]
    assert sum(mention.entity == "pl-us-wa" for mention in named) == states
