"""Reach and cut as tools in a real browser: two are chosen, and the answer lights up."""

from __future__ import annotations

import json
import re
from urllib.parse import urlencode

import pytest
from tests.web.browsing import expect, follow
from tests.web.conftest import in_a_browser, with_islands
from tests.web.serving import served

from plainview import pipeline
from plainview.store import Record

pytestmark = [in_a_browser, with_islands]

POLICE, CENTER = "Memphis Police Department", "Tennessee Fusion Center"
ICE = "U.S. Immigration and Customs Enforcement"
SPOOL = "Harbor <script>alert(1)</script> Marine LLC"
PAPERS = [
    f"The {POLICE} shares license plate data with the {CENTER}. The {CENTER} shares license plate"
    f" data with ICE. The Denver Police Department shares license plate data with ICE.",
    f"The {POLICE} shares utility records with {SPOOL}.",
]
NETWORK = f"/flows?{urlencode({'data': 'licence_plate_read', 'as_of': '2025-07-01'})}"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("flow-tool")
    papers = folder / "papers"
    papers.mkdir()
    for number, words in enumerate(PAPERS):
        article = {"title": f"Story {number}", "content_original": words, "date": "2025-02-03"}
        (papers / f"{number}.json").write_text(json.dumps(article), encoding="utf-8")
    with Record.create(folder / "record") as record:
        pipeline.add(record, [papers], workers=1)
        pipeline.gather(record, workers=1)
    with served(folder / "record") as found:
        yield found


def choose(page, *names: str) -> None:
    for name in names:
        page.locator(f'.map .node[aria-label^="{name}"]').click()


def expect_lit(page, *names: str) -> None:
    lit = page.locator(".map .node:not(.dim) title")
    expect(lit).to_have_count(len(names))
    assert {*lit.all_text_contents()} == {*names}


def test_the_network_reads_from_left_to_right_and_has_a_table(visit):
    page = visit(NETWORK)
    page.wait_for_selector(".map .node")
    place = {
        node.get_attribute("aria-label").split(",")[0]: node.bounding_box()["x"]
        for node in page.locator(".map .node").all()
    }
    assert place[POLICE] < place[CENTER] < place[ICE]
    assert page.locator("path.way").count() == page.locator(".twin tbody tr").count() == 3
    page.click(".twin summary")
    follow(page, f"tr:has-text('{CENTER}'):has-text('{ICE}') a")
    assert "shares license plate data with ICE" in page.inner_text(".steps")


def test_without_scripts_the_network_is_a_table(visit):
    page = visit(NETWORK, java_script_enabled=False)
    assert page.locator("figure tbody tr:visible").count() == 3


def test_two_clicks_show_the_chain_and_what_cuts_it(visit):
    page = visit(NETWORK)
    choose(page, POLICE)
    status = page.locator(".flow-status")
    expect(status).to_contain_text("now choose who may obtain")
    expect_lit(page, POLICE, CENTER)
    choose(page, ICE)
    expect(status).to_contain_text(f"{POLICE} → {ICE}")
    expect(status).to_contain_text("The end of 1 agreement stops all")
    expect_lit(page, POLICE, CENTER, ICE)
    expect(page.locator(".map .ended .bar:visible")).to_have_count(1)
    page.click("text=Cut by hubs")
    expect(page.locator(".map .node.ended")).to_have_count(1)
    expect(status).to_contain_text(re.compile(f"stops all.*{CENTER}"))
    follow(page, ".flow-words a")
    assert f"{POLICE} → {CENTER} → {ICE}" in page.inner_text(".chains h3 >> nth=0")


def test_one_end_alone_asks_from_anybody(visit):
    page = visit(NETWORK)
    choose(page, ICE)
    page.click("text=Who can give to it?")
    expect(page.locator(".flow-status")).to_have_text(re.compile(f"^Anybody → {re.escape(ICE)}"))
    expect(page.locator(".flow-chains li")).to_have_count(2)
    page.click("text=Start again")
    expect(page.locator(".map .dim")).to_have_count(0)
    expect(page.locator(".flow-chains")).to_have_count(0)


def test_the_keyboard_walks_the_network_and_chooses(visit):
    page = visit(NETWORK)
    page.wait_for_selector(".map .node")
    assert page.locator(".map .node[tabindex='0']").count() == 1
    page.focus(".map .node[tabindex='0']")
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    chosen = page.locator(".map .node:focus")
    expect(chosen).to_have_attribute("aria-pressed", "true")
    name = chosen.get_attribute("aria-label").split(",")[0]
    expect(page.locator(".flow-status")).to_have_text(re.compile(f"^{re.escape(name)}"))


def test_the_chains_of_an_answer_are_drawn_with_their_cut(visit):
    page = visit(f"{NETWORK}&{urlencode({'from': POLICE, 'to': 'ICE'})}")
    page.wait_for_selector(".map .node")
    expect(page.locator("svg.network")).to_have_count(1)
    expect(page.locator(".map .ended .bar:visible")).to_have_count(1)
    assert page.evaluate("document.activeElement === document.body")


def test_without_scripts_the_server_draws_the_chains(visit):
    page = visit(f"{NETWORK}&{urlencode({'from': POLICE, 'to': 'ICE'})}", java_script_enabled=False)
    assert page.locator("svg.network rect").count() == 3


def test_a_question_that_the_server_refuses_is_told_in_its_words(visit):
    page = visit(NETWORK)
    page.wait_for_selector(".map .node")
    refusal = {"status": 400, "json": {"error": "Flows are asked by institution"}}
    page.route("**/flows.json?*", lambda route: route.fulfill(**refusal))
    # the twin of the page is asked for once; from here on the tool asks
    choose(page, CENTER, ICE)
    expect(page.locator(".flow-status")).to_contain_text("by institution")
    expect(page.locator(".map .dim")).to_have_count(0)


def test_names_of_a_hostile_document_are_words(visit):
    page = visit("/flows?data=utility_record&as_of=2025-07-01")
    page.wait_for_selector(".map .node")
    assert page.locator(".map script").count() == 0
    assert any("Marine" in name for name in page.locator(".map title").all_text_contents())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_fits_a_phone(visit, scheme):
    page = visit(NETWORK, width=390, color_scheme=scheme)
    page.wait_for_selector(".map .node")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
