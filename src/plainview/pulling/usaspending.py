"""USAspending: awards or transactions of an agency, a recipient, a fiscal year.

Contracts of the interface: spending_by_award, spending_by_transaction and their counts, under
https://api.usaspending.gov/docs/endpoints. Only the fields that state a fact are asked for;
addresses of recipients and pay of officers never leave the publisher.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from plainview.model import WrongUse
from plainview.pulling.asking import (
    Answer,
    Estimate,
    Request,
    Taken,
    file_name,
    json_of,
    refuse_people,
    schema_changed,
)

KINDS: dict[str, tuple[str, ...]] = {
    "contracts": ("A", "B", "C", "D"),
    "idvs": ("IDV_A", "IDV_B", "IDV_B_A", "IDV_B_B", "IDV_B_C", "IDV_C", "IDV_D", "IDV_E"),
    "grants": ("02", "03", "04", "05"),
}
"""Types of award by their codes; the interface answers for one kind at a time. Payments to
individuals (06, 10) are left out on purpose."""

FIRST_YEAR = 2008
"""The first fiscal year that the search holds."""

_PAGE = 100
_AWARD = (
    "Award ID", "Recipient Name", "Award Amount", "Total Outlays", "Description", "Start Date",
    "End Date", "Base Obligation Date", "Awarding Agency", "Awarding Sub Agency",
    "Funding Sub Agency", "PSC",
)  # fmt: skip
_TRANSACTION = (
    "Award ID", "Mod", "Recipient Name", "Action Date", "Transaction Amount",
    "Transaction Description", "Awarding Agency", "Awarding Sub Agency", "Funding Sub Agency",
    "PSC",
)  # fmt: skip
_SURE = 0.9
_SORTED = orjson.OPT_SORT_KEYS
_SIZE = {"award": 900, "transaction": 700}
"""Bytes of one item, about."""


@dataclass(frozen=True, slots=True)
class UsaSpending:
    """A search; at least one of agency, recipient and year. `base` is the interface's address."""

    base: str
    agency: str = ""
    recipient: str = ""
    year: int | None = None
    kind: str = "contracts"
    transactions: bool = False

    name = "usaspending"
    domain = "usaspending.gov"

    def __post_init__(self) -> None:
        if not (self.agency or self.recipient or self.year):
            raise WrongUse(
                "all awards of all agencies are too many", "Name an --agency, --recipient or --year"
            )
        if self.year is not None and self.year < FIRST_YEAR:
            raise WrongUse(
                f"the search of USAspending begins with fiscal year {FIRST_YEAR}",
                "Earlier years are in its bulk downloads, which plainview add reads",
            )
        refuse_people("--recipient", self.recipient)

    def first(self) -> Request:
        """The first page, the largest amounts first."""
        return self._page(1, {})

    def take(self, request: Request, answer: Answer) -> Taken:
        """The next page, where there is one; an empty page states nothing and is no document."""
        value = json_of(request, answer.data)
        results, page = value.get("results"), value.get("page_metadata")
        if not isinstance(results, list) or not isinstance(page, dict):
            raise schema_changed(request, "lacks results or page_metadata")
        if not isinstance(page.get("hasNext"), bool):
            raise schema_changed(request, "does not say whether there are more (hasNext)")
        needed = ("Award ID", "Recipient Name", self._amount)
        for item in results:
            missing = [key for key in needed if not isinstance(item, dict) or key not in item]
            if missing:
                raise schema_changed(request, f"lacks {missing[0]!r}")
        if not results:
            if page["hasNext"]:
                raise schema_changed(request, "has an empty page and says that there are more")
            return Taken((), False, () if request.page > 1 else ("The search found nothing",))
        following = (self._page(request.page + 1, page),) if page["hasNext"] else ()
        return Taken(following)

    def question(self) -> Request:
        """How many there are."""
        body = {"filters": self._filters()}
        return Request(
            f"{self._search}_count/", "json", "count.json", orjson.dumps(body, option=_SORTED)
        )

    def estimate(self, answer: Answer) -> Estimate:
        """Requests and bytes, from the count."""
        request = self.question()
        results = json_of(request, answer.data).get("results")
        count = results.get(self.kind) if isinstance(results, dict) else None
        if not isinstance(count, int):
            raise schema_changed(request, f"does not count {self.kind}")
        pages = max(1, -(-count // _PAGE))
        return Estimate(pages, count * _SIZE[self._what], f"{count:,} {self._what}s")

    @property
    def _what(self) -> str:
        return "transaction" if self.transactions else "award"

    @property
    def _amount(self) -> str:
        return "Transaction Amount" if self.transactions else "Award Amount"

    @property
    def _search(self) -> str:
        return f"{self.base.rstrip('/')}/api/v2/search/spending_by_{self._what}"

    def _filters(self) -> dict[str, Any]:
        filters: dict[str, Any] = {"award_type_codes": KINDS[self.kind]}
        if self.agency:
            # whether it is a department or a part of one, its name fits one of the two
            filters["agencies"] = [
                {"type": "awarding", "tier": tier, "name": _official(self.agency)}
                for tier in ("toptier", "subtier")
            ]
        if self.recipient:
            filters["recipient_search_text"] = [self.recipient]
        if self.year:
            filters["time_period"] = [
                {"start_date": f"{self.year - 1}-10-01", "end_date": f"{self.year}-09-30"}
            ]
        return filters

    def _page(self, number: int, before: Mapping[str, Any]) -> Request:
        body: dict[str, Any] = {
            "filters": self._filters(),
            "fields": _TRANSACTION if self.transactions else _AWARD,
            "page": number,
            "limit": _PAGE,
            "sort": self._amount,
            "order": "desc",
        }
        # beyond its first pages the interface goes on only from the last record it gave
        for key in ("last_record_unique_id", "last_record_sort_value"):
            if before.get(key) is not None:
                body[key] = before[key]
        name = file_name(
            "usaspending", f"{self._what}s", self.kind, self.agency, self.recipient,
            f"fy{self.year}" if self.year else "", ending=f"-page-{number:03}.json",
        )  # fmt: skip
        return Request(
            f"{self._search}/", "json", name, orjson.dumps(body, option=_SORTED), page=number
        )


def _official(agency: str) -> str:
    """The official name of an agency ("ICE"), as the search wants it; others stay as written."""
    from plainview.names import resolve

    found = resolve(agency)
    return found[0].name if found and found[0].score >= _SURE else agency
