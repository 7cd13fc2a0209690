"""Six questions of somebody new to the record: answered by clicks, down to the evidence."""

from __future__ import annotations

import re

import pytest
from tests.web.browsing import expect, follow, top, words
from tests.web.conftest import in_a_browser, window

pytestmark = in_a_browser

MOST_CLICKS = 4
DRAFT = (
    "ICE's detention system was full last spring, a report to the board says.\n\n"
    "ICE was operating at about 150% of capacity, measured against that design.\n"
)
READER = r"/documents/[0-9a-f]{64}\?.*"


class Somebody:
    """Follows links from the overview, counts clicks, and keeps what was read on the way."""

    def __init__(self, page, address):
        self.page, self.clicks, self.read = page, 0, ""
        page.goto(address)

    def asked(self, words):
        """The entry of the overview for a question."""
        return self.page.locator(".asks > li").filter(has_text=words)

    def follow(self, locator):
        follow(self.page, locator)
        self._look()

    def unfold(self, summary):
        """Open what is folded, where it stands."""
        summary.click()
        expect(summary.locator("..")).to_have_attribute("open", "")
        self._look()

    def _look(self):
        self.clicks += 1
        self.read += " ".join(self.page.locator("main").inner_text().split())

    def evidence(self):
        """The words that the reader is shown as those of the fact, on screen."""
        expect(self.page).to_have_url(re.compile(READER))
        marks = self.page.locator("mark.chosen")
        assert top(marks.first) >= 0
        return " ".join(map(words, marks.all()))


@pytest.fixture(scope="module")
def somebody(browser, demo):
    context = window(browser)
    yield lambda: Somebody(context.new_page(), demo)
    context.close()


def test_who_gets_mail_covers_and_how_often_requests_are_granted(somebody):
    one = somebody()
    one.follow(one.asked("how often is it granted").locator("ul a").filter(has_text="mail").first)
    assert "federal law enforcement agencies" in one.read
    assert "state and local law enforcement agencies" in one.read
    assert "over 60,000 requests" in one.read
    one.follow(one.page.locator("blockquote .source a").first)
    assert "approved 97%" in one.evidence()
    assert one.clicks <= MOST_CLICKS


def test_how_full_detention_was_and_by_whose_definition(somebody):
    one = somebody()
    one.follow(one.asked("How full is detention").get_by_role("link", name="All facts"))
    held = ("over 46,000 people", "about 120% of capacity")
    rooms = ("41,500 people a day funded", "47,600 people maximum", "62,913 beds contractual")
    for told in (*held, *rooms):
        assert told in one.read
    quote = one.page.locator("summary").filter(has_text="average of 41,500 people")
    one.unfold(quote)
    one.follow(quote.locator("..").get_by_role("link").first)
    assert "average of 41,500 people" in one.evidence()
    assert one.clicks <= MOST_CLICKS


def test_which_contract_pays_for_face_recognition_and_how_far_it_may_grow(somebody):
    one = somebody()
    line = one.asked("Which contracts may grow").locator("li").filter(has_text="facial recognition")
    assert "up to $9.225 million" in line.inner_text()
    one.follow(line.locator("a"))
    one.follow(one.page.locator("blockquote .source a").first)
    assert "$9,225,000" in one.evidence()
    assert "a contract for facial recognition" in one.read
    assert one.clicks <= MOST_CLICKS


def test_which_articles_are_retellings_and_what_they_changed(somebody):
    one = somebody()
    one.follow(one.page.locator("nav a[href='/sources']"))
    retold = one.page.locator(".retellings li")
    assert retold.count() >= 2
    one.follow(retold.get_by_role("link", name=re.compile(r"\d alteration")).first)
    sides = one.page.locator(".finding .side mark").all_inner_texts()
    assert len(sides) >= 1
    assert "Mail covers require a warrant" in one.read
    assert "A mail cover needs no warrant" in one.read
    one.follow(one.page.locator(".side .source a").last)
    assert "Mail covers require a warrant" in words(one.page.locator(".text"))
    assert top(one.page.locator("#here")) >= 0
    assert one.clicks <= MOST_CLICKS


def test_through_which_hub_local_data_reaches_a_federal_agency(somebody):
    one = somebody()
    one.follow(one.asked("Through which hubs").locator("ul a").filter(has_text="fusion"))
    assert "→ fusion centers → U.S. Immigration and Customs Enforcement" in one.read
    one.follow(one.page.locator(".sides .source a").last)
    assert "Fusion centers give Immigration and Customs Enforcement access" in one.evidence()
    assert one.clicks <= MOST_CLICKS


def test_what_is_wrong_in_a_draft(somebody):
    one = somebody()
    one.follow(one.page.locator("nav a[href='/check']"))
    one.page.fill("textarea", DRAFT)
    one.follow(one.page.get_by_role("button", name="Hold it against the record"))
    wrong = one.page.locator("mark.contradicted")
    assert "150%" in wrong.first.inner_text()
    assert "about 120% of capacity" in one.read
    one.follow(one.page.locator(".remark").filter(has_text="about 120%").locator(".source a").first)
    assert "about 120% of capacity" in one.evidence()
    assert one.clicks <= MOST_CLICKS
