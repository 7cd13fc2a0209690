"""What a web page says of itself: JSON-LD first, then OpenGraph and other meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from plainview.model import Heading
from plainview.reading.dates import edtf

_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dcterms.created",
    "pubdate",
    "publish-date",
    "publishdate",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_date",
)
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "byl", "citation_author")
_OUTLETS = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name", "publisher")
_ARTICLES = re.compile(r"(?:Article|Report|BlogPosting|WebPage|Posting)$")
_BLANKS = re.compile(r"\s+")
# A longer value is no title, name or date but an attack or an accident.
_LONGEST = 1_000


def heading_of(tree: Any) -> Heading:
    """The heading of a parsed page; a date only where the page states it for publication."""
    meta = _meta(tree)
    linked = _json_ld(tree)
    return Heading(
        title=_text(linked.get("headline"))
        or _first(meta, _TITLES)
        or _element(tree, "//h1")
        or _element(tree, "//title"),
        byline=_names(linked.get("author"))
        or _author(meta)
        or _element(tree, "//*[@rel='author' or @itemprop='author']"),
        published=edtf(linked.get("datePublished")) or _published(meta, tree),
        address=_address(tree, meta),
        outlet=_names(linked.get("publisher")) or _first(meta, _OUTLETS),
    )


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = _text(element.get("content"))
        if name and value:
            found.setdefault(name.lower(), value)
    return found


def _json_ld(tree: Any) -> dict[str, Any]:
    """The first description of an article or page in the page's JSON-LD."""
    fallback: dict[str, Any] = {}
    for element in tree.xpath("//script[@type='application/ld+json']"):
        try:
            value = json.loads(element.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(value):
            kinds = item.get("@type")
            named = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLES.search(kind) for kind in named):
                if item.get("headline"):
                    return item
                fallback = fallback or item
    return fallback


def _items(value: object) -> Iterator[dict[str, Any]]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (part for part in graph if isinstance(part, dict))


def _published(meta: dict[str, str], tree: Any) -> str | None:
    for name in _DATES:
        date = edtf(meta.get(name))
        if date:
            return date
    stated = tree.xpath(
        "//time[@pubdate or @itemprop='datePublished' or contains(@class, 'publish')]/@datetime"
    )
    # The only date-time on a page is its own; among several it could be a teaser's.
    every = stated or tree.xpath("//time/@datetime")
    return edtf(every[0]) if stated or len(set(every)) == 1 else None


def _address(tree: Any, meta: dict[str, str]) -> str | None:
    for address in [*tree.xpath("//link[@rel='canonical']/@href"), meta.get("og:url", "")]:
        shown = _text(address)
        if shown and shown.startswith(("http://", "https://")):
            return shown
    return None


def _author(meta: dict[str, str]) -> str | None:
    value = _first(meta, _AUTHORS)
    return None if value is None or value.startswith(("http://", "https://", "@")) else value


def _names(value: object) -> str | None:
    """A name, or the names of several things that JSON-LD describes."""
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, list):
        return ", ".join(name for name in map(_names, value) if name) or None
    return _text(value)


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _element(tree: Any, path: str) -> str | None:
    for element in tree.xpath(path):
        text = _text("".join(element.itertext()))
        if text:
            return text
    return None


def _text(value: object) -> str | None:
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    return _BLANKS.sub(" ", value).strip() or None
