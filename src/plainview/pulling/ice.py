"""ICE's lists: workbooks that a page of ice.gov links, under a new name with every release."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from plainview.pulling.asking import Answer, Estimate, Request, Taken, Unfetched, linked_name

_WORKBOOK = re.compile(r"\.xlsx?$", re.I)


@dataclass(frozen=True, slots=True)
class IceList:
    """The workbooks of one page whose file names fit `wanted`.

    The name only chooses what to fetch; what a workbook is, its content tells later.
    """

    name: str
    page: str
    wanted: str
    size: int

    domain = "ice.gov"

    def first(self) -> Request:
        """The page that links the workbooks."""
        return Request(self.page, "page", f"{self.name}.html")

    def take(self, request: Request, answer: Answer) -> Taken:
        """The page leads to its workbooks; it is itself no document."""
        if request.kind == "workbook":
            return Taken()
        linked = _linked(answer)
        wanted = re.compile(self.wanted, re.I)
        found = [link for link in linked if wanted.search(_name(link))]
        if not found:
            raise Unfetched(
                "schema_changed",
                f"{self.page} links no workbook of the kind that was expected"
                f" ({len(linked)} others)",
                "ICE may have moved its lists: look for them there and set the address of the page"
                f" in [pull] ({self.name.replace('-', '_')}), or download them and use plainview"
                " add",
            )
        notes = [
            f"{_name(link)} was left out: its name says another list"
            for link in linked
            if link not in found
        ]
        requests = [
            Request(link, "workbook", linked_name(unquote(urlsplit(link).path))) for link in found
        ]
        return Taken(tuple(requests), False, tuple(notes))

    def question(self) -> Request:
        """The page itself: it says what there is."""
        return self.first()

    def estimate(self, answer: Answer) -> Estimate:
        """Requests and bytes, from the links."""
        found = self.take(self.first(), answer).following
        names = ", ".join(request.name for request in found)
        return Estimate(1 + len(found), len(found) * self.size, f"{len(found)} workbooks: {names}")


def list_287g(page: str) -> IceList:
    """Agencies that take part in 287(g), and those whose request is pending."""
    return IceList("ice-287g", page, r"participat|pending", 200_000)


def list_detention(page: str) -> IceList:
    """Detention statistics of each fiscal year, and listings of facilities."""
    return IceList("ice-detention", page, r"detention[-_ ]?stat|facilit", 250_000)


def _linked(answer: Answer) -> list[str]:
    """Addresses of workbooks that a page links, each once, in the order of the page."""
    import lxml.html

    tree = lxml.html.fromstring(answer.data)
    told = tree.find(".//base")
    base = _joined(answer.address, (told.get("href") if told is not None else None) or "")
    links = (_joined(base, (anchor.get("href") or "").strip()) for anchor in tree.iter("a"))
    return list(dict.fromkeys(link for link in links if link and _WORKBOOK.search(_name(link))))


def _joined(base: str, link: str) -> str:
    """A link in full; nothing for one that is no address."""
    try:
        return urldefrag(urljoin(base, link)).url
    except ValueError:
        return ""


def _name(link: str) -> str:
    return unquote(urlsplit(link).path).rpartition("/")[2]
