"""Ledgers in a real browser: opened in place without scripts, narrow, drawn with their tables."""

from __future__ import annotations

import pytest
from tests.web.browsing import expect, follow
from tests.web.conftest import in_a_browser

pytestmark = in_a_browser


def test_the_mail_cover_answer_is_found_by_clicks_alone_without_scripts(visit):
    page = visit("/", java_script_enabled=False)
    follow(page, "nav a[href='/ledgers']")
    follow(page, ".card.access h2 a")
    choice = page.locator("select[name=category]")
    wanted = choice.locator("option").filter(has_text="mail cover").first
    choice.select_option(wanted.get_attribute("value"))
    follow(page, ".filters button")
    row = page.locator("table.entries tbody").first
    quote = row.locator(".full")
    expect(quote).to_be_hidden()
    row.locator("summary").first.click()
    expect(quote).to_be_visible()
    assert len(quote.inner_text()) > 20
    rows = page.locator("table.entries tbody").all_inner_texts()
    assert rows and all("mail cover" in one.lower() for one in rows)


def test_a_heading_turns_the_order_round(visit):
    page = visit("/ledgers/rule")
    sorted_by = page.locator("th[aria-sort]")
    follow(page, "thead a:text('Issuer')")
    expect(sorted_by).to_have_attribute("aria-sort", "ascending")
    first = page.inner_text("td.party >> nth=0")
    follow(page, "thead a:text('Issuer')")
    expect(sorted_by).to_have_attribute("aria-sort", "descending")
    assert page.inner_text("td.party >> nth=0").lower() > first.lower()


@pytest.mark.parametrize("kind", ["access", "custody"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_hangs_over_the_edge(visit, kind, width):
    page = visit(f"/ledgers/{kind}", width=width)
    page.click(".why summary >> nth=0")
    expect(page.locator(".why details[open]")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator(".scroll").first
    hidden = box.evaluate("node => node.scrollWidth - node.clientWidth")
    assert hidden <= (0 if width == 360 else 1), "the columns of a ledger fit a usual window"


def test_a_chart_stands_above_its_table(visit):
    page = visit("/ledgers/custody/charts")
    page.wait_for_selector("figure.chart .plot svg")
    drawn = page.locator("figure.chart .plot svg").count()
    assert drawn == page.locator("figure.chart table").count() > 0
    page.click(".twin summary >> nth=0")
    expect(page.locator("figure.chart table").first).to_be_visible()
    assert "never added up" in page.inner_text(".caption >> nth=0")
