"""What a model is asked, made from the closed lists, and the form that its answer shall have."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from plainview.model import FACT_TYPES, FactType, digest
from plainview.model.schema import ACTS, MODALITIES, POLARITIES
from plainview.vocab import terms


@cache
def categories() -> tuple[str, ...]:
    """The vocabulary's kinds of data."""
    return tuple(term.id for term in terms() if term.kind == "category")


@cache
def instructions() -> str:
    """The same words before every text, from prompt.txt."""
    words = Path(__file__).with_name("prompt.txt").read_text(encoding="utf-8")
    for name, value in {
        "acts": ", ".join(ACTS),
        "categories": ", ".join(categories()),
        "types": "\n".join(_described(fact_type) for fact_type in FACT_TYPES.values()),
        "modalities": ", ".join(MODALITIES),
    }.items():
        words = words.replace("{" + name + "}", value)
    return words


def _described(fact_type: FactType) -> str:
    needed = ", ".join(" or ".join(demand) for demand in fact_type.needed)
    return (
        f"- {fact_type.name}: {fact_type.meaning}. Roles: {', '.join(fact_type.roles)};"
        f" needs {needed}. Measures: {', '.join(fact_type.measures)}."
        f" Status: {', '.join(fact_type.statuses)}."
    )


def messages(words: str) -> list[dict[str, str]]:
    """The conversation that asks for the facts of a part of a text.

    The part stands between marks that are made of its own hash, so that no text can hold the mark
    that ends it.
    """
    mark = f"text-{digest(words)[:16]}"
    return [
        {"role": "system", "content": instructions()},
        {
            "role": "user",
            "content": f"List the facts of the text between <{mark}> and </{mark}>.\n\n"
            f"<{mark}>\n{words}\n</{mark}>",
        },
    ]


def _record(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


_TEXT = {"type": "string"}
_STATUSES = sorted({status for each in FACT_TYPES.values() for status in each.statuses})

SCHEMA = _record(
    facts=_list(
        _record(
            quote=_TEXT,
            type={"type": "string", "enum": list(FACT_TYPES)},
            status={"type": "string", "enum": _STATUSES},
            modality={"type": "string", "enum": list(MODALITIES)},
            polarity={"type": "string", "enum": list(POLARITIES)},
            roles=_list(_record(role=_TEXT, surface=_TEXT, name=_TEXT)),
            measures=_list(_record(name=_TEXT, surface=_TEXT)),
            time=_TEXT,
        )
    )
)
"""The form of an answer, as JSON Schema (2020-12, the part that endpoints enforce)."""


@cache
def version() -> str:
    """Changes when what is asked changes: answers to other questions are not used again."""
    return digest([instructions(), SCHEMA])[:16]
