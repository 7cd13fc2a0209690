"""A small record, and a client for its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from plainview import pipeline
from plainview.store import Record
from plainview.web.app import create_app

LOCAL = "http://127.0.0.1"

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
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stories")
    for name, content in STORIES.items():
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "empty.pdf").write_bytes(b"")
    path = tmp_path_factory.mktemp("records") / "record"
    with Record.create(path) as target:
        pipeline.add(target, [folder], workers=1)
    return path


@pytest.fixture(scope="session")
def client(record: Path) -> Iterator[TestClient]:
    with TestClient(create_app(record), LOCAL) as found:
        yield found


@pytest.fixture(scope="session")
def public_client(record: Path) -> Iterator[TestClient]:
    with TestClient(create_app(record, public=True), LOCAL) as found:
        yield found
