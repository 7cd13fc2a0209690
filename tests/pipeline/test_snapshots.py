"""Of which day a state of a list is, told from what says so."""

from __future__ import annotations

import pytest

from plainview.pipeline.snapshots import _dated, day_in
from plainview.store.arrivals import ListRow


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("participating05182026am.xlsx", "2026-05-18"),
        ("list-20250221214937.xlsx", "2025-02-21"),
        ("list_2025-02-21.xlsx", "2025-02-21"),
        ("stats_04092026.xlsx", "2026-04-09"),
        ("list-11-06-2017-web.xlsx", "2017-11-06"),
        ("list.xlsx", None),
        ("13452026.xlsx", None),
        ("report-2025.xlsx", None),
        ("99999999999905182026.xlsx", None),
    ],
)
def test_days_in_names(name, day):
    assert day_in(name) == day


def row(name: str, *, published=None, address=None, as_of=None, event=None) -> ListRow:
    return ListRow("d", name, published, address, "ice_287g.row", "in_force", 10, as_of, event)


@pytest.mark.parametrize(
    ("given", "day", "why"),
    [
        (row("a-20250101.xlsx", as_of="2026-01-22"), "2026-01-22", "numbers"),
        (row("a-20250101.xlsx", published="2025-06-01"), "2025-06-01", "heading"),
        (row("a05182026.xlsx", event="2026-05-17"), "2026-05-18", "name"),
        # a name that is older than what the list holds has a wrong year
        (row("a01052025pm.xlsx", event="2025-12-18"), "2026-01-05", "says 2025"),
        (row("a12302024.xlsx", event="2025-12-18"), "2025-12-30", "says 2024"),
        (row("a.xlsx", address="https://agency.example/a05182026.xlsx"), "2026-05-18", "name"),
        (row("a.xlsx", event="2025-12-18"), "2025-12-18", "latest date"),
        (row("a.xlsx"), None, "nothing"),
    ],
)
def test_the_day_of_a_list(given, day, why):
    found, said = _dated(given)
    assert found == day
    assert why in said
