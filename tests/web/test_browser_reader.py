"""Reader, sources and gaps in a real browser: cards, copies, page images, paper and phones."""

from __future__ import annotations

import pytest
from tests.web.conftest import in_a_browser, links

from plainview.web.page import _ISLANDS

pytestmark = in_a_browser
with_islands = pytest.mark.skipif(
    not _ISLANDS.is_file(), reason="the scripts of the pages are not built (pip install . does it)"
)
CARD = ".text mark >> nth=0 >> .card-of"


@pytest.fixture
def reader(visit):
    """Opens the ruling on tax addresses."""

    def opened(**options):
        page = visit("/documents", **options)
        page.click("a.title:has-text('IRS broke the law')")
        page.mouse.move(0, 0)
        return page

    return opened


@pytest.mark.parametrize("scripts", [True, False])
def test_the_pointer_on_a_passage_shows_its_fact(reader, scripts):
    page = reader(java_script_enabled=scripts)
    assert not page.is_visible(CARD)
    page.hover(".text mark >> nth=0 >> a >> nth=0")
    assert page.is_visible(CARD)
    card = page.inner_text(CARD)
    assert "IRS" in card and "origin" in card
    page.hover(f"{CARD} >> a >> nth=-1")  # the card stays while the pointer moves into it
    page.click(f"{CARD} >> a >> nth=-1")
    assert "/facts/" in page.url


def test_the_keyboard_shows_it_too(reader):
    page = reader()
    page.focus(".text mark >> nth=0 >> a >> nth=0")
    assert page.is_visible(CARD)


@with_islands
def test_escape_closes_a_card_until_one_comes_back(reader):
    page = reader()
    page.focus(".text mark >> nth=0 >> a >> nth=0")
    page.keyboard.press("Escape")
    assert not page.is_visible(CARD)
    page.focus(".text mark >> nth=1 >> a >> nth=0")
    page.focus(".text mark >> nth=0 >> a >> nth=0")
    assert page.is_visible(CARD)


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
    assert "SHA-256" in page.inner_text(".citing p >> nth=0")


def test_a_request_comes_as_a_file(visit):
    page = visit("/gaps")
    page.click("td a.title >> nth=0")
    with page.expect_download() as got:
        page.click("text=Download as text")
    name = got.value.suggested_filename
    assert name.startswith("request-") and name.endswith(".txt")
    words = got.value.path().read_text(encoding="utf-8")
    assert words.strip() == page.input_value("textarea").strip()


def test_from_the_sources_to_what_a_retelling_changed(visit):
    page = visit("/")
    page.click("nav a[href='/sources']")
    page.click(".retellings a[href^='/lineage/'] >> nth=0")
    assert page.is_visible("table.beside")
    assert "comes from" in page.inner_text(".lede")


def test_a_fact_is_reached_from_its_place_on_the_page_image(visit):
    page = visit("/documents")
    page.click("a.title:has-text('mail covers program')")
    page.click("text=page images")
    page.wait_for_function("document.querySelector('svg image').getBBox().width > 0")
    page.click("svg a rect >> nth=0")
    assert page.locator("aside .fact:target").count() == 1


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
    assert page.is_visible(".citing p >> nth=0")
    assert page.is_visible(".cite")
    for gone in (".copy", ".top", "form.filters", ".citing summary", ".cite .aside"):
        assert not page.is_visible(f"{gone} >> nth=0"), gone
