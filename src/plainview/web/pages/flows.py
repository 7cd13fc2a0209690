"""Flows: the chains by which an institution obtains data, what stops them, and who brokers."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from plainview.model import WrongUse
from plainview.publish.words import date_words, term_words
from plainview.web.drawing import Arrow, Drawing, draw
from plainview.web.page import page
from plainview.web.views import QuoteView, quote_view, stated
from plainview.web.ways import Question, Ways, ways_of

router = APIRouter()
CHAINS, SETS = 8, 3
"""Chains of each kind, and smallest sets, that the page shows."""
CHAINS_IN_JSON, SETS_IN_JSON = 100, 10
ITEMS = 12
"""Items of a set that the page shows; the JSON has all."""
BROKERS, STARTS = 15, 12

_CONFIDENCE = {
    "documented": "in a public record",
    "independent": "reported by independent origins",
    "once": "reported by one origin",
}
Words = Annotated[str, Query(max_length=300)]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed; empty for any, `as_of` for today."""

    data: Annotated[str, Query(max_length=100)] = ""
    to: Words = ""
    holder: Annotated[str, Query(alias="from", max_length=300)] = ""
    through: Words = ""
    as_of: Annotated[str, Query(max_length=30)] = ""
    without: Words = ""
    parts: Literal["", "yes"] = ""
    by: Literal["agreement", "hub"] = "agreement"
    documented: Literal["", "yes"] = ""

    @property
    def day(self) -> str:
        return self.as_of.strip() or f"{datetime.now(UTC):%Y-%m-%d}"

    @property
    def complete(self) -> bool:
        return bool(self.data.strip() and self.to.strip())

    @property
    def question(self) -> Question:
        return Question(
            self.data.strip(), self.to.strip(), self.holder.strip() or None,
            self.through.strip() or None, self.day, self.without.strip() or None,
            bool(self.parts),
        )  # fmt: skip

    def address(self, **other: str) -> str:
        """The address of this question on its day, with other answers to some fields."""
        fields = {**asdict(self), "as_of": self.day, **other}
        fields["from"] = fields.pop("holder")
        if fields["by"] == "agreement":
            del fields["by"]
        return f"/flows?{urlencode({key: value for key, value in fields.items() if value})}"


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


@dataclass(frozen=True, slots=True)
class Answered:
    """What was found, as plain data; or why nothing could be looked for."""

    reach: dict[str, Any] | None = None
    cut: dict[str, Any] | None = None
    complaint: str = ""


@router.get("/flows")
def flows(request: Request, asked: Annotated[Asked, Depends()]) -> HTMLResponse:
    ways = ways_of(request)
    found = _answer(ways, asked, CHAINS, SETS)
    hubs, receivers, complaint = _brokers(ways, asked, found)
    chains = _chains(found)
    return page(
        request,
        "flows.html",
        asked=asked,
        categories=ways.categories(),
        suggested=ways.suggested(),
        complaint=found.complaint or complaint,
        reach=found.reach,
        cut=found.cut,
        category=term_words(found.reach["data"]) if found.reach else "",
        day=date_words(asked.day) if not found.complaint else asked.day,
        documented=[one for one in chains if one.documented],
        possible=[one for one in chains if not one.documented],
        drawing=_drawing(chains, found) if chains else None,
        sets=_sets(found.cut["cuts"]) if found.cut else [],
        started=[] if found.reach or found.complaint else ways.told_most(STARTS),
        hubs=hubs,
        receivers=receivers,
    )


@router.get("/flows.json")
def flows_json(request: Request, asked: Annotated[Asked, Depends()]) -> JSONResponse:
    ways = ways_of(request)
    found = _answer(ways, asked, CHAINS_IN_JSON, SETS_IN_JSON)
    hubs, receivers, complaint = _brokers(ways, asked, found)
    if complaint := found.complaint or complaint:
        return JSONResponse({"error": complaint}, 400)
    if found.reach:
        return JSONResponse({"reach": found.reach, "cut": found.cut})
    categories = [asdict(one) for one in ways.categories() if one.edges]
    return JSONResponse(
        {"as_of": asked.day, "hubs": hubs, "receivers": receivers, "categories": categories}
    )


def _answer(ways: Ways, asked: Asked, chains: int, sets: int) -> Answered:
    if not asked.complete:
        lacking = asked.data.strip() or asked.to.strip()
        return Answered(complaint="Choose the data and say who obtains it." if lacking else "")
    try:
        return Answered(
            ways.reach(asked.question, chains),
            ways.cut(asked.question, asked.by, bool(asked.documented), sets),
        )
    except (WrongUse, ValueError) as error:
        return Answered(complaint=str(error))


def _brokers(
    ways: Ways, asked: Asked, found: Answered
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], str]:
    """Hubs and receivers where no question is answered, and what is wrong with the day."""
    if found.reach or found.complaint:
        return [], [], ""
    try:
        hubs = ways.hubs(asked.day, BROKERS, not asked.as_of.strip())
        return hubs, ways.receivers(asked.day, BROKERS), ""
    except (WrongUse, ValueError) as error:
        return [], [], str(error)


def _chains(found: Answered) -> list[ChainView]:
    if not found.reach:
        return []
    ending = found.cut["cut"] if found.cut else []
    return [
        ChainView(
            names=(chain["steps"][0]["from"], *(step["to"] for step in chain["steps"])),
            documented=chain["documented"],
            forbidden_by=tuple(chain["forbidden_by"]),
            steps=tuple(_step(step, ending) for step in chain["steps"]),
        )
        for chain in found.reach["chains"]
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


def _sets(cuts: list[list[dict[str, Any]]]) -> list[tuple[list[ItemView], int]]:
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


def _drawing(chains: list[ChainView], found: Answered) -> Drawing:
    ended = {one["name"] for one in (found.cut or {"cut": []})["cut"] if one["kind"] == "org"}
    ways = (
        [Arrow(one.provider, one.recipient, one.documented, one.cut) for one in chain.steps]
        for chain in chains
    )
    return draw(ways, ended)
