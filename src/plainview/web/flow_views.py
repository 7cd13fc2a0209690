"""Answers about flows as the page shows them: chains, what stops them, and their drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from plainview.publish.words import date_words, term_words
from plainview.web.drawing import Arrow, Drawing, draw
from plainview.web.views import QuoteView, quote_view, stated

ITEMS = 12
"""Items of a set that the page shows; the JSON has all."""
_CONFIDENCE = {
    "documented": "in a public record",
    "independent": "reported by independent origins",
    "once": "reported by one origin",
}


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of a chain; `about` are its kind, standing, instrument, dates and founding."""

    provider: str
    recipient: str
    documented: bool
    about: tuple[str, ...]
    assumes: tuple[str, ...]
    quotes: tuple[QuoteView, ...]
    facts: int
    cut: bool


@dataclass(frozen=True, slots=True)
class ChainView:
    """A chain, by its institutions and its steps."""

    names: tuple[str, ...]
    documented: bool
    forbidden_by: tuple[str, ...]
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class ItemView:
    """What can end, with its words."""

    name: str
    facts: int
    quotes: tuple[QuoteView, ...]


def chains_of(reach: dict[str, Any], cut: dict[str, Any]) -> list[ChainView]:
    """The chains of an answer; their steps know whether the cut ends them."""
    ending = cut["cut"]
    return [
        ChainView(
            names=(chain["steps"][0]["from"], *(step["to"] for step in chain["steps"])),
            documented=chain["documented"],
            forbidden_by=tuple(chain["forbidden_by"]),
            steps=tuple(_step(step, ending) for step in chain["steps"]),
        )
        for chain in reach["chains"]
    ]


def _step(step: dict[str, Any], ending: list[dict[str, Any]]) -> StepView:
    dated = ""
    if step["start"]:
        dated = f"since {date_words(step['start'])}"
    elif step["seen"]:
        dated = f"seen {date_words(step['seen'])}"
    under = f"under {term_words(step['instrument'])}" if step["instrument"] else ""
    return StepView(
        provider=step["from"],
        recipient=step["to"],
        documented=step["documented"],
        about=stated(
            step["kind"].replace("_", " "),
            step["status"].replace("_", " "),
            under,
            dated,
            _CONFIDENCE[step["confidence"]],
        ),
        assumes=tuple(step["assumes"]),
        quotes=_quotes(step["evidence"]),
        facts=len(step["facts"]),
        cut=any(_ends(item, step) for item in ending),
    )


def _ends(item: dict[str, Any], step: dict[str, Any]) -> bool:
    """Whether a step ends with an agreement: they share facts, and it is the same agreement."""
    if item["kind"] != "instrument" or not set(item["facts"]).intersection(step["facts"]):
        return False
    way = f"{step['from']} to {step['to']}"
    if item["name"] == way or item["name"].startswith(f"{way}, "):
        return True
    instrument = step["instrument"] or "instrument:"
    return not instrument.startswith("instrument:") and instrument in item["name"]


def sets_of(cuts: list[list[dict[str, Any]]]) -> list[tuple[list[ItemView], int]]:
    """The first items of each set that the sets before it do not have, and how many are left."""
    met: set[str] = set()
    found = []
    for items in cuts:
        new = [one for one in items if one["name"] not in met]
        met.update(one["name"] for one in items)
        found.append((list(map(_item, new[:ITEMS])), max(0, len(new) - ITEMS)))
    return found


def _item(item: dict[str, Any]) -> ItemView:
    return ItemView(item["name"], len(item["facts"]), _quotes(item["evidence"]))


def _quotes(evidence: list[dict[str, Any]]) -> tuple[QuoteView, ...]:
    return tuple(
        quote_view(
            one["quote"], one["doc_id"], one["doc"], start=one["start"], fact=one["fact"],
            origin=stated(one["cell"] or (f"page {one['page']}" if one["page"] else "")),
        )
        for one in evidence
    )  # fmt: skip


def drawing_of(chains: Iterable[ChainView], cut: dict[str, Any]) -> Drawing:
    """The chains on one sheet, with what the cut ends."""
    ended = {one["name"] for one in cut["cut"] if one["kind"] == "org"}
    ways = (
        [Arrow(one.provider, one.recipient, one.documented, one.cut) for one in chain.steps]
        for chain in chains
    )
    return draw(ways, ended)


def picture_of(drawing: Drawing) -> dict[str, Any]:
    """What a drawing shows, as plain data, for those who draw it themselves."""
    return {
        "institutions": [{"name": box.name, "cut": box.cut} for box in drawing.boxes],
        "edges": [
            {
                "from": line.arrow.provider,
                "to": line.arrow.recipient,
                "documented": line.arrow.documented,
                "cut": line.arrow.cut,
            }
            for line in drawing.lines
        ],
    }
