"""What is not a writer's own is blanked, and nothing moves."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.lineage.origins_text import own_words
from plainview.model import Anchor, Text

CASES = [
    (
        "Dogs may board.\n\nFerries for FREE! — Harbour Board (@harbour) May 3, 2019\n\nNo cats.",
        "Dogs may board.\n\nNo cats.",
    ),
    (
        "Dogs may board.\nFerries will be FREE!\n— Harbour Board (@harbour) May 3, 2019\nNo cats.",
        "Dogs may board.\nNo cats.",
    ),
    ("Dogs may board. Follow us on the pier. Bring bread.\nNo cats.", "Dogs may board.\nNo cats."),
    ("The board (@ noon) met on May 3, 2019.", "The board (@ noon) met on May 3, 2019."),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "left"), CASES)
def test_posts_and_invitations_are_blanked(text: str, left: str) -> None:
    told = own_words(Text("", "", text))
    assert len(told) == len(text)
    assert told.split() == left.split()


def test_cells_of_sheets_are_blanked() -> None:
    content = "Agencies that share\nKent County\nMICHIGAN\nThe list of June leaves out Troy."
    cells = [content.index("Kent"), content.index("MICH"), content.index("The list")]
    anchors = tuple(
        Anchor(start, end - 1, cell=f"List!A{number}")
        for number, (start, end) in enumerate(pairwise(cells), 2)
    )
    told = own_words(Text("", "", content, anchors))
    assert len(told) == len(content)
    assert told.split() == [
        "Agencies",
        "that",
        "share",
        "The",
        "list",
        "of",
        "June",
        "leaves",
        "out",
        "Troy.",
    ]


_PARTS = ("Dogs may board. ", "\n", "— Board (@pier) May 3, 2019", "sign up for our ", "Subscribe")


@given(st.lists(st.sampled_from(_PARTS)))
def test_what_stays_stays_in_its_place(parts: list[str]) -> None:
    text = "".join(parts)
    told = own_words(Text("", "", text))
    assert len(told) == len(text)
    assert all(one in (two, " ") for one, two in zip(told, text, strict=True))
