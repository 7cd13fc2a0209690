"""Findings, lineage and drafts in a real browser."""

from __future__ import annotations

from tests.web.browsing import expect, follow, quoted, words
from tests.web.conftest import in_a_browser

pytestmark = in_a_browser

DRAFT = (
    "ICE was operating at about 150% of capacity, measured against that design.\n\n"
    "Nobody counted the ferries <script>document.title='hacked'</script> in those years.\n"
)


def test_a_draft_is_checked_without_scripts(visit):
    page = visit("/", java_script_enabled=False)
    follow(page, "nav a[href='/check']")
    page.fill("textarea", DRAFT)
    follow(page, "main button")
    assert "150%" in page.inner_text("mark.contradicted")
    assert "<script>" in page.inner_text("main")
    follow(page, "mark.contradicted a")
    expect(page.locator(".remark:target")).to_contain_text("about 120% of capacity")
    follow(page, ".remark:target .source a")
    assert "about 120%" in words(page.locator("mark.chosen"))


def test_a_finding_leads_to_the_words_of_both_sides(visit):
    page = visit("/")
    follow(page, "nav a[href='/findings']")
    follow(page, ".finding h2 a")
    quote = quoted(page.locator(".side .quote"))
    follow(page, ".side .source a")
    assert quote in words(page.locator(".text, .sheet"))


def test_a_retelling_stands_beside_its_source(visit):
    page = visit("/")
    follow(page, "nav a[href='/lineage']")
    follow(page, ".title:text('postal-inspectors-spun.html')")
    follow(page, "a:text('side by side')")
    assert page.locator(".beside tbody tr").count() > 1
    assert page.locator(".side mark").count() == page.locator(".beside mark").count() > 0
