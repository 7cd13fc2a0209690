"""One of each page of the application, found by following links, and what each has to keep to."""

from __future__ import annotations

import gzip
import re
from collections import deque
from functools import cache
from html import unescape
from urllib.parse import urljoin
from urllib.request import urlopen

from justhtml import JustHTML

from plainview.web import app

DATA = (".json", ".jsonl", ".csv", ".txt", ".png", ".html")
STARTS = ("/", "/search")
MANY = ("/documents/{document_id}",)
"""Pages of one route that differ in what they lead to: only some documents have pages."""
LEDGERS = ("access", "custody", "spending", "rule")
STATES = (
    *("/search?q=detention", "/search?q=submarine", "/search?q=(", "/facts?q=submarine"),
    *("/institutions?q=nobody", "/findings?check=none", "/claims?disputed=yes"),
    *("/flows?data=address&to=ICE", "/flows?data=x&to=y", "/timeline?org=us-ice&parts=yes"),
    *("/sources?shelf=named", "/sources?shelf=records", "/institutions/us-ice", "/nothing"),
    *(f"/ledgers/{one}" for one in LEDGERS),
    *("/ledgers/spending/charts", "/ledgers/custody/charts"),
)
"""Pages beside one of each route: with and without results, wrong addresses, long ones."""
OBSERVED = """
  window.moved = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
  }).observe({type: 'layout-shift', buffered: true});
"""
SHAPE = """() => {
  const ids = [...document.querySelectorAll('[id]')].map((node) => node.id);
  const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((one) => +one.tagName[1]);
  return {
    twice: ids.filter((id, place) => ids.indexOf(id) !== place),
    skips: levels.filter((level, place) => level > (place ? levels[place - 1] : 0) + 1),
    ones: levels.filter((level) => level === 1).length,
    language: document.documentElement.lang,
    title: document.title,
    moved: window.moved,
  };
}"""


def routes() -> list[str]:
    """The addresses of all pages, with their parameters in braces."""
    found = [route for module in app._PAGES + app._CHANGES for route in module.router.routes]
    return sorted(
        {one.path for one in found if "GET" in one.methods and not one.path.endswith(DATA)}
    )


def one_of_each(address: str) -> dict[str, str]:
    """A path for each route, the first that links lead to from the overview."""
    patterns = {route: re.compile(re.sub(r"{\w+}", "[^/]+", route)) for route in routes()}
    queue, met, found = deque(STARTS), set(STARTS), {}
    while queue and len(found) < len(patterns):
        path = queue.popleft()
        bare = path.partition("?")[0]
        route = next((one for one, pattern in patterns.items() if pattern.fullmatch(bare)), None)
        if route is None or (route in found and route not in MANY):
            continue
        found.setdefault(route, path)
        with urlopen(address + path) as answer:
            source = answer.read().decode()
        for link in re.findall(r'href="(/[^"#]*)', source):
            if link not in met and not link.partition("?")[0].endswith(DATA):
                met.add(link)
                queue.append(unescape(link))
    return found


def invalid(source: str) -> list[str]:
    """What is wrong in the HTML of a page, each with its line."""
    errors = JustHTML(source, collect_errors=True).errors
    return [f"{one.code} in line {one.line}" for one in errors]


@cache
def weight(address: str) -> int:
    """Bytes of what stands at an address, gzipped."""
    with urlopen(address) as answer:
        return len(gzip.compress(answer.read()))


def weighed(page) -> int:
    """Bytes of a page with all that it loaded, gzipped."""
    loaded = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    return sum(weight(urljoin(page.url, one)) for one in set(loaded)) + len(
        gzip.compress(page.content().encode())
    )
