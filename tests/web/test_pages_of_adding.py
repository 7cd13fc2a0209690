"""Adding from the pages: what becomes of files, however they are named, sized or broken."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import SAMPLE
from tests.web import acting

from plainview.store import Record
from plainview.web.batches import Batches, safe_name

HELD = b"Immigration and Customs Enforcement held 46,000 people in detention on March 3, 2025."
SAMPLES = ("irs-ice-agreement.docx", "senators-letter.eml", "dmv-queries.csv")
HOSTILE_NAMES = [
    ("../../etc/passwd", "passwd"),
    ("..\\..\\windows\\notes.txt", "notes.txt"),
    ("/abs/olute.txt", "olute.txt"),
    ("<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"),
    ("...hidden.txt", "hidden.txt"),
    ("invoice\u202etxt.exe", "invoicetxt.exe"),
    ("a\x00b\nc\x7f.txt", "abc.txt"),
    ("\ud800.txt", "txt"),
    ("", "document"),
    ("..", "document"),
    ("ü" * 300 + ".pdf", "ü" * 73 + ".pdf"),
    ("x." + "y" * 300, "x." + "y" * 148),
    ("-rf", "-rf"),
    ("con.txt", "con.txt"),
]


@pytest.fixture
def record(tmp_path):
    Record.create(tmp_path / "record").close()
    return tmp_path / "record"


@pytest.fixture
def visitor(record):
    with acting.opened(record) as found:
        yield found


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """A server that was sent one of everything: its record, a visitor, and what it told."""
    record = tmp_path_factory.mktemp("sent") / "record"
    Record.create(record).close()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inside.txt", HELD + b" It rained.")
    files = [
        ("held.txt", HELD),
        ("again.txt", HELD),
        ("broken.pdf", b"%PDF-1.7 nothing"),
        ("empty.txt", b""),
        ("two.zip", packed.getvalue()),
        ("virus.exe", b"MZ\x90\x00" * 50),
        ("<script>alert(1)</script>.txt", HELD + b" It snowed."),
        ("../../../escaped.txt", HELD + b" It hailed."),
        *((name, (SAMPLE / name).read_bytes()) for name in SAMPLES),
    ]
    with acting.opened(record) as visitor:
        answer = acting.send(visitor, *files)
        twin = acting.ended(visitor, answer)
        yield record, visitor, twin


def waiting(record):
    """Files that wait; the lock of a running server is none."""
    found = (record / "waiting").rglob("*")
    return [path for path in found if path.is_file() and path.name != ".held"]


def settings(record, **values):
    lines = "".join(f"{name} = {value}\n" for name, value in values.items())
    (record / "plainview.toml").write_text(f"[pages]\n{lines}", encoding="utf-8")


def test_what_became_of_each_file_is_told(sent):
    record, visitor, twin = sent
    told = {one["name"]: one for one in twin["files"]}
    assert {name: one["state"] for name, one in told.items()} == {
        "held.txt": "added", "again.txt": "known", "broken.pdf": "unread", "empty.txt": "unread",
        "two.zip": "added", "virus.exe": "unread", "script>.txt": "added", "escaped.txt": "added",
        **dict.fromkeys(SAMPLES, "added"),
    }  # fmt: skip
    assert told["held.txt"]["facts"] == 1 and told["two.zip"]["held"] == 1
    assert all(told[name]["problems"] for name in ("broken.pdf", "empty.txt", "virus.exe"))
    assert "What became of your files" in visitor.get(f"/add/{twin['batch']}").text
    assert "46,000" in visitor.get(f"/documents/{told['held.txt']['document']}").text
    assert visitor.get("/claims.json").json()["waiting"] == 0  # it was compared, too
    assert waiting(record) == []
    with Record.open(record) as source:
        assert source.verify(deep=True).sound
        captures = source.captures(told["held.txt"]["document"])
        assert {one.name for one in captures} == {"held.txt", "again.txt"}
        assert {(one.how, one.path) for one in captures} == {("upload", None)}
        assert str(record) not in str([row.problem for row in source.problems()])


def test_hostile_names_are_shown_as_text_and_lead_nowhere(sent):
    record, visitor, twin = sent
    assert not [path for path in record.parent.rglob("*") if "escaped" in path.name]
    for page in ("/documents", "/add", f"/add/{twin['batch']}", "/problems"):
        words = visitor.get(page).text
        assert "<script>alert" not in words and str(record) not in words


def test_the_same_file_sent_again_changes_nothing(sent):
    _, visitor, _ = sent
    before = visitor.get("/facts.json").json()["total"]
    answer = acting.send(visitor, ("held.txt", HELD), ("virus.exe", b"MZ\x90\x00" * 50))
    twin = acting.ended(visitor, answer)
    assert [one["state"] for one in twin["files"]] == ["known", "unread"]
    assert visitor.get("/facts.json").json()["total"] == before
    assert visitor.get("/problems").text.count(">virus.exe<") == 1


@pytest.mark.parametrize(("sent", "kept"), HOSTILE_NAMES)
def test_a_name_that_was_sent_is_a_name_and_nothing_else(sent, kept):
    assert safe_name(sent) == kept


@given(st.text(max_size=400))
def test_any_name_names_one_file_in_one_folder(name):
    kept = safe_name(name)
    assert kept and len(kept.encode()) <= 161
    assert Path(kept).name == kept and kept not in (".", "..") and not kept.startswith(".")
    assert kept.isprintable() or all(sign.isprintable() or sign.isspace() for sign in kept)
    assert safe_name(kept) == kept


def test_too_many_and_too_much_are_told_with_the_limit(visitor, record):
    settings(record, upload_files=3, upload_bytes=1000)
    for files, told in (
        ([(f"{n}.txt", HELD) for n in range(4)], "this page takes 3 files"),
        ([(f"{n}.txt", HELD) for n in range(9)], "this page takes 3 files"),
        ([("big.txt", HELD * 20)], "this page takes 3 files, 1 kB in all"),
        ([("huge.txt", b"x" * 400_000)], "more than this page takes at once"),
    ):
        answer = acting.send(visitor, *files)
        assert answer.status_code == 413 and told in answer.text
    assert "Sent since" not in visitor.get("/add").text
    assert waiting(record) == []


@pytest.mark.parametrize("values", [{"upload_files": -1}, {"upload_bytes": '"9"'}, {"files": 3}])
def test_settings_that_make_no_sense_are_named(visitor, record, values):
    settings(record, **values)
    answer = visitor.get("/add")
    assert answer.status_code == 404 and next(iter(values)) in answer.text


def test_what_is_no_upload_is_answered_plainly(visitor):
    token = acting.token(visitor)
    empty = visitor.post("/add", data={"token": token}, files={"files": ("", b"")},
                         headers=acting.OWN)  # fmt: skip
    form = visitor.post("/add", data={"token": token}, headers=acting.OWN)
    broken = visitor.post(
        "/add", content=b"no boundary at all", headers={
            **acting.OWN, "content-type": "multipart/form-data; boundary=x"},
    )  # fmt: skip
    assert (empty.status_code, form.status_code) == (400, 415)
    assert 400 <= broken.status_code < 500
    for answer in (empty, form, broken, visitor.get("/add/0"), visitor.get("/add/0.json")):
        assert "Traceback" not in answer.text
    assert visitor.get("/add/0").status_code == visitor.get("/add/0.json").status_code == 404


def test_files_wait_for_another_program_and_a_judgement_does_not_wait_for_files(sent):
    record, visitor, _ = sent
    claim = f"/claims/{visitor.get('/claims.json').json()['claims'][0]['id']}"
    lines = [b"ICE held %d people in May 2025. " % (n + 100) * 10 for n in range(8)]
    with Record.open(record, write=True):
        answer = acting.send(visitor, *((f"{n}.txt", words) for n, words in enumerate(lines)))
        page = answer.headers["location"]
        for _ in range(500):
            twin = visitor.get(f"{page}.json").json()
            if twin["held_up"]:
                break
            time.sleep(0.05)
        assert "is writing to the record" in twin["held_up"]
        assert {one["state"] for one in twin["files"]} == {"waiting"}
        assert "is writing" in visitor.get(page).text
    while visitor.get(f"{page}.json").json()["stage"] == "waiting":
        time.sleep(0.05)
    assert acting.judge(visitor, claim, "yes", "in between").status_code == 303
    between = visitor.get(f"{page}.json").json()
    assert acting.ended(visitor, answer)["files"][-1]["state"] == "added"
    assert between["stage"] == "reading" and between["done"] < 8


def test_a_stopped_server_leaves_what_it_told_and_no_files(record):
    with acting.opened(record) as visitor:
        answer = acting.send(visitor, *[(f"{n}.txt", HELD + b" %d" % n) for n in range(8)])
        while True:
            twin = visitor.get(f"{answer.headers['location']}.json").json()
            if twin["done"] > 1:
                break
            time.sleep(0.05)
    told = [one["document"] for one in twin["files"] if one["state"] == "added"]
    assert told and waiting(record) == []
    with Record.open(record) as source:
        assert all(source.document(one).id == one for one in told)
        assert source.verify(deep=True).sound
    with Record.open(record, write=True) as target:  # the right to write was given back
        assert target.counts().documents >= len(told)


def test_what_a_killed_server_left_is_taken_away_and_nothing_else(record):
    left = record / "waiting" / "0123456789abcdef" / "batch" / "0"
    left.mkdir(parents=True)
    (left / "secret.txt").write_bytes(HELD)
    with Record.open(record) as source:
        alive = Batches(source.folder)
        batch = alive.new()
        batch.keep("mine.txt", io.BytesIO(HELD))
        assert not left.exists()
        Batches(source.folder)
        assert batch.paths[0].read_bytes() == HELD
        alive.close()
    assert waiting(record) == []
