"""Filters that answer at once: a choice changes page and address without a reload."""

from __future__ import annotations

import re

import pytest
from tests.web.browsing import expect, turns, watch_turns
from tests.web.conftest import in_a_browser, with_islands
from tests.web.serving import served

pytestmark = [in_a_browser, with_islands]
FACTS = "/facts"


@pytest.fixture(scope="module")
def address(record):
    with served(record) as found:
        yield found


@pytest.fixture
def choose(visit):
    page = visit(FACTS)
    page.evaluate("window.stayed = true")

    def chosen(value: str):
        page.select_option("main select[name=type]", value)
        expect(page).to_have_url(re.compile(rf"{FACTS}\?type={value}$"))
        return page

    return chosen


def test_a_choice_replaces_the_content_and_the_address(choose):
    page = choose("custody")
    kinds = page.locator("main .fact .kind")
    expect(kinds).to_have_text([re.compile("^custody$", re.IGNORECASE)] * kinds.count())
    assert kinds.count() > 0
    assert page.evaluate("window.stayed") is True
    # the place of the keyboard is kept, and what was found is said
    expect(page.locator("main select[name=type]")).to_be_focused()
    expect(page.locator("body > [role=status]")).to_contain_text("fact")


def test_what_is_typed_meanwhile_stays(choose):
    page = choose("spending")
    page.fill("main input[name=q]", "half a wo")
    page.select_option("main select[name=type]", "custody")
    expect(page).to_have_url(re.compile("type=custody"))
    expect(page.locator("main input[name=q]")).to_have_value("half a wo")


def test_back_leads_to_the_choice_before(choose):
    page = choose("custody")
    page.go_back()
    expect(page).to_have_url(re.compile(f"{FACTS}$"))
    expect(page.locator("main select[name=type]")).to_have_value("")
    kinds = page.locator("main .fact .kind")
    expect(kinds.filter(has_not_text=re.compile("custody", re.IGNORECASE)).first).to_be_visible()


def test_a_place_within_the_page_is_no_other_page(choose):
    page = choose("custody")
    watch_turns(page)
    page.evaluate("location.hash = 'cite'")
    expect(page).to_have_url(re.compile("#cite$"))
    page.go_back()
    expect(page).to_have_url(re.compile("type=custody$"))
    assert turns(page) == ["push", "traverse"]


def test_the_button_asks_for_the_page_and_leaves_empty_fields_out(choose):
    page = choose("spending")
    with page.expect_navigation():
        page.click("main form.filters button")
    expect(page).to_have_url(re.compile(rf"{FACTS}\?type=spending$"))
    assert page.evaluate("window.stayed === undefined")
