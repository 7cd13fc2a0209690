"""A small record with a client for its pages, and a large one with a browser for them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.conftest import MadeOnce, copied
from tests.web.serving import make_awkward, served, settled

from plainview import pipeline
from plainview.store import Record
from plainview.web import app
from plainview.web.app import create_app

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
in_a_browser = pytest.mark.skipif(
    CHROMIUM is None,
    reason="there is no Chromium on this machine; on Debian and Ubuntu: sudo apt install chromium",
)
ISLANDS = Path(app.__file__).parent / "static" / "islands"
with_islands = pytest.mark.skipif(
    not (ISLANDS / "main.js").exists(),
    reason="charts and graph are not built: make test builds them",
)
PATIENCE = 60_000
"""Milliseconds that a step in a browser may take: a machine can be slow, and busy."""
LOCAL = "http://127.0.0.1"
OWN_SCRIPT = '<script type="module" blocking="render" src="/static/'
"""The one script that pages load; any other is a document's."""

STORIES = {
    "addresses.txt": (
        "The Internal Revenue Service shares taxpayer addresses with Immigration and Customs"
        " Enforcement, court records show.\n\nDelphine Okonkwo, a bookkeeper in Dayton, said she"
        " was afraid. Her number is 078-05-1121.\n"
    ),
    "detention.txt": (
        "Immigration and Customs Enforcement held more than 46,000 people in detention in March"
        " 2025.\n"
    ),
    "named.html": (
        "<html><head><title>Delphine Okonkwo sues the government</title></head><body><article>"
        "<h1>Delphine Okonkwo sues the government</h1><p>Delphine Okonkwo said on Monday that"
        " Immigration and Customs Enforcement held more than 212 people in one hall.</p>"
        "<p>The American Civil Liberties Union urged the agency to release Delphine Okonkwo and"
        " to require a warrant before it searches tax records of anybody else.</p></article>"
        "</body></html>"
    ),
    "hostile.html": (
        "<html><head><title>Plate readers & <script>alert(1)</script></title></head><body><article>"
        "<h1>Plate readers</h1><p>The Department of Homeland Security awarded Acme Readers Inc. a"
        " contract worth over $2 million for license plate readers, the agency said on Tuesday.</p>"
        "<script>document.title = 'hacked'</script></article></body></html>"
    ),
}


@pytest.fixture(scope="session")
def record(made_once: MadeOnce) -> Path:
    """A record of the stories; who changes it works on a copy."""

    def fill(folder: Path) -> None:
        papers = folder / "papers"
        papers.mkdir()
        for name, content in STORIES.items():
            (papers / name).write_text(content, encoding="utf-8")
        (papers / "empty.pdf").write_bytes(b"")
        with Record.create(folder / "record") as target:
            pipeline.add(target, [papers], workers=1)

    return made_once("stories", fill) / "record"


@pytest.fixture(scope="session")
def client(record: Path) -> Iterator[TestClient]:
    with TestClient(create_app(record), LOCAL) as found:
        yield found


@pytest.fixture(scope="session")
def public_client(record: Path) -> Iterator[TestClient]:
    with TestClient(create_app(record, public=True), LOCAL) as found:
        yield found


@pytest.fixture(scope="session")
def address(made_once, demo_record):
    """The address of the sample documents and awkward ones; no test changes their record."""
    folder = made_once("awkward", lambda folder: make_awkward(folder, demo_record))
    with served(folder / "record") as found:
        yield settled(found)


@pytest.fixture(scope="session")
def demo(demo_record, tmp_path_factory):
    """The address of all sample documents as `make demo` serves them; files can be added."""
    with served(copied(demo_record, tmp_path_factory.mktemp("demo") / "record")) as found:
        yield settled(found)


@pytest.fixture(scope="module")  # its event loop would be in the way of other tests
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic"]
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


def window(browser, width: int = 1280, height: int = 800, **options):
    """A window of its own, which waits for as long as a slow machine needs."""
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def visit(browser, address):
    """Opens a page in a window of its own, and fails the test on any complaint of the browser."""
    complaints, contexts = [], []

    def opened(path: str = "/", width: int = 1280, height: int = 800, **options):
        context = window(browser, width, height, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("dialog", lambda dialog: complaints.append(f"{page.url}: dialog {dialog.message}"))
        page.on(
            "request",
            lambda request: complaints.extend(
                [] if request.url.startswith(address) else [f"asked elsewhere: {request.url}"]
            ),
        )
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    # the browser itself notes the status of the two pages that are asked for wrongly
    assert [words for words in complaints if "status of 40" not in words] == []


def links(page, start: str) -> list[str]:
    found = page.eval_on_selector_all("a", "nodes => nodes.map(node => node.getAttribute('href'))")
    return sorted({link for link in found if re.match(start, link)})
