"""Ledgers in a real browser: opened in place without scripts, narrow, drawn with their tables."""

from __future__ import annotations

import pytest
from tests.web.conftest import in_a_browser

pytestmark = in_a_browser


def test_the_mail_cover_answer_is_found_by_clicks_alone_without_scripts(visit):
    page = visit("/", java_script_enabled=False)
    page.click("nav a[href='/ledgers']")
    page.click(".card.access h2 a")
    page.click(".filters button")
    row = page.locator("table.entries tbody").filter(has_text="USPIS").first
    quote = row.locator(".full")
    assert not quote.is_visible()
    row.locator("summary").first.click()
    assert quote.is_visible() and len(quote.inner_text()) > 20
    assert page.locator("table.entries tbody").count() > 5


def test_a_heading_turns_the_order_round(visit):
    page = visit("/ledgers/rule")
    page.click("thead a:text('Issuer')")
    first = page.inner_text("td.party >> nth=0")
    assert page.get_attribute("th[aria-sort]", "aria-sort") == "ascending"
    page.click("thead a:text('Issuer')")
    assert page.get_attribute("th[aria-sort]", "aria-sort") == "descending"
    assert page.inner_text("td.party >> nth=0").lower() > first.lower()


@pytest.mark.parametrize("kind", ["access", "custody"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_hangs_over_the_edge(visit, kind, width):
    page = visit(f"/ledgers/{kind}", width=width)
    page.click(".why summary >> nth=0")
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
    assert page.locator("figure.chart table >> nth=0").is_visible()
    assert "never added up" in page.inner_text(".caption >> nth=0")
