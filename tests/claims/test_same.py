"""Which facts are told of one claim: pairs that are easily taken for one, and for two."""

from __future__ import annotations

from typing import Any

import pytest

from plainview.claims import Content, same
from plainview.model import Filler, Measure


def _measure(name: str, value: float, unit: str = "people", per: str | None = None) -> Measure:
    return Measure(
        name, value, value, value, "exact", unit, per, None, None, None, str(value), 0, 1
    )


def _content(
    fact_type: str, *measures: Measure, polarity: str = "+", **roles: str | list[str]
) -> Content:
    fillers = [
        Filler(role, name, via="name", entity=f"id-{name}" if name[0].isupper() else None)
        for role, names in roles.items()
        for name in ([names] if isinstance(names, str) else names)
    ]
    return Content(fact_type, polarity, tuple(fillers), tuple(measures))


HELD = _content("custody", _measure("population", 1240), custodian="ICE")
PAID = _content("spending", _measure("obligated", 4.5e6, "USD"), payer="ICE", payee="Palantir")
ASKED = _content("access", recipient="ICE", provider="USPS", category="data:mail_cover")

CASES: list[tuple[Content, Content, bool, str]] = [
    (HELD, HELD, True, "itself"),
    (HELD, _content("custody", _measure("population", 1420), custodian="ICE"), False, "number"),
    (HELD, _content("custody", _measure("population", 1200), custodian="ICE"), True, "rounded"),
    (HELD, _content("custody", _measure("population", 1240), custodian="CBP"), False, "body"),
    (HELD, _content("custody", _measure("capacity", 1240, "beds"), custodian="ICE"), False,
     "another thing"),
    (HELD, _content("custody", custodian="ICE"), False, "anything that it holds"),
    (HELD, _content("operation", _measure("arrests", 1240), agency="ICE"), False, "type"),
    (PAID, _content("spending", _measure("spent", 4.5e6, "USD"), payer="ICE", payee="Palantir"),
     True, "what one calls obligated another calls spent"),
    (PAID, _content("spending", _measure("spent", 9e6, "USD"), payer="ICE", payee="Palantir"),
     False, "another sum"),
    (PAID, _content("spending", _measure("obligated", 4.5e6, "USD"), payer="ICE", payee="Axon"),
     False, "another payee"),
    (ASKED, ASKED, True, "three roles"),
    (ASKED, _content("access", recipient="ICE", provider="USPS"), False, "two roles alone"),
    (ASKED, _content("access", recipient="ICE"), False, "one role alone"),
    (ASKED, _content("access", recipient="ICE", provider="USPS", category="data:address"), False,
     "other data"),
    (ASKED, _content("access", polarity="-", recipient="ICE", provider="USPS"), False, "denied"),
    (_content("custody", _measure("population", 12), custodian="ICE"),
     _content("custody", _measure("population", 12), custodian="ICE"), False, "a small number"),
    (_content("stance", holder="Board", calls_for="end every search of the plate cameras now"),
     _content("stance", holder="Board", calls_for="end every search of plate cameras"), True,
     "the same words"),
    (_content("stance", holder="Board", calls_for="end every search of the plate cameras now"),
     _content("stance", holder="Board", calls_for="hold the vote in April"), False, "other words"),
    (_content("stance", holder="Board", about="United States Senate"),
     _content("stance", holder="Board", about="United States Senate"), False, "about one body"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two", "expected", "why"), CASES, ids=lambda value: _id(value))
def test_same(one: Content, two: Content, expected: bool, why: str) -> None:
    assert same(one, two) is expected, why
    assert same(two, one) is expected, why


def _id(value: Any) -> str | None:
    return value if isinstance(value, str) else ""
