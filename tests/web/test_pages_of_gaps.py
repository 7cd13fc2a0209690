"""Gaps: ranked by the claims that hang on them, each with a request to take along."""

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import LOCAL

from plainview import pipeline
from plainview.store import Record
from plainview.web.app import create_app

ONCE = "Immigration and Customs Enforcement awarded a contract of $3 million for plate readers."
TOLD = (
    "The Internal Revenue Service gave Immigration and Customs Enforcement the addresses of"
    " taxpayers in August 2025, under a memorandum of understanding."
)


@pytest.fixture(scope="module")
def visitor(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gaps")
    (folder / "once.txt").write_text(ONCE + "\n")
    for number in range(3):
        (folder / f"told-{number}.txt").write_text(f"{TOLD}\n\nThis is version {number}.\n")
    with Record.create(folder / "record") as made:
        pipeline.add(made, [folder / name.name for name in folder.glob("*.txt")], workers=1)
        pipeline.gather(made, workers=1)
    with TestClient(create_app(folder / "record"), LOCAL) as found:
        yield found


def test_first_comes_that_on_which_most_claims_hang(visitor):
    gaps = visitor.get("/gaps.json").json()["gaps"]
    assert len(gaps) >= 2
    counts = [one["claims"] for one in gaps]
    assert counts == sorted(counts, reverse=True)
    # what three documents say alike is one claim, and three facts
    repeated = next(one for one in gaps if one["count"] == 3)
    assert repeated["claims"] == 1


def test_one_is_said_as_one(visitor):
    page = visitor.get("/gaps").text
    gaps = visitor.get("/gaps.json").json()
    assert f"{gaps['total']} gaps" in page
    kind = next(one["kind"] for one in gaps["gaps"] if one["kind"] == "vendor")
    assert ">1 gap<" in visitor.get(f"/gaps?kind={kind}").text
    assert "1 claim hangs on it" in visitor.get(f"/gaps/{gaps['gaps'][0]['id']}").text


def test_a_request_is_the_same_on_the_page_and_as_a_file(visitor):
    for one in visitor.get("/gaps.json").json()["gaps"]:
        file = visitor.get(f"/gaps/{one['id']}.txt")
        assert file.headers["content-type"] == "text/plain; charset=utf-8"
        assert file.headers["content-disposition"].startswith("attachment; filename=")
        assert file.text == visitor.get(f"/gaps/{one['id']}.json").json()["request"]
        assert one["body_name"] in file.text
    assert visitor.get("/gaps/ffffffff.txt").status_code == 404


def test_agreements_are_named_in_words(visitor):
    page = visitor.get("/gaps").text
    assert "memorandum of understanding" in page
    assert " mou " not in page
