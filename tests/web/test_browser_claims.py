"""Findings, lineage and drafts in a real browser."""

from __future__ import annotations

from tests.web.conftest import in_a_browser

pytestmark = in_a_browser

DRAFT = (
    "ICE was operating at about 150% of capacity, measured against that design.\n\n"
    "Nobody counted the ferries <script>document.title='hacked'</script> in those years.\n"
)


def test_a_draft_is_checked_without_scripts(visit):
    page = visit("/", java_script_enabled=False)
    page.click("nav a[href='/check']")
    page.fill("textarea", DRAFT)
    page.click("main button")
    assert "150%" in page.inner_text("mark.contradicted")
    assert "<script>" in page.inner_text("main")
    page.click("mark.contradicted a")
    assert "about 120% of capacity" in page.inner_text(".remark:target")
    page.click(".remark:target .source a >> nth=0")
    assert "about 120%" in page.inner_text("mark.chosen >> nth=0")


def test_a_finding_leads_to_the_words_of_both_sides(visit):
    page = visit("/")
    page.click("nav a[href='/findings']")
    page.click(".finding h2 a >> nth=0")
    quote = page.inner_text(".side .quote >> nth=0").strip("“”")
    page.click(".side .source a >> nth=0")
    assert quote in page.locator(".text, .sheet").inner_text().replace("\n", " ")


def test_a_retelling_stands_beside_its_source(visit):
    page = visit("/")
    page.click("nav a[href='/lineage']")
    page.click(".title:text('postal-inspectors-spun.html')")
    page.click("a:text('side by side') >> nth=0")
    assert page.locator(".beside tbody tr").count() > 1
    assert page.locator(".side mark").count() == page.locator(".beside mark").count() > 0
