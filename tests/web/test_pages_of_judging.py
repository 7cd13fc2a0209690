"""Judging from the pages: what is stored, what is shown at once, and what a busy record answers."""

from __future__ import annotations

import re
from html import unescape
from shutil import copytree

import pytest
from tests.conftest import SAMPLE
from tests.web import acting

from plainview import pipeline
from plainview.store import Record
from plainview.web import writing

TAKEN = ("detention-full.json", "irs-ice-agreement.docx", "postal-inspectors-spun.html")


@pytest.fixture(scope="module")
def gathered(tmp_path_factory):
    path = tmp_path_factory.mktemp("judged") / "record"
    with Record.create(path) as target:
        pipeline.add(target, [SAMPLE / name for name in TAKEN], workers=1)
        pipeline.gather(target, workers=1)
    return path


@pytest.fixture
def record(gathered, tmp_path):
    copytree(gathered, tmp_path / "record")
    return tmp_path / "record"


@pytest.fixture
def visitor(record):
    with acting.opened(record) as found:
        yield found


def first(visitor, kind):
    return f"/{kind}/{visitor.get(f'/{kind}.json').json()[kind][0]['id']}"


@pytest.mark.parametrize("kind", ["findings", "claims"])
def test_a_judgement_is_stored_shown_and_never_overwritten(visitor, record, kind):
    address = first(visitor, kind)
    for verdict, why in (("yes", "both <b>counted</b>"), ("no", "a misprint"), ("withdrawn", "no")):
        answer = acting.judge(visitor, address, verdict, why)
        assert answer.status_code == 303
        page = visitor.get(answer.headers["location"])
        assert page.status_code == 200 and 'id="notice"' in page.text
    assert "both &lt;b&gt;counted&lt;/b&gt;" in page.text and "a misprint" in page.text
    twin = visitor.get(f"{address}.json").json()
    assert [one["verdict"] for one in twin["judgements"]] == ["yes", "no", "withdrawn"]
    with Record.open(record) as source:
        assert [one.verdict for one in source.judgements()] == ["yes", "no", "withdrawn"]
        assert source.verify().sound


def test_a_dismissed_finding_is_folded_and_comes_back(visitor):
    total = visitor.get("/findings.json").json()["total"]
    address = first(visitor, "findings")
    back = "/findings?severity=medium&page=1"
    answer = acting.judge(visitor, address, "no", "the office said so", back=back)
    assert answer.headers["location"].startswith("/findings?severity=medium&page=1&said=no&on=")
    page = unescape(visitor.get(answer.headers["location"]).text)
    assert "Dismissed." in page
    assert visitor.get("/findings.json").json()["total"] == total - 1
    folded = page[page.index('<details class="folded">') :]
    assert f'href="{address}"' in folded and "the office said so" in folded
    assert f'href="{address}"' not in page[page.index("the most severe first") : -len(folded)]
    acting.judge(visitor, address, "withdrawn", "it does not say so")
    assert visitor.get("/findings.json").json()["total"] == total
    assert "folded" not in visitor.get("/findings").text.split("<main")[1].split("Dismissed")[0]


@pytest.mark.parametrize(
    "back",
    ["https://attacker.example/", "//attacker.example/findings", "/\\attacker.example", "/add",
     "javascript:alert(1)", "/findings/../../x", "/findings\r\nX: y", ""],
)  # fmt: skip
def test_one_is_sent_back_to_our_own_pages_only(visitor, back):
    address = first(visitor, "findings")
    answer = acting.judge(visitor, address, "unsure", "seen", back=back)
    assert answer.headers["location"].startswith(f"{address}?said=unsure&on=")
    assert "x" not in answer.headers


@pytest.mark.parametrize(
    ("verdict", "why", "told"),
    [
        ("yes", "", "needs a reason"),
        ("yes", " \n ", "needs a reason"),
        ("", "because", "was not said what to judge"),
        ("maybe", "because", "was not said what to judge"),
        ("no", "word " * 500, "longer than 2,000"),
    ],
)
def test_what_cannot_be_judged_keeps_the_words(visitor, verdict, why, told):
    address = first(visitor, "findings")
    answer = acting.judge(visitor, address, verdict, why)
    assert answer.status_code == 400
    assert told in answer.text and why.strip()[:40] in answer.text
    assert visitor.get(f"{address}.json").json()["judgements"] == []


@pytest.mark.parametrize("address", ["/findings/zzzzzzzz", "/claims/zzzzzzzz", "/findings/00"])
def test_what_is_not_there_cannot_be_judged(visitor, address):
    assert acting.judge(visitor, address, "yes", "because").status_code == 404


def test_a_notice_says_nothing_that_is_not_so(visitor):
    address = first(visitor, "findings")
    thing = address.rsplit("/", 1)[1]
    for page in (f"{address}?said=yes&on={thing}", f"/findings?said=no&on={thing}",
                 f"/findings?said=%3Cb%3E&on={thing}", "/findings?said=no&on=zz"):  # fmt: skip
        assert 'id="notice"' not in visitor.get(page).text


def test_a_record_that_another_program_writes_to_is_busy_and_says_so(visitor, record, monkeypatch):
    monkeypatch.setattr(writing, "PATIENCE", 0.3)
    address = first(visitor, "claims")
    with Record.open(record, write=True):
        answer = acting.judge(visitor, address, "yes", "a reason that took long to write")
    assert answer.status_code == 503
    assert "Nothing was changed" in answer.text and "is writing to the record" in answer.text
    assert "a reason that took long to write" in answer.text
    assert acting.judge(visitor, address, "yes", "again").status_code == 303
    assert len(visitor.get(f"{address}.json").json()["judgements"]) == 1


def test_reasons_stay_at_home(visitor, record):
    address = first(visitor, "findings")
    acting.judge(visitor, address, "no", "Delphine Okonkwo rang me")
    with acting.opened(record, public=True) as public:
        for page in (address, f"{address}.json", "/findings", "/findings?dismissed=yes"):
            words = public.get(page).text
            assert "Okonkwo" not in words and "rang me" not in words
        assert "dismissed" in public.get(address).text
        assert re.search(r"<form[^>]*judge", public.get(address).text) is None
