"""Flows: the chains by which an institution obtains data, what stops them, and who brokers."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from plainview.model import WrongUse
from plainview.publish.words import date_words, term_words
from plainview.web.citing import cite_page, site
from plainview.web.flow_views import chains_of, drawing_of, picture_of, sets_of
from plainview.web.page import page
from plainview.web.ways import Question, Ways, ways_of

router = APIRouter()
CHAINS, SETS = 8, 3
"""Chains of each kind, and smallest sets, that the page shows."""
CHAINS_IN_JSON, SETS_IN_JSON = 100, 10
BROKERS, STARTS = 15, 12

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
    def overall(self) -> bool:
        """Whether it asks for all who give a category of data to anybody."""
        return bool(self.data.strip()) and not (self.to.strip() or self.holder.strip())

    @property
    def narrowed(self) -> bool:
        """Whether it says more than who obtains which data from whom."""
        rare = (self.through, self.without, self.parts, self.documented)
        return any(rare) or self.by != "agreement"

    @property
    def question(self) -> Question:
        return Question(
            self.data.strip(), self.to.strip(), self.holder.strip() or None,
            self.through.strip() or None, self.day, self.without.strip() or None,
            bool(self.parts),
        )  # fmt: skip

    def twin(self) -> str:
        """The address of its answer as data."""
        return self.address().replace("/flows?", "/flows.json?", 1)

    def address(self, **other: str) -> str:
        """The address of this question on its day, with other answers to some fields."""
        fields = {**asdict(self), "as_of": self.day, **other}
        fields["from"] = fields.pop("holder")
        if fields["by"] == "agreement":
            del fields["by"]
        return f"/flows?{urlencode({key: value for key, value in fields.items() if value})}"


@dataclass(frozen=True, slots=True)
class Answered:
    """What was found, as plain data; or why nothing could be looked for.

    Chains with their cut, or all pairs of a category of data.
    """

    reach: dict[str, Any] | None = None
    cut: dict[str, Any] | None = None
    network: dict[str, Any] | None = None
    complaint: str = ""


@router.get("/flows")
def flows(request: Request, asked: Annotated[Asked, Depends()]) -> HTMLResponse:
    ways = ways_of(request)
    ways.prepare()
    found = _answer(ways, asked, CHAINS, SETS)
    hubs, receivers, complaint = _brokers(ways, asked, found)
    chains = chains_of(found.reach, found.cut) if found.reach and found.cut else []
    named = found.reach or found.network
    cited = cite_page(request, datetime.now(UTC).date())
    if cited and named:
        # what holds on a day is found again under an address that names the day
        cited = replace(cited, address=site() + asked.address(), twin=asked.twin())
    return page(
        request,
        "flows.html",
        cited=cited,
        asked=asked,
        categories=ways.categories(),
        suggested=ways.suggested(),
        complaint=found.complaint or complaint,
        reach=found.reach,
        cut=found.cut,
        network=found.network,
        category=term_words(named["data"]) if named else "",
        day=date_words(asked.day) if not found.complaint else asked.day,
        documented=[one for one in chains if one.documented],
        possible=[one for one in chains if not one.documented],
        drawing=drawing_of(chains, found.cut) if found.cut and chains else None,
        sets=sets_of(found.cut["cuts"]) if found.cut else [],
        started=[] if named or found.complaint else ways.told_most(STARTS),
        hubs=hubs,
        receivers=receivers,
    )


@router.get("/flows.json")
def flows_json(request: Request, asked: Annotated[Asked, Depends()]) -> JSONResponse:
    ways = ways_of(request)
    ways.prepare()
    found = _answer(ways, asked, CHAINS_IN_JSON, SETS_IN_JSON)
    hubs, receivers, complaint = _brokers(ways, asked, found)
    if complaint := found.complaint or complaint:
        return JSONResponse({"error": complaint}, 400)
    if found.network:
        return JSONResponse(found.network)
    if found.reach and found.cut:
        picture = picture_of(drawing_of(chains_of(found.reach, found.cut), found.cut))
        return JSONResponse({"reach": found.reach, "cut": found.cut, "picture": picture})
    categories = [asdict(one) for one in ways.categories() if one.edges]
    return JSONResponse(
        {"as_of": asked.day, "hubs": hubs, "receivers": receivers, "categories": categories}
    )


def _answer(ways: Ways, asked: Asked, chains: int, sets: int) -> Answered:
    if not asked.complete and not asked.overall:
        lacking = asked.to.strip() or asked.holder.strip()
        return Answered(complaint="Choose the data and say who obtains it." if lacking else "")
    try:
        if asked.overall:
            return Answered(network=ways.network(asked.data.strip(), asked.day))
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
    if found.reach or found.network or found.complaint:
        return [], [], ""
    try:
        keep = not asked.as_of.strip()
        return ways.hubs(asked.day, BROKERS, keep), ways.receivers(asked.day, BROKERS, keep), ""
    except (WrongUse, ValueError) as error:
        return [], [], str(error)
