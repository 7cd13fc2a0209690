"""Every page of the application in a real browser: WCAG 2.2 AA, and what Lighthouse looks at."""

from __future__ import annotations

from collections import Counter
from urllib.request import urlopen

import pytest
from tests.conftest import SAMPLE
from tests.web.browsing import expect, follow, painted
from tests.web.conftest import in_a_browser, window, with_islands
from tests.web.pages_checked import (
    OBSERVED,
    SHAPE,
    STATES,
    invalid,
    one_of_each,
    routes,
    weighed,
)
from tests.web.test_browser_tasks import DRAFT

pytestmark = in_a_browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
VIOLATIONS = "(options) => axe.run(options).then((found) => found.violations)"
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""The rules whose answer depends on the theme."""
GRAPH = "/flows"
COMING = "head:has(script[type=module]) + body :is(.flow-map.waiting, form#add .dropping[hidden])"
"""Where an island is still to come: the network, the field for files."""
LIGHT_ENOUGH, WITH_GRAPH = 300_000, 900_000
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


class Tour:
    """A window that goes through pages and notes by page what is wrong with each."""

    def __init__(self, browser, address, **options):
        axe = pytest.importorskip("axe_playwright_python.sync_playwright")
        self.axe, self.address, self.wrong = axe.Axe().axe_script, address, {}
        self.context = window(browser, **DESKTOP, **options)
        self.page = self.context.new_page()
        self.page.add_init_script(OBSERVED)
        self.complaints, self.titles, self.weights, self.moved = [], {}, {}, {}
        note = self.complaints.append
        self.page.on("console", lambda one: note(one.text) if one.type != "log" else None)
        self.page.on("pageerror", lambda error: note(str(error)))
        self.page.on("requestfailed", lambda one: note(f"failed: {one.url}"))
        self.page.on("request", lambda one: None if one.url.startswith(address) else note(one.url))

    def violations(self, name, options):
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(self.axe)
        for one in self.page.evaluate(VIOLATIONS, options):
            self.wrong[name, one["id"]] = [node["html"][:200] for node in one["nodes"][:3]]

    def open(self, path):
        self.page.goto(self.address + path)
        self.look(path)

    def look(self, name):
        """Check the page that is open: its shape, the network, a phone, axe, both themes."""
        page = self.page
        expect(page.locator(COMING)).to_have_count(0)
        painted(page)
        found = page.evaluate(SHAPE)
        self.moved[name] = found["moved"]
        self.titles[name] = found["title"]
        self.weights[name] = weighed(page)
        if found["twice"] or found["skips"] or found["ones"] != 1 or found["language"] != "en":
            self.wrong[name, "shape"] = found
        self.violations(name, ALL)
        page.emulate_media(color_scheme="dark")
        self.violations(f"{name} in the dark", COLOURS)
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(PHONE)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > PHONE["width"]:
            self.wrong[name, "wider than a phone"] = wide
        page.set_viewport_size(DESKTOP)
        # the browser itself notes the status of a page that is asked for wrongly
        said = [words for words in self.complaints if "status of 40" not in words]
        self.complaints.clear()
        if said:
            self.wrong[name, "complaints"] = said


@pytest.fixture(scope="module")
def paths(demo):
    """One of each page by its route; those that only a change leads to are opened by it."""
    found = one_of_each(demo)
    assert set(routes()) - set(found) == {"/add/{name}"}
    return [*found.values(), *(one for one in STATES if one not in found.values())]


@pytest.fixture(scope="module")
def tour(browser, demo, paths):
    """Every page, opened once with all that it has."""
    taken = Tour(browser, demo)
    for path in paths:
        taken.open(path)
    taken.page.goto(demo + "/check")
    taken.page.fill("textarea", DRAFT)
    follow(taken.page, "main button")
    taken.page.wait_for_selector(".checked")
    taken.look("a draft, checked")
    taken.page.goto(demo + "/add")
    taken.page.set_input_files("input[type=file]", SAMPLE / "records-cap.md")
    taken.page.get_by_role("button", name="Add to the record").click()
    taken.page.wait_for_url("**/add/*")
    expect(taken.page.locator("#progress")).to_have_count(0)
    taken.look("files, added")
    yield taken
    taken.context.close()


def test_every_page_keeps_to_what_is_asked_of_it(tour):
    """WCAG 2.2 AA by axe, headings, ids, the console, the network, a phone's width."""
    assert len(tour.titles) > 40
    assert tour.wrong == {}


def test_nothing_moves_once_it_is_seen(tour):
    assert {name: moved for name, moved in tour.moved.items() if moved >= 0.01} == {}


def test_pages_are_light(tour):
    def limit(name):
        return WITH_GRAPH if name.startswith(GRAPH) else LIGHT_ENOUGH

    assert {name: size for name, size in tour.weights.items() if size > limit(name)} == {}


def test_every_page_has_a_title_of_its_own(tour):
    bare = {}
    for name, title in tour.titles.items():
        bare.setdefault(name.partition("?")[0], title)
    assert [title for title, times in Counter(bare.values()).items() if times > 1] == []


def test_pages_are_valid_html(demo, paths):
    wrong = {}
    for path in paths:
        if path == "/nothing":
            continue
        with urlopen(demo + path) as answer:
            if found := invalid(answer.read().decode()):
                wrong[path] = found
    assert wrong == {}


@with_islands
def test_without_scripts_pages_are_as_accessible(browser, demo, paths):
    """The tables that stand in place of charts and graph, the forms without their helpers."""
    plain = Tour(browser, demo)
    # axe is a script itself: ours alone stay away
    plain.context.route("**/static/islands/**", lambda asked: asked.abort())
    shown = [
        one for one in paths if one.startswith(("/flows", "/ledgers/", "/institutions/", "/add"))
    ]
    for path in shown:
        plain.page.goto(demo + path)
        plain.violations(path, ALL)
    plain.context.close()
    assert len(shown) > 8
    assert plain.wrong == {}
