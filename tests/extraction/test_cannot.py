"""What cannot, may not or is not shared is not shared, however the helper is written."""

from __future__ import annotations

import pytest

import plainview

HELPERS = [
    ("cannot be", "possible"), ("can not be", "possible"), ("can't be", "possible"),
    ("could not be", "possible"), ("may not be", "possible"), ("are not", "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("helper", "modality"), HELPERS)
def test_sharing_that_is_denied(helper: str, modality: str) -> None:
    text = plainview.read(f"School records {helper} shared with ICE.".encode())
    (fact,) = (fact for fact in plainview.extract(text) if fact.type == "access")
    assert (fact.polarity, fact.modality) == ("-", modality)
