"""Flows and gaps in a real browser: asked by clicks and by form, and led to the words."""

from __future__ import annotations

import re

from tests.web.browsing import expect, follow, quoted, words
from tests.web.conftest import in_a_browser

pytestmark = in_a_browser


def test_from_the_overview_to_the_words_of_a_chain_in_three_clicks(visit):
    page = visit("/", java_script_enabled=False)
    follow(page, "nav a[href='/flows']")
    follow(page, ".starts a:has-text('driver record')")
    assert "U.S. Immigration and Customs Enforcement" in page.inner_text("h1")
    assert page.locator("svg.network rect").count() >= 2
    quote = quoted(page.locator(".steps .quote"))
    follow(page, ".steps .source a")
    assert words(page.locator("mark.chosen")) in quote


def test_a_question_is_asked_by_form_and_keeps_its_address(visit):
    page = visit("/flows")
    page.select_option("select[name=data]", "personal_records")
    page.fill("input[name=to]", "ICE")
    page.click("text=More conditions")
    page.fill("input[name=through]", "fusion centers")
    page.select_option("select[name=by]", "hub")
    follow(page, ".filters button")
    assert "fusion centers" in page.inner_text(".chains h3 >> nth=0")
    assert "No hubs can stop it" in page.inner_text(".cut")
    told = page.inner_text(".chains")
    follow(page, ".permanent a")
    expect(page).to_have_url(re.compile("as_of="))
    assert page.inner_text(".chains") == told
    assert page.input_value("input[name=through]") == "fusion centers"


def test_the_drawing_has_a_table_and_is_reached_by_keyboard(visit):
    page = visit("/flows?data=personal_records&to=ICE", 390, java_script_enabled=False)
    page.focus(".sheet-of-chains")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    expect(page.locator(".twin table")).to_be_hidden()
    page.click(".twin summary")
    expect(page.locator(".twin table")).to_be_visible()
    rows = page.locator(".twin tbody tr").count()
    assert rows == page.locator("svg.network path.way").count() > 0


def test_a_gap_opens_on_a_request_that_is_printed_whole(visit):
    page = visit("/")
    follow(page, "nav a[href='/gaps']")
    follow(page, "td a")
    request = page.input_value("textarea")
    assert "# Request under the" in request and "[name]" in request
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("textarea")).to_be_hidden()
    assert page.inner_text("pre.request").strip() == request.strip()
    ink = page.evaluate("getComputedStyle(document.querySelector('h2')).color")
    assert ink == "rgb(0, 0, 0)"
