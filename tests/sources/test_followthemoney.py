"""FollowTheMoney JSON of other tools: contracts and payments in, persons out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from plainview.model import MASK, Text
from plainview.reading import read as read_document
from plainview.sources import read
from plainview.sources.parts import SourceReading


def entity(key: str, schema: str, **properties: str) -> dict[str, Any]:
    held = {name: [value] for name, value in properties.items()}
    return {"id": key, "schema": schema, "properties": held}


ENTITIES = [
    entity("ice", "PublicBody", name="U.S. Immigration and Customs Enforcement"),
    entity("elm", "Company", name="Elm Data LLC"),
    entity("roe", "Person", name="Richard Roe", email="roe@elm.example"),
    entity("own", "Ownership", owner="roe", asset="elm"),
    entity("c1", "Contract", authority="ice", title="Plate reads"),
    entity("a1", "ContractAward", contract="c1", supplier="elm", amount="1500.50",
           currency="USD", date="2024-05"),
    entity("p1", "Payment", payer="ice", beneficiary="elm", amount="99", currency="EUR"),
    entity("p2", "Payment", payer="ice", beneficiary="roe", amount="5"),
    entity("p3", "Payment", beneficiary="elm", amount="5"),
    entity("d1", "Document", title="A letter"),
    entity("x1", "Yacht", name="Elm"),
]  # fmt: skip


def text_of(form: str) -> Text:
    lines = [json.dumps(item) for item in ENTITIES]
    content = {
        "lines": "\n".join(lines) + "\n",
        "list": "[" + ",\n".join(lines) + "]",
        "entities": json.dumps({"entities": ENTITIES}, indent=1),
    }[form]
    return read_document(content.encode(), name="a.json")


def reading(text: Text) -> SourceReading:
    found = read(text)
    assert found is not None
    assert found.publisher == "followthemoney"
    return found


@pytest.mark.parametrize("form", ["lines", "list", "entities"])
def test_awards_and_payments_between_bodies(form: str) -> None:
    found = reading(text_of(form))
    award, payment = found.facts
    assert (award.status, payment.status) == ("awarded", "spent")
    assert award.filled("payer")[0].entity == "us-ice"
    assert award.filled("payee")[0].name == "Elm Data LLC"
    assert award.filled("for")[0].name == "Plate reads"
    assert [(m.value, m.unit) for m in award.measures] == [(1500.5, "USD")]
    assert award.time is not None
    assert award.time.event == "2024-05"
    assert [(m.name, m.value, m.unit) for m in payment.measures] == [("spent", 99.0, "EUR")]


@pytest.mark.parametrize("form", ["lines", "list", "entities"])
def test_persons_are_masked_dropped_and_counted(form: str) -> None:
    text = text_of(form)
    assert "Richard Roe" not in text.content
    assert "roe@elm.example" not in text.content
    assert MASK * len("Richard Roe") in text.content
    found = reading(text)
    assert found.dropped == {"persons, and links to persons": 3}


def test_what_is_not_understood_is_named() -> None:
    found = reading(text_of("lines"))
    assert [(p.code, p.message) for p in found.problems] == [
        ("row_not_understood", "p3: it does not say which body pays"),
        ("unknown_schema", "Entities of the schema Yacht are not understood"),
    ]
    assert "entities of the schema Document" in found.ignored
