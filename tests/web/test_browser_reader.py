"""Reader, sources and gaps in a real browser: cards, copies, page images, paper and phones."""

from __future__ import annotations

import re

import pytest
from tests.web.browsing import expect, follow
from tests.web.conftest import in_a_browser, links, with_islands

pytestmark = in_a_browser
PASSAGE = ".text mark >> nth=0 >> a >> nth=0"
CARD = ".text mark >> nth=0 >> .card-of"


@pytest.fixture
def reader(visit):
    """Opens the ruling on tax addresses."""

    def opened(**options):
        page = visit("/documents", **options)
        follow(page, "a.title:has-text('IRS broke the law')")
        return page

    return opened


@pytest.mark.parametrize("scripts", [True, False])
def test_the_pointer_on_a_passage_shows_its_fact(reader, scripts):
    page = reader(java_script_enabled=scripts)
    card = page.locator(CARD)
    expect(card).to_be_hidden()
    page.hover(PASSAGE)
    expect(card).to_be_visible()
    expect(card).to_contain_text("IRS")
    expect(card).to_contain_text("origin")
    page.hover(f"{CARD} >> a >> nth=-1")  # the card stays while the pointer moves into it
    follow(page, f"{CARD} >> a >> nth=-1")
    expect(page).to_have_url(re.compile("/facts/"))


def test_the_keyboard_shows_it_too(reader):
    page = reader()
    page.focus(PASSAGE)
    expect(page.locator(CARD)).to_be_visible()


@with_islands
def test_escape_closes_a_card_until_one_comes_back(reader):
    page = reader()
    card = page.locator(CARD)
    page.focus(PASSAGE)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.focus(".text mark >> nth=1 >> a >> nth=0")
    page.focus(PASSAGE)
    expect(card).to_be_visible()


@with_islands
def test_a_quote_is_copied_with_its_citation(visit):
    allowed = ["clipboard-read", "clipboard-write"]
    page = visit("/facts?type=custody&q=maximum", permissions=allowed)
    page.click(".fact .copy >> nth=0")
    page.wait_for_selector(".copy.done")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert page.inner_text(".fact .quote >> nth=0") in copied
    assert "SHA-256" in copied and "read by Plainview" in copied
    address = copied.partition("Record: ")[2].partition(" ")[0]
    page.goto(address)
    assert page.locator("blockquote .quote").count() >= 1


def test_without_scripts_the_citation_can_be_selected(visit):
    page = visit("/facts", java_script_enabled=False)
    assert page.locator(".copy").count() == 0
    page.click(".citing summary >> nth=0")
    expect(page.locator(".citing p").first).to_be_visible()
    expect(page.locator(".citing p").first).to_contain_text("SHA-256")


def test_a_request_comes_as_a_file(visit):
    page = visit("/gaps")
    follow(page, "td a.title")
    with page.expect_download() as got:
        page.click("text=Download as text")
    name = got.value.suggested_filename
    assert name.startswith("request-") and name.endswith(".txt")
    words = got.value.path().read_text(encoding="utf-8")
    assert words.strip() == page.input_value("textarea").strip()


def test_from_the_sources_to_what_a_retelling_changed(visit):
    page = visit("/")
    follow(page, "nav a[href='/sources']")
    follow(page, ".retellings a[href^='/lineage/']")
    expect(page.locator("table.beside")).to_be_visible()
    assert "comes from" in page.inner_text(".lede")


def test_a_fact_is_reached_from_its_place_on_the_page_image(visit):
    page = visit("/documents")
    follow(page, "a.title:has-text('mail covers program')")
    follow(page, "text=page images")
    page.wait_for_function("document.querySelector('svg image').getBBox().width > 0")
    follow(page, "svg a rect")
    expect(page.locator("aside .fact:target")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_runs_over_the_edge_of_a_phone(visit, scheme):
    page = visit("/sources", width=360, height=780, color_scheme=scheme)
    paths = ["/sources", "/sources?shelf=records", "/sources?shelf=named", "/gaps", "/problems"]
    paths += links(page, r"/lineage/\w+/\w+$")[:1]
    base = page.url.removesuffix("/sources")
    widths = {}
    for path in paths:
        page.goto(base + path)
        widths[path] = page.evaluate("document.documentElement.scrollWidth")
    assert len(paths) == 6
    assert {path: width for path, width in widths.items() if width > 360} == {}


def test_on_paper_citations_stand_open_and_controls_are_gone(visit):
    page = visit("/facts")
    page.emulate_media(media="print")
    expect(page.locator(".citing p").first).to_be_visible()
    expect(page.locator(".cite")).to_be_visible()
    for gone in (".copy", ".top", "form.filters", ".citing summary", ".cite .aside"):
        expect(page.locator(gone).first).to_be_hidden()
