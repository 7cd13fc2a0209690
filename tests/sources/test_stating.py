"""Names in cells: local bodies belong to the state of their row, or stay open."""

from __future__ import annotations

import pytest

from plainview.sources.parts import Cell
from plainview.sources.stating import body, local_to, party


@pytest.mark.parametrize(
    ("words", "state", "found"),
    [
        # two states have one of the name: without a state neither is meant
        ("KANSAS CITY POLICE DEPARTMENT", "", None),
        ("KANSAS CITY", "", None),
        ("KANSAS CITY POLICE DEPARTMENT", "MO", "MO"),
        ("KANSAS CITY POLICE DEPARTMENT", "KS", "KS"),
        ("Texas Department of Public Safety", "", "TX"),
    ],
)
def test_a_local_body_is_taken_in_its_state_only(words: str, state: str, found: str | None) -> None:
    _, entry = body(words, state)
    assert (local_to(entry) if entry else None) == found


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ELMWOOD WIDGETS LLC", "ELMWOOD WIDGETS LLC"),
        ("ELMWOOD COUNTY", "ELMWOOD COUNTY, Ohio"),
    ],
)
def test_a_firm_is_one_in_all_states_and_a_county_is_not(words: str, name: str) -> None:
    assert party("payee", Cell(words, 0, len(words), "A", "A1"), "OH").name == name
