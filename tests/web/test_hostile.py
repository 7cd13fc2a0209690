"""Documents made to break pages, on every page, in a real browser: nothing runs, nothing breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from fastapi.testclient import TestClient
from tests.web import hostile
from tests.web.conftest import LOCAL, in_a_browser, links, window
from tests.web.serving import served

from plainview import pipeline
from plainview.store import Record
from plainview.web.app import create_app

NARROW = 360
HEAVIEST = 300_000
"""Bytes of a page without what it loads."""
LISTS = (
    *("/", "/findings", "/claims", "/claims?disputed=yes", "/facts", "/documents", "/sources"),
    *(
        "/documents?order=name",
        "/documents?order=facts",
        "/lineage",
        "/flows",
        "/gaps",
        "/timeline",
    ),
    *("/institutions", "/problems", "/search?q=people", "/search?q=script", "/check", "/add"),
)
OPENED = {"/findings/": 1, "/claims/": 2, "/facts/": 2, "/lineage/": 2, "/documents/": 40}
"""Pages of one kind that are opened: every document, a few of what was read from them."""

LOOK = """() => {
  const main = document.querySelectorAll('main');
  const ids = [...document.querySelectorAll('[id]')].map((node) => node.id);
  const handlers = [...document.querySelectorAll('main *, main')].flatMap((node) =>
    [...node.attributes].filter((one) => /^on/i.test(one.name)).map((one) => one.name));
  const addresses = [...document.querySelectorAll('[href], [src], [action]')].flatMap((node) =>
    ['href', 'src', 'action'].map((name) => node.getAttribute(name)).filter(Boolean));
  const odd = [...document.querySelectorAll(
    'main script, main iframe, main object, main embed, main base, main meta, main style,' +
    ' main [style]')].filter((node) => !node.closest('svg, figure.chart'));
  return {
    ran: window.ran ?? 0,
    title: document.title,
    mains: main.length,
    footerIn: document.querySelector('main footer') !== null,
    twice: ids.filter((id, place) => ids.indexOf(id) !== place),
    handlers, odd: odd.map((node) => node.outerHTML.slice(0, 100)),
    bad: addresses.filter((one) =>
      /^\\s*(javascript|data|vbscript):|^(https?:)?\\/\\/[^/]*attacker/i.test(one)),
    wide: document.documentElement.scrollWidth,
  };
}"""


@dataclass
class Seen:
    """What was seen on every page that was opened, by its address."""

    pages: dict[str, dict] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    hostile.make(folder / "papers")
    with Record.create(folder / "record") as target:
        pipeline.add(target, [folder / "papers"], workers=1)
        pipeline.gather(target, workers=1)
    return folder / "record"


@pytest.fixture(scope="module", params=[False, True], ids=["local", "public"])
def visitor(request, record):
    with TestClient(create_app(record, public=request.param), LOCAL) as found:
        yield found


@pytest.fixture(scope="module")
def seen(browser, record):
    found = Seen()
    with served(record) as address:
        context = window(browser, NARROW, 740)
        page = context.new_page()
        page.on("console", lambda said: found.complaints.append(f"{page.url}: {said.text}"))
        page.on("pageerror", lambda error: found.complaints.append(f"{page.url}: {error}"))
        page.on("dialog", lambda dialog: found.complaints.append(f"{page.url}: a dialog"))
        page.on(
            "request",
            lambda asked: asked.url.startswith(address) or found.complaints.append(asked.url),
        )
        waiting, left = list(LISTS), dict(OPENED)
        while waiting:
            path = waiting.pop(0)
            if path in found.pages:
                continue
            answer = page.goto(address + path)
            if answer.status == 404 and path in LISTS:
                continue  # a list that this application does not have
            assert answer.status == 200, path
            found.sizes[path] = len(answer.body())
            found.pages[path] = page.evaluate(LOOK)
            for start in left:
                for link in links(page, rf"{start}[0-9a-f]{{64}}(/[0-9a-f]{{64}})?$"):
                    if left[start] and link not in waiting and link not in found.pages:
                        waiting.append(link)
                        left[start] -= 1
        context.close()
    return found


@in_a_browser
def test_every_document_was_opened(seen):
    opened = [path for path in seen.pages if path.startswith("/documents/")]
    assert len(opened) >= 20
    assert {start for start in OPENED if any(path.startswith(start) for path in seen.pages)} == {
        *OPENED
    }


@in_a_browser
def test_nothing_runs_and_nothing_is_asked_elsewhere(seen):
    assert seen.complaints == []
    for path, look in seen.pages.items():
        assert look["ran"] == 0 and not look["title"].startswith("hacked"), path
        assert look["handlers"] == look["odd"] == look["bad"] == [], path


@in_a_browser
def test_no_document_breaks_out_of_its_place(seen):
    for path, look in seen.pages.items():
        assert (look["mains"], look["footerIn"], look["twice"]) == (1, False, []), path


@in_a_browser
def test_nothing_runs_over_the_edge_of_a_narrow_phone(seen):
    assert {path: look["wide"] for path, look in seen.pages.items() if look["wide"] > NARROW} == {}


@in_a_browser
def test_pages_stay_light(seen):
    assert {path: size for path, size in seen.sizes.items() if size > HEAVIEST} == {}


def test_tags_of_documents_are_text_on_every_page_and_its_twin(visitor):
    waiting, met = [*LISTS], set()
    while waiting:
        path = waiting.pop()
        if path in met or len(met) > 60:
            continue
        met.add(path)
        answer = visitor.get(path)
        if answer.status_code == 404 and path in LISTS:
            continue
        assert answer.status_code == 200, path
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "<script>window" not in answer.text and "<img src=" not in answer.text, path
        waiting += re.findall(r'href="(/(?:claims|findings|facts|documents)/[0-9a-f]{64})"',
                              answer.text)  # fmt: skip
        if not path.startswith(("/documents/", "/check", "/add")):
            twin = visitor.get(re.sub(r"(\?|$)", r".json\1", path, count=1))
            if twin.status_code == 200:
                assert twin.headers["content-type"].startswith("application/json")
                assert twin.headers["x-content-type-options"] == "nosniff"
    assert len(met) > 40


def test_words_that_read_like_templates_stay_words(visitor):
    hits = visitor.get("/facts.json").json()["facts"]
    assert any("{{ 7 * 7 }}" in fact["doc"] or "7*7" in fact["doc"] for fact in hits)
    assert "}}{% endblock %}{{ 7*7 }}" in visitor.get("/documents").text


def test_cells_that_read_like_formulas_stay_text(record):
    from click.testing import CliRunner

    from plainview.cli import cli

    with Record.open(record) as source:
        assert source.verify().sound
        out = record.parent / "out.csv"
    result = CliRunner().invoke(cli, ["-r", str(record), "export", "csv", str(out)])
    assert result.exit_code == 0, result.output
    files = [out] if out.is_file() else list(out.glob("*.csv"))
    assert files
    for path in files:
        cells = re.findall(r'(?:^|,)"?([=+@\t][^0-9,"])', path.read_text("utf-8"), re.MULTILINE)
        assert cells == [], path.name
