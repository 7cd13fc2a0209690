"""Filters that answer at once: a choice changes page and address without a reload."""

from __future__ import annotations

import pytest
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
        page.locator("main:not([aria-busy])").wait_for()
        return page

    return chosen


def test_a_choice_replaces_the_content_and_the_address(choose):
    page = choose("custody")
    page.wait_for_url(f"**{FACTS}?type=custody")
    kinds = set(page.locator("main .fact .kind").all_inner_texts())
    assert {kind.lower() for kind in kinds} == {"custody"}
    assert page.evaluate("window.stayed") is True
    # the place of the keyboard is kept, and what was found is said
    assert page.evaluate("document.activeElement.name") == "type"
    assert "fact" in page.locator("body > [role=status]").text_content()


def test_what_is_typed_meanwhile_stays(choose):
    page = choose("")
    page.fill("main input[name=q]", "half a wo")
    page.select_option("main select[name=type]", "custody")
    page.wait_for_url("**type=custody**")
    assert page.input_value("main input[name=q]") == "half a wo"


def test_back_leads_to_the_choice_before(choose):
    page = choose("custody")
    page.wait_for_url(f"**{FACTS}?type=custody")
    page.go_back()
    page.wait_for_url(f"**{FACTS}")
    page.wait_for_load_state()
    assert page.input_value("main select[name=type]") == ""
    assert page.locator("main .fact .kind").count() > 1


def test_the_button_asks_for_the_page_and_leaves_empty_fields_out(choose):
    page = choose("spending")
    page.wait_for_url("**type=spending")
    page.click("main form.filters button")
    page.wait_for_load_state()
    assert page.url.endswith(f"{FACTS}?type=spending")
    assert page.evaluate("window.stayed === undefined")
