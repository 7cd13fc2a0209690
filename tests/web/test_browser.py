"""The pages in a real browser: clicks, phones, darkness, keyboards and hostile documents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.web.conftest import in_a_browser, links
from tests.web.serving import served

pytestmark = in_a_browser

FIXED = [
    *("/", "/facts", "/facts?type=custody&q=detention", "/facts?q=submarine", "/documents"),
    *(
        "/documents?order=name",
        "/problems",
        "/search",
        "/search?q=addresses",
        "/search?q=submarine",
    ),
    *("/search?q=(", "/nothing", "/facts?page=x", "/check"),
    *("/findings", "/findings?check=none", "/claims", "/claims?disputed=yes", "/lineage"),
    *("/flows", "/flows?data=tax_address&to=ICE", "/flows?data=x&to=y", "/gaps"),
]
TEXTS = (
    "h1, h2, .lede, .soft, .small, .kind, .stage, .quote, .source, .source a, .measure,"
    " .measure span, .text, .text mark a, .text .place, .top li a, .brand, .kicker, .title,"
    " td, th, td a, dt, dd, label, input, select, button, footer, .note, .warn, .figures a,"
    " .masked, .hit mark, .sort a, .severity, .sum, .statement, .command, .verdict, .side p,"
    " .side mark, .beside td, .beside mark, .checked p, .checked mark a, .remark p, textarea,"
    " span.way, .starts a, .assumes b"
)
CONTRAST = """(selector) => {
  const parse = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const part = (v) => (v /= 255, v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => .2126 * part(r) + .7152 * part(g) + .0722 * part(b);
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const colour = parse(getComputedStyle(node).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const found = {};
  for (const node of document.querySelectorAll(selector)) {
    if (!node.getClientRects().length) continue;
    if (!node.textContent.trim() && !node.matches('input')) continue;
    const a = light(parse(getComputedStyle(node).color)), b = light(ground(node));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const name = node.tagName + '.' + node.className;
    found[name] = Math.min(found[name] ?? 99, ratio);
  }
  return found;
}"""


@dataclass
class Measured:
    """What was measured on every page: its width on a phone, and the contrast of its words."""

    widths: dict[str, int] = field(default_factory=dict)
    light: dict[tuple[str, str], float] = field(default_factory=dict)
    dark: dict[tuple[str, str], float] = field(default_factory=dict)


@pytest.fixture(scope="module")
def measured(browser, address):
    """The fixed pages, every document, some facts: each is opened once."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address + "/documents")
    documents = links(page, r"/documents/[0-9a-f]{64}$")
    page.goto(address + "/facts")
    facts = [*links(page, r"/facts/[0-9a-f]{64}$")[:5], *links(page, r"/documents/.*fact=")[:1]]
    others = []
    for start in ("/findings", "/claims", "/gaps", "/lineage"):
        page.goto(address + start)
        others += links(page, rf"{start}/[0-9a-f]{{64}}$")[:3]
    page.goto(address + others[-1])
    others += links(page, r"/lineage/\w+/\w+$")[:1]
    assert len(others) > 7
    found = Measured()
    for path in (*FIXED, *documents, *facts, *others):
        page.goto(address + path)
        found.widths[path] = page.evaluate("document.documentElement.scrollWidth")
        for scheme, ratios in (("light", found.light), ("dark", found.dark)):
            page.emulate_media(color_scheme=scheme)
            here = page.evaluate(CONTRAST, TEXTS)
            ratios.update({(path, name): round(ratio, 2) for name, ratio in here.items()})
    context.close()
    assert len(documents) > 28
    return found


def test_from_the_overview_to_the_words_in_the_document(visit):
    page = visit("/")
    page.click("nav a[href='/facts']")
    page.select_option("select[name=type]", "custody")
    page.fill("input[name=q]", "maximum")
    page.click(".filters button")
    page.click(".fact h3 a")
    assert page.inner_text("h1")
    quote = page.inner_text("blockquote .quote").strip("“”")
    page.click("blockquote .source a")
    mark = page.locator("mark.chosen").first
    assert quote in page.locator(".text").inner_text().replace("\n", " ")
    assert mark.inner_text() in quote
    box = mark.bounding_box()
    head = page.locator(".top").bounding_box()
    assert head["height"] <= box["y"] <= 800 - box["height"]
    assert page.locator("aside .fact.chosen").count() == 1


def test_a_mark_leads_to_its_fact_and_back(visit):
    page = visit("/facts?type=access&q=returned")
    page.click(".source a")
    page.click("mark >> nth=1")
    assert "#fact-" in page.url
    page.click("aside .fact:target h3 a")
    assert "#at-" in page.url


def test_a_long_document_opens_on_the_part_that_holds_the_fact(visit):
    page = visit("/facts?type=custody&q=933")
    page.click(".source a")
    assert re.fullmatch(r"Part \d+ of \d+", page.locator(".pages span").first.inner_text())
    mark = page.locator("mark.chosen").first
    assert "933,000" in mark.inner_text()
    assert 0 < mark.bounding_box()["y"] < 800


def test_a_search_hit_opens_where_the_word_stands(visit):
    page = visit("/search?q=memorandum")
    page.click(".hit a")
    assert page.url.endswith("#here")
    top = page.locator("#here").evaluate("node => node.getBoundingClientRect().top")
    assert 0 <= top < 800


def test_nothing_runs_over_the_edge_of_a_phone(measured):
    assert {path: width for path, width in measured.widths.items() if width > 390} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(measured, scheme):
    ratios = getattr(measured, scheme)
    assert len({name for _, name in ratios}) > 25
    assert {place: ratio for place, ratio in ratios.items() if ratio < 4.5} == {}  # WCAG 2.2, 1.4.3


def test_dark_is_dark(measured):
    assert measured.dark != measured.light


def test_the_keyboard_reaches_the_search_and_the_content(visit):
    page = visit("/")
    names = []
    while names[-1:] != ["q"] and len(names) < 20:
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"
        names.append(
            page.evaluate("document.activeElement.name || document.activeElement.innerText")
        )
    assert names[0] == "Skip to the content"
    assert names[-1] == "q"
    page.keyboard.type("detention")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=detention")
    page.wait_for_load_state()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    page.wait_for_timeout(200)
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_hostile_document_runs_nothing(visit):
    page = visit("/search?q=plate")
    page.click(".hit a:has-text('eaders')")
    page.wait_for_load_state("networkidle")
    assert "hacked" not in page.title()
    assert page.locator("main script, main img, main iframe").count() == 0
    assert links(page, "javascript:") == []
    assert "<script>" in page.locator(".text").inner_text()


def test_pages_read_the_same_without_scripts(visit):
    with_scripts = visit("/facts").inner_text("main")
    assert visit("/facts", java_script_enabled=False).inner_text("main") == with_scripts
    assert "46,000" in with_scripts


def test_on_paper_the_words_stay_and_the_controls_go(visit):
    page = visit("/facts")
    page.emulate_media(media="print")
    assert not page.is_visible(".filters")
    assert page.is_visible(".fact .quote")


def test_the_public_copy_keeps_what_lies_between_the_facts(browser, tmp_path_factory):
    folder = tmp_path_factory.mktemp("public")
    with served(make_record_of_one(folder), "--read-only") as address:
        page = browser.new_page()
        page.goto(f"{address}/documents")
        page.click("td a")
        shown = page.inner_text("main")
        assert "addresses" in shown
        assert "afraid" not in shown
        assert "Okonkwo" not in page.content()
        page.close()


def make_record_of_one(folder: Path) -> Path:
    from tests.web.conftest import STORIES

    from plainview import pipeline
    from plainview.store import Record

    (folder / "addresses.txt").write_text(STORIES["addresses.txt"], encoding="utf-8")
    with Record.create(folder / "record") as record:
        pipeline.add(record, [folder / "addresses.txt"], workers=1)
    return folder / "record"
