"""Codes of federal agencies: what they stand for, and codes that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.vocab import entity
from plainview.vocab.federal import bodies, body_with_code, by_cgac

CODES = [
    ("7012", None, "us-ice"),
    ("7012", "070", "us-ice"),
    ("7012", "70", "us-ice"),
    ("070", None, "us-dhs"),
    ("0010", None, "us-senate"),
    ("10", None, "us-senate"),
    ("2050", "020", "us-irs"),
    ("1504", "015", "us-doj-oig"),
    ("97AB", None, "us-nga"),
    ("97ab", None, "us-nga"),
    ("4732", None, "fed-4730"),
]
NONE = [("7012", "015"), ("", None), ("ZZZZ", None), ("99999", None), ("7012", "")]


@pytest.mark.parametrize(("code", "cgac", "expected"), CODES)
def test_codes(code: str, cgac: str | None, expected: str) -> None:
    body = body_with_code(code, cgac)
    assert body is not None and body.id == expected


@pytest.mark.parametrize(("code", "cgac"), NONE)
def test_no_codes(code: str, cgac: str | None) -> None:
    assert body_with_code(code, cgac) is None


def test_every_body_is_an_entry_below_a_department() -> None:
    for body in bodies().values():
        entry = entity(body.id)
        assert entry is not None, body
        assert body.listed or entry.parent is not None, body
        assert body.cgac in by_cgac(), body


def test_shared_names_carry_their_department() -> None:
    entry = entity("fed-1303")
    assert entry is not None and entry.name.endswith(", Department of Commerce")


@given(st.text(max_size=6), st.one_of(st.none(), st.text(max_size=4)))
def test_any_text_is_a_code_or_none(code: str, cgac: str | None) -> None:
    body = body_with_code(code, cgac)
    assert body is None or body.code in bodies()
