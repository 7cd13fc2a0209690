"""The pages in a real browser: clicks, phones, darkness, keyboards and hostile documents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from tests.web.browsing import expect, follow, quoted, top, turns, watch_turns, words
from tests.web.conftest import STORIES, in_a_browser, links, window
from tests.web.serving import served

from plainview import pipeline
from plainview.store import Record

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
    context = window(browser, 390, 844)
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
    follow(page, "nav a[href='/facts']")
    page.select_option("main select[name=type]", "custody")
    page.fill("main input[name=q]", "maximum")
    # the choice alone asks already: the button may be replaced under the pointer, the field is not
    with page.expect_navigation(url="**/facts?type=custody&q=maximum"):
        page.press("main input[name=q]", "Enter")
    follow(page, ".fact h3 a")
    expect(page).to_have_url(re.compile("/facts/"))
    quote = quoted(page.locator("blockquote .quote"))
    follow(page, "blockquote .source a")
    mark = page.locator("mark.chosen").first
    assert quote in words(page.locator(".text"))
    assert words(mark) in quote
    expect(mark).to_be_in_viewport(ratio=1)
    assert top(mark) >= page.locator(".top").bounding_box()["height"]
    expect(page.locator("aside .fact.chosen")).to_have_count(1)


def test_a_mark_leads_to_its_fact_and_back(visit):
    page = visit("/facts?type=access&q=returned")
    follow(page, ".source a")
    follow(page, "mark >> nth=1 >> a >> nth=0")
    expect(page).to_have_url(re.compile("#fact-"))
    follow(page, "aside .fact:target h3 a")
    expect(page).to_have_url(re.compile("#at-"))


def test_a_long_document_opens_on_the_part_that_holds_the_fact(visit):
    page = visit("/facts?type=custody&q=933")
    follow(page, ".source a")
    expect(page.locator(".pages span").first).to_have_text(re.compile(r"^Part \d+ of \d+$"))
    mark = page.locator("mark.chosen").first
    assert "933,000" in words(mark)
    assert top(mark) > 0


def test_a_search_hit_opens_where_the_word_stands(visit):
    page = visit("/search?q=memorandum")
    follow(page, ".hit a")
    expect(page).to_have_url(re.compile("#here$"))
    assert top(page.locator("#here")) >= 0


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
    with page.expect_navigation(url="**/search?q=detention"):
        page.keyboard.press("Enter")
    watch_turns(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#main :focus")).to_have_count(1)
    assert turns(page) == ["push"], "a place within a page is no other page"


def test_a_hostile_document_runs_nothing(visit):
    page = visit("/search?q=plate")
    follow(page, ".hit a:has-text('eaders')")
    page.wait_for_load_state("networkidle")
    assert "hacked" not in page.title()
    assert page.locator("main script, main img, main iframe").count() == 0
    assert links(page, "javascript:") == []
    assert "<script>" in words(page.locator(".text"))


def test_pages_read_the_same_without_scripts(visit):
    path = "/facts?type=custody&q=maximum"
    with_scripts = visit(path).inner_text("main")
    assert visit(path, java_script_enabled=False).inner_text("main") == with_scripts
    assert "47,600" in with_scripts


def test_on_paper_the_words_stay_and_the_controls_go(visit):
    page = visit("/facts")
    page.emulate_media(media="print")
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator(".fact .quote").first).to_be_visible()


def test_the_public_copy_keeps_what_lies_between_the_facts(browser, tmp_path):
    (tmp_path / "addresses.txt").write_text(STORIES["addresses.txt"], encoding="utf-8")
    with Record.create(tmp_path / "record") as record:
        pipeline.add(record, [tmp_path / "addresses.txt"], workers=1)
    with served(tmp_path / "record", "--read-only") as address:
        context = window(browser)
        page = context.new_page()
        page.goto(f"{address}/documents")
        follow(page, "td a")
        shown = page.inner_text("main")
        assert "addresses" in shown
        assert "afraid" not in shown
        assert "Okonkwo" not in page.content()
        context.close()
