"""Overview, dossiers and timeline in a real browser: on a phone, in the dark, without scripts."""

from __future__ import annotations

import re

import pytest
from tests.web.browsing import expect, follow
from tests.web.conftest import in_a_browser
from tests.web.test_browser import CONTRAST

pytestmark = in_a_browser

PAGES = (
    "/",
    "/institutions",
    "/institutions?q=nobody",
    "/institutions/us-ice",
    "/institutions/us-dhs?parts=yes",
    "/programs",
    "/programs/pg-mailcover",
    "/timeline",
    "/timeline?org=us-ice&parts=yes",
)
WORDS = (
    ".contents a, .contents span, .switch a, .stated p, .stated b, .stated .soft, .lines li,"
    " .lines a, .asks h3, .asks a, .asks span, .all, .years a, .years span, .months th, .links a,"
    " .alias, h1 .soft, h3, figcaption, .bodies a, .amount"
)
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_and_nothing_moves_sideways_on_a_phone(visit, address, scheme):
    page = visit(PAGES[0], 390, 844, color_scheme=scheme)
    weak, wide = {}, {}
    for path in PAGES:
        page.goto(address + path)
        wide[path] = page.evaluate(SIDEWAYS)
        found = page.evaluate(CONTRAST, WORDS)
        weak |= {(path, name): ratio for name, ratio in found.items() if ratio < 4.5}
    assert weak == {}
    assert {path: more for path, more in wide.items() if more > 0} == {}


def test_everything_is_there_without_scripts(visit):
    page = visit("/institutions/us-ice", java_script_enabled=False)
    table = page.locator("figure.chart table").first
    assert table.is_visible()
    follow(page, page.get_by_role("link", name="Department of Homeland Security").first)
    follow(page, page.get_by_role("link", name="With its"))
    expect(page).to_have_url(re.compile(r"/institutions/us-dhs\?parts=yes$"))
    assert "it or a part of it" in page.locator(".lede").inner_text()


def test_a_dossier_is_walked_by_keyboard(visit):
    page = visit("/institutions/us-ice")
    page.locator('.contents a[href="#access"]').focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/us-ice#*")
    expect(page.locator(page.url[page.url.index("#") :])).to_be_in_viewport()


@pytest.mark.parametrize(
    ("question", "answer", "there"),
    [
        (
            "How full is detention",
            "U.S. Immigration and Customs Enforcement",
            "People held and room for them",
        ),
        ("How much is asked for", "USPIS", "97"),
    ],
)
def test_a_question_leads_to_its_answer(visit, question, answer, there):
    page = visit("/")
    entry = page.locator(".asks > li").filter(has_text=question)
    follow(page, entry.locator("ul a").filter(has_text=answer).first)
    assert there in page.locator("main").inner_text()


def test_what_does_not_add_up_is_on_the_overview(visit):
    page = visit("/")
    assert page.locator(".lines .severity").count() > 0
    assert page.locator(".lines .sum").count() > 0
