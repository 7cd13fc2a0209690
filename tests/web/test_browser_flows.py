"""Flows and gaps in a real browser: asked by clicks and by form, and led to the words."""

from __future__ import annotations

from tests.web.conftest import in_a_browser

pytestmark = in_a_browser


def test_from_the_overview_to_the_words_of_a_chain_in_three_clicks(visit):
    page = visit("/", java_script_enabled=False)
    page.click("nav a[href='/flows']")
    page.click(".starts a:has-text('driver record')")
    assert "U.S. Immigration and Customs Enforcement" in page.inner_text("h1")
    assert page.locator("svg.network rect").count() >= 2
    quote = page.inner_text(".steps .quote >> nth=0").strip("“”")
    page.click(".steps .source a >> nth=0")
    assert page.inner_text("mark.chosen >> nth=0") in quote


def test_a_question_is_asked_by_form_and_keeps_its_address(visit):
    page = visit("/flows")
    page.select_option("select[name=data]", "personal_records")
    page.fill("input[name=to]", "ICE")
    page.click("text=More conditions")
    page.fill("input[name=through]", "fusion centers")
    page.select_option("select[name=by]", "hub")
    page.click(".filters button")
    assert "fusion centers" in page.inner_text(".chains h3 >> nth=0")
    assert "No hubs can stop it" in page.inner_text(".cut")
    told = page.inner_text(".chains")
    page.click(".permanent a")
    assert "as_of=" in page.url and page.inner_text(".chains") == told
    assert page.input_value("input[name=through]") == "fusion centers"


def test_the_drawing_has_a_table_and_is_reached_by_keyboard(visit):
    page = visit("/flows?data=personal_records&to=ICE", 390, java_script_enabled=False)
    page.focus(".sheet-of-chains")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert not page.is_visible(".twin table")
    page.click(".twin summary")
    rows = page.locator(".twin tbody tr").count()
    assert rows == page.locator("svg.network path.way").count() > 0


def test_a_gap_opens_on_a_request_that_is_printed_whole(visit):
    page = visit("/")
    page.click("nav a[href='/gaps']")
    page.click("td a >> nth=0")
    words = page.input_value("textarea")
    assert "# Request under the" in words and "[name]" in words
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.is_visible("textarea")
    assert page.inner_text("pre.request").strip() == words.strip()
    ink = page.evaluate("getComputedStyle(document.querySelector('h2')).color")
    assert ink == "rgb(0, 0, 0)"
