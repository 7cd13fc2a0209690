"""From file to page: no name of a person without office, no identifier of anybody, comes through.

The table of names holds places in the shared articles, and messages name places, never names.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.privacy.identifiers import identifiers

from plainview import names, pipeline
from plainview.publish import exports
from plainview.store import Record
from plainview.web.app import create_app

TABLE = Path(__file__).with_name("unlisted_people.tsv")
LOCAL = "http://127.0.0.1"
WORDS = Path(names.__file__).with_name("english_words.txt")


@dataclass(frozen=True)
class Named:
    """A person's name in an article; `words` never stand in a message."""

    article: str
    start: int
    end: int
    words: str = field(repr=False)

    @property
    def place(self) -> str:
        return f"{self.article} {self.start}-{self.end}"


def people(articles: Path) -> list[Named]:
    found = []
    with TABLE.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            article = json.loads((articles / row["article"]).read_text(encoding="utf-8"))
            content = article["title"] + "\n\n" + article["content_original"]
            start, end = int(row["start"]), int(row["end"])
            found.append(Named(row["article"], start, end, content[start:end]))
    return found


@pytest.fixture(scope="module")
def named(shared: Path) -> list[Named]:
    return people(shared / "corpus" / "news" / "articles")


@pytest.fixture(scope="module")
def record(shared: Path, named: list[Named], tmp_path_factory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("articles")
    for article in {name.article for name in named}:
        shutil.copy(shared / "corpus" / "news" / "articles" / article, folder)
    path = tmp_path_factory.mktemp("people") / "record"
    with Record.create(path) as made:
        report = pipeline.add(made, [folder], workers=1)
    assert report.documents == len(list(folder.iterdir()))
    with Record.open(path) as opened:
        yield opened


def standing(words: str, content: str) -> bool:
    # most are not there at all, and looking for plain words is quick
    whole = rf"(?<!\w){re.escape(words)}(?!\w)"
    return words in content and re.search(whole, content) is not None


def test_search_finds_no_full_name(record: Record, named: list[Named]) -> None:
    full = [name for name in named if " " in name.words]
    assert len(full) == 200
    shown = [name.place for name in full if record.search(f'"{name.words}"')]
    assert not shown, f"{len(shown)} full names are found:\n" + "\n".join(shown)


def test_search_finds_no_surname_where_it_names_the_person(
    record: Record, named: list[Named]
) -> None:
    ordinary = set(WORDS.read_text(encoding="utf-8").split())
    by_document: dict[str, list[Named]] = defaultdict(list)
    for name in named:
        by_document[record.document(name.article).id].append(name)
    texts = {document: record.text(document) for document in by_document}
    shown = []
    for name in named:
        surname = re.findall(r"\w+", name.words)[-1]
        if surname.lower() in ordinary:
            continue
        for hit in record.search(f'"{surname}"', limit=100):
            own = [
                other
                for other in by_document.get(hit.document_id, ())
                if hit.start <= other.start < hit.end and standing(surname, other.words)
            ]
            content = texts[hit.document_id].content
            for other in own:
                content = content[: other.start] + "█" * len(other.words) + content[other.end :]
            # the passage may be found through another use of the word: a place, an official
            if own and not standing(surname.lower(), content[hit.start : hit.end].lower()):
                shown.append(name.place)
    assert not shown, f"{len(shown)} surnames are found:\n" + "\n".join(shown)


def public_pages(client: TestClient) -> Iterator[tuple[str, str]]:
    """Every public page and JSON twin: address and content."""
    facts, documents = set(), set()
    for start, found, pattern in (
        ("/facts?page={}", facts, r'href="/facts/([0-9a-f]{64})"'),
        ("/documents?page={}", documents, r'href="/documents/([0-9a-f]{64})"'),
    ):
        for number in count(1):
            page = client.get(start.format(number)).text
            fresh = set(re.findall(pattern, page)) - found
            if not fresh:
                break
            found |= fresh
            yield start.format(number), page
            yield from twin(client, start.format(number))
    for fact in sorted(facts):
        yield from ((at, client.get(at).text) for at in (f"/facts/{fact}", f"/facts/{fact}.json"))
    for document in sorted(documents):
        yield f"/documents/{document}", client.get(f"/documents/{document}").text
    for address in ("/", "/problems", "/search?q=said", "/search?q=family"):
        yield address, client.get(address).text


def twin(client: TestClient, address: str) -> Iterator[tuple[str, str]]:
    if address.startswith("/facts?"):
        other = address.replace("/facts?", "/facts.json?")
        yield other, client.get(other).text


def test_public_pages_hold_no_name(record: Record, named: list[Named]) -> None:
    with TestClient(create_app(record.folder.path, public=True), LOCAL) as client:
        pages = list(public_pages(client))
    assert len(pages) > 200
    assert any("█" in page for _, page in pages)
    every = "\n".join(re.sub(r"<[^>]*>", "", page) + page for _, page in pages)
    shown = []
    for name in named:
        if " " in name.words and standing(name.words, every):
            where = [address for address, page in pages if standing(name.words, page)]
            shown.append(f"{name.place} on {', '.join(where[:3])}")
    assert not shown, f"{len(shown)} names shown:\n" + "\n".join(shown)


def test_public_exports_hold_no_name(record: Record, named: list[Named], tmp_path: Path) -> None:
    for form in exports.FORMATS:
        assert exports.export(record, form, str(tmp_path / form), public=True) > 0
        content = (tmp_path / form).read_text(encoding="utf-8")
        shown = [n.place for n in named if " " in n.words and standing(n.words, content)]
        assert not shown, form


def test_identifiers_stay_in_the_vault_alone(tmp_path: Path) -> None:
    cases = [case for case in identifiers(120, seed=20260214) if len(case.value) >= 8][:50]
    assert len(cases) == 50
    fact = "Immigration and Customs Enforcement held more than 46,000 people in detention. "
    (tmp_path / "papers").mkdir()
    body = "\n\n".join(fact + case.content for case in cases)
    (tmp_path / "papers" / "list.txt").write_text(body, encoding="utf-8", newline="")
    path = tmp_path / "record"
    with Record.create(path) as record:
        pipeline.add(record, [tmp_path / "papers"], workers=1)
        assert record.counts().masked >= 50
        for form in exports.FORMATS:
            exports.export(record, form, str(tmp_path / form))
        found = [case.value for case in cases if hits(record, case.value)]
        assert not found
    with TestClient(create_app(path), LOCAL) as client:
        local = [client.get(address).text for address in ("/facts", "/documents/list.txt")]
    written = [file for file in path.rglob("*") if file.is_file() and path / "vault" not in
               file.parents]  # fmt: skip
    assert any(file.name == "record.db" for file in written)
    traces = [file.read_bytes() for file in (*written, *(tmp_path / f for f in exports.FORMATS))]
    traces += [page.encode() for page in local]
    leaked = [case.kind for case in cases if any(case.value.encode() in trace for trace in traces)]
    assert not leaked
    vaulted = b"".join(f.read_bytes() for f in (path / "vault").rglob("*") if f.is_file())
    assert all(case.value.encode() in vaulted for case in cases)


def hits(record: Record, value: str) -> bool:
    words = " ".join(re.findall(r"\w+", value))
    return bool(record.search(f'"{words}"'))
