"""People held against room: only what means the same is compared."""

from __future__ import annotations

from typing import Any

import pytest
from tests.checks.figures import checked, figure

from plainview.checks import Figure


def people(value: float, definition: str | None = "on_day", **more: Any) -> Figure:
    return figure("a", "population", value, definition=definition, **more)


def beds(value: float, definition: str | None = "usable", **more: Any) -> Figure:
    return figure("a", "capacity", value, definition=definition, **more)


def test_more_people_than_usable_beds() -> None:
    (finding,) = checked("over_capacity", [people(39), beds(14)])
    assert finding.severity == "medium"
    assert finding.arithmetic == "39 / 14 = 278.6%"
    assert len(finding.facts) == 2


@pytest.mark.parametrize(
    ("held", "room"),
    [
        pytest.param(people(39), beds(39), id="full"),
        pytest.param(people(39), beds(14, "guaranteed"), id="a guaranteed minimum is no limit"),
        pytest.param(people(39, "mean_year_to_date"), beds(14), id="a mean is no count"),
        pytest.param(people(39), beds(14, date="2031-06-01"), id="another day"),
        pytest.param(people(39, date=None), beds(14, date=None), id="two statements, no day"),
        pytest.param(people(39), beds(0), id="none stated"),
        pytest.param(people(39, qualifier="up_to"), beds(14), id="at most so many people"),
        pytest.param(people(39), beds(14, qualifier="at_least"), id="at least so many beds"),
        pytest.param(people(39, modality="denied"), beds(14), id="denied"),
    ],
)
def test_what_is_not_over_capacity(held: Figure, room: Figure) -> None:
    assert checked("over_capacity", [held, room]) == []


def statement(
    *, occupancy: float, held: float, room: float, qualifier: str = "exact"
) -> list[Figure]:
    same = {"date": None, "fact": "f"}
    return [
        people(held, None, qualifier="more_than", **same),
        beds(room, "design", qualifier="up_to", **same),
        figure("a", "occupancy", occupancy, unit="ratio", qualifier=qualifier, **same),
    ]


def test_a_stated_occupancy_that_holds_after_rounding() -> None:
    (finding,) = checked("occupancy", statement(occupancy=1.2, held=46_000, room=38_500))
    assert finding.severity == "info"
    assert finding.arithmetic == "46,000 / 38,500 = 119.5%, stated 120%: it holds"
    assert len(checked("over_capacity", statement(occupancy=1.2, held=46_000, room=38_500))) == 1


def test_more_than_triple_is_a_lower_bound() -> None:
    stated = statement(occupancy=3, held=15_000, room=4_000, qualifier="more_than")
    (finding,) = checked("occupancy", stated)
    assert finding.severity == "info"
    assert finding.arithmetic == "15,000 / 4,000 = 375.0%, stated more than 300%: it holds"


def test_a_stated_occupancy_that_does_not_hold() -> None:
    (finding,) = checked("occupancy", statement(occupancy=1.75, held=46_000, room=38_500))
    assert finding.severity == "high"
    assert finding.arithmetic == "46,000 / 38,500 = 119.5%, stated 175%: 55.5 points apart"
