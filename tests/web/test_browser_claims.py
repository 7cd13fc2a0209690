"""Findings, lineage and drafts in a real browser, and every kind of page before axe."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urljoin

import pytest
from tests.web.conftest import in_a_browser, links

pytestmark = in_a_browser

AXE = os.environ.get("PLAINVIEW_AXE", "")
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
    page.click(".title:text('postal-inspectors-retold.json')")
    page.click("a:text('side by side') >> nth=0")
    assert page.locator(".beside tbody tr").count() > 1
    assert page.locator(".side mark").count() == page.locator(".beside mark").count() > 0


@pytest.mark.skipif(not AXE, reason="PLAINVIEW_AXE names no axe.min.js (npm pack axe-core)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_complain_about(visit, scheme):
    page, source = visit("/check", color_scheme=scheme), Path(AXE).read_text(encoding="utf-8")
    chosen = ["/", "/check", "/facts", "/documents", "/problems", "/search?q=addresses", "/nothing"]
    chosen += ["/flows", "/flows?data=tax_address&to=ICE"]
    starts = ("/findings", 2), ("/claims", 2), ("/gaps", 1), ("/lineage", 2), ("/documents", 6)
    for start, least in starts:
        page.goto(urljoin(page.url, start))
        chosen += [start, *links(page, rf"{start}/[0-9a-f]{{64}}$")[:least]]
    page.goto(urljoin(page.url, next(path for path in chosen if path.startswith("/lineage/"))))
    chosen += links(page, r"/lineage/\w+/\w+$")[:1]
    found = {}
    for path in chosen:
        page.goto(urljoin(page.url, path))
        if path == "/check":
            page.fill("textarea", DRAFT)
            page.click("main button")
            page.wait_for_selector(".checked")
        page.evaluate(source)
        for one in page.evaluate("axe.run()")["violations"]:
            found[path, one["id"]] = one["nodes"][0]["html"]
    assert len(chosen) > 20
    assert found == {}
