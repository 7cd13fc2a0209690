"""Federal Register: documents by words, agency and date, each in its full text as XML.

Interface: https://www.federalregister.gov/developers/documentation/api/v1 (documents.json).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from plainview.model import WrongUse
from plainview.pulling.asking import (
    Answer,
    Estimate,
    Request,
    Taken,
    json_of,
    linked_name,
    refuse_people,
    schema_changed,
)

TYPES = {"notice": "NOTICE", "rule": "RULE", "proposed-rule": "PRORULE"}
MOST = 2000
"""Documents that the interface gives of one search, however many it finds."""

_PAGE = 100
_FIELDS = ("document_number", "title", "type", "publication_date", "agency_names", "html_url",
           "full_text_xml_url")  # fmt: skip
_SIZE = 20_000
"""Bytes of a notice, about."""
_UNFIT = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class FederalRegister:
    """A search; `agency` as the Register writes it in addresses ("social-security-administration")
    or as it is called, `since` and `until` dates of publication."""

    base: str
    term: str = ""
    agency: str = ""
    since: date | None = None
    until: date | None = None
    type: str = "notice"

    name = "federal-register"
    domain = "federalregister.gov"

    def __post_init__(self) -> None:
        if not (self.term or self.agency):
            raise WrongUse(
                "all documents of the Federal Register are too many", "Name a --term or an --agency"
            )
        if self.since and self.until and self.since > self.until:
            raise WrongUse("--since is after --until", "Nothing was published in between")
        refuse_people("--term", self.term, anywhere=True)

    def first(self) -> Request:
        """The first page of the list, the newest documents first."""
        return self._list(1, _PAGE)

    def take(self, request: Request, answer: Answer) -> Taken:
        """A list leads to its documents, then to the next page; it is itself no document."""
        if request.kind == "xml":
            return Taken()
        value = json_of(request, answer.data)
        count = value.get("count")
        # a search that finds nothing has no results at all
        results = value.get("results", [] if count == 0 else None)
        if not isinstance(count, int) or not isinstance(results, list):
            raise schema_changed(request, "lacks count or results")
        found, notes = [], []
        for item in results:
            if not isinstance(item, dict) or "full_text_xml_url" not in item:
                raise schema_changed(request, "lacks full_text_xml_url")
            address = item["full_text_xml_url"]
            if isinstance(address, str):
                found.append(
                    Request(address, "xml", linked_name(address.partition("?")[0]), fixed=True)
                )
            else:
                number = item.get("document_number")
                notes.append(f"Document {number} has no full text as XML and was left out")
        if value.get("next_page_url") and results:
            found.append(self._list(request.page + 1, _PAGE))
        elif count > MOST:
            notes.append(
                f"{count:,} documents were found and the interface gives the newest {MOST:,}:"
                " narrow the search with --since and --until"
            )
        return Taken(
            tuple(found), False, (*notes, *(() if count else ("The search found nothing",)))
        )

    def question(self) -> Request:
        """How many there are."""
        return self._list(1, 1)

    def estimate(self, answer: Answer) -> Estimate:
        """Requests and bytes, from the count."""
        request = self.question()
        count = json_of(request, answer.data).get("count")
        if not isinstance(count, int):
            raise schema_changed(request, "lacks count")
        given = min(count, MOST)
        pages = max(1, -(-given // _PAGE))
        return Estimate(pages + given, given * _SIZE, f"{count:,} documents")

    def _list(self, page: int, limit: int) -> Request:
        slug = _UNFIT.sub("-", self.agency.lower()).strip("-")
        asked = [
            *(("fields[]", field) for field in _FIELDS),
            ("conditions[type][]", TYPES[self.type]),
            *((("conditions[term]", self.term),) if self.term else ()),
            *((("conditions[agencies][]", slug),) if slug else ()),
            *((("conditions[publication_date][gte]", str(self.since)),) if self.since else ()),
            *((("conditions[publication_date][lte]", str(self.until)),) if self.until else ()),
            ("order", "newest"),
            ("per_page", str(limit)),
            ("page", str(page)),
        ]
        address = f"{self.base.rstrip('/')}/api/v1/documents.json?{urlencode(asked)}"
        return Request(address, "json", f"list-{page}.json", page=page)
