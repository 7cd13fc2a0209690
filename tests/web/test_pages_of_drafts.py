"""The page that checks a draft: what it answers, and that nothing of the draft stays."""

import io
import re
import tempfile
import textwrap

import docx
import pytest
from fastapi.testclient import TestClient
from reportlab.pdfgen import canvas
from tests.web.conftest import LOCAL, OWN_SCRIPT, STORIES

from plainview import pipeline
from plainview.store import Record
from plainview.web.app import create_app
from plainview.web.pages.check import FILE_BYTES, MOST, MOST_PUBLIC

SECRET = "Marmalade-Osprey"
DRAFT = (
    f"{SECRET} is our working title.\r\n\r\n"
    "Immigration and Customs Enforcement held more than 72,000 people in detention in March"
    " 2025. <script>document.title = 'hacked'</script>\r\n\r\n"
    "Immigration and Customs Enforcement held more than 212 people in one hall."
)
GERMAN = (
    "Die Behörde gab die Adressen nicht an die Polizei weiter, wie sie am Montag mitteilte. Der"
    " Vertrag sieht vor, dass die Daten nach neunzig Tagen gelöscht werden und dass niemand sie für"
    " einen anderen Zweck verwenden darf. Ob das geschehen ist, wurde nicht gesagt."
)
PLAIN = {"content-type": "text/plain"}


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("told")
    for name, content in STORIES.items():
        (folder / f"delphine_okonkwo-{name}").write_text(content, encoding="utf-8")
    path = tmp_path_factory.mktemp("records") / "record"
    with Record.create(path) as target:
        pipeline.add(target, [folder], workers=1)
        pipeline.gather(target, workers=1)
    return path


@pytest.fixture(scope="module", params=[False, True], ids=["local", "public"])
def visitor(request, record):
    with TestClient(create_app(record, public=request.param), LOCAL) as found:
        found.public = request.param
        yield found


def test_a_draft_is_shown_with_its_verdicts(visitor):
    form = visitor.get("/check")
    assert form.status_code == 200 and "<textarea" in form.text
    answer = visitor.post("/check", data={"draft": DRAFT})
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert "<script" not in answer.text.replace(OWN_SCRIPT, "")
    assert re.search(r'<mark class="contradicted" id="s\d+">[^<]*72,000', answer.text)
    assert "46,000" in answer.text
    assert re.search(r'href="/documents/\w+\?fact=\w+#at-\w+"', answer.text)


def test_the_twin_takes_a_form_and_plain_text(visitor):
    typed = visitor.post("/check.json", data={"draft": DRAFT}).json()
    sent = visitor.post("/check.json", content=DRAFT.replace("\r", "").encode(), headers=PLAIN)
    assert sent.json() == typed
    assert typed["contradicted"] is True
    assert "contradicted" in {one["verdict"] for one in typed["statements"]}


def test_a_public_copy_gives_no_private_name_and_only_words_that_carry_facts(record):
    asked = (
        "A bookkeeper in Dayton said she was afraid. Immigration and Customs Enforcement held"
        " more than 300 people in one hall, said on Monday a woman who sues."
    )
    with TestClient(create_app(record, public=True), LOCAL) as public:
        page = public.post("/check", data={"draft": asked}).text
        twin = public.post("/check.json", data={"draft": asked}).json()
    assert re.findall("okonkwo|delphine", page + str(twin), re.IGNORECASE) == []
    quotes = [one for said in twin["statements"] for one in (*said["evidence"], *said["against"])]
    assert quotes and all(bool(one["facts"]) == bool(one["quote"]) for one in quotes)


def test_nothing_of_the_draft_stays(visitor, record, capfd, caplog):
    before = {path: path.read_bytes() for path in record.rglob("*") if path.is_file()}
    for address in ("/check", "/check.json"):
        assert visitor.post(address, data={"draft": DRAFT}).status_code == 200
    after = {path: path.read_bytes() for path in record.rglob("*") if path.is_file()}
    assert not [path for path, held in after.items() if SECRET.encode() in held]
    assert after[record / "record.db"] == before[record / "record.db"]
    written = capfd.readouterr()
    assert SECRET not in written.out + written.err + caplog.text
    for address in ("/check", "/", "/findings", "/search?q=marmalade"):
        assert SECRET not in visitor.get(address).text


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"data": {"draft": ""}}, 400),
        ({"data": {"draft": "12 + 12"}}, 400),
        ({"data": {"other": "words"}}, 400),
        ({"data": {"draft": GERMAN}}, 400),
        ({"content": b"draft=" + b"word+" * 300_000, "headers": {"content-type":
          "application/x-www-form-urlencoded"}}, 413),
        ({"data": {f"draft{n}": "x" for n in range(9)}}, 400),
        ({"json": {"draft": "words"}}, 415),
        ({"files": {"other": b"words"}}, {False: 400, True: 415}),
        ({"files": {"file": ("empty.docx", b"")}}, {False: 400, True: 415}),
        ({"files": {"file": ("broken.pdf", b"%PDF-1.7 x")}}, {False: 400, True: 415}),
        ({"files": {"file": ("big.txt", b"x" * (FILE_BYTES + 20_000))}}, {False: 413, True: 415}),
        ({"content": b"x", "headers": {"content-type": "multipart/form-data"}},
          {False: 400, True: 415}),
        ({"data": {"draft": DRAFT}, "headers": {"sec-fetch-site": "cross-site"}}, 403),
        ({"data": {"draft": DRAFT}, "headers": {"sec-fetch-site": "same-origin"}}, 200),
    ],
)  # fmt: skip
def test_what_cannot_be_checked_is_answered_plainly(visitor, sent, status):
    for address in ("/check", "/check.json", "/check.html"):
        answer = visitor.post(address, **sent)
        wanted = status if isinstance(status, int) else status[visitor.public]
        assert answer.status_code == wanted
        assert "Traceback" not in answer.text


def test_a_draft_that_is_too_long_comes_back_to_its_writer(visitor):
    most = MOST_PUBLIC if visitor.public else MOST
    answer = visitor.post("/check", data={"draft": "word " * (most // 5 + 1)})
    assert answer.status_code == 413
    assert f"this page takes {most:,}" in answer.text and "word word" in answer.text


def word_file(words):
    made, buffer = docx.Document(), io.BytesIO()
    for paragraph in words.split("\n\n"):
        made.add_paragraph(paragraph)
    made.save(buffer)
    return buffer.getvalue()


def pdf_file(words):
    buffer = io.BytesIO()
    drawn = canvas.Canvas(buffer)
    for number, line in enumerate(textwrap.wrap(words, 80)):
        drawn.drawString(72, 760 - 16 * number, line)
    drawn.save()
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("draft.docx", word_file),
        ("draft.pdf", pdf_file),
        ("draft.html", lambda words: f"<html><!--{' ' * 2_000_000}--><p>{words}</p>".encode()),
        ("draft.md", lambda words: f"# A draft\n\n{words}".encode()),
        ("draft.txt", str.encode),
    ],
)
def test_a_file_is_checked_and_kept_nowhere(record, name, make, monkeypatch, tmp_path):
    words = (
        f"{SECRET} is our working title.\n\nImmigration and Customs Enforcement held more than"
        " 72,000 people in detention in March 2025."
    )
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))  # nothing can be laid there
    before = {path: path.read_bytes() for path in record.rglob("*") if path.is_file()}
    data = make(words)
    with TestClient(create_app(record), LOCAL) as local:
        answer = local.post("/check", files={"file": (f"../{SECRET}/{name}", data)})
    assert answer.status_code == 200, answer.text
    assert re.search(r'<mark class="contradicted" id="s\d+">[^<]*72,000', answer.text)
    after = {path: path.read_bytes() for path in record.rglob("*") if path.is_file()}
    assert not [path for path in after if SECRET.encode() in after[path]]
    assert after[record / "record.db"] == before[record / "record.db"]


def test_what_is_checked_can_be_saved_as_a_page_and_as_data(visitor):
    page = visitor.post("/check", data={"draft": DRAFT}).text
    assert 'formaction="/check.html"' in page and 'formaction="/check.json?save=yes"' in page
    saved = visitor.post("/check.html", data={"draft": DRAFT})
    data = visitor.post("/check.json?save=yes", data={"draft": DRAFT})
    for answer, name in ((saved, "checked-draft.html"), (data, "checked-draft.json")):
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
        assert answer.headers["cache-control"] == "no-store"
    assert "72,000" in saved.text and "<script" not in saved.text
    assert data.json() == visitor.post("/check.json", data={"draft": DRAFT}).json()


def test_what_goes_wrong_is_logged_without_the_draft(visitor, monkeypatch, capfd, caplog):
    def trip(record, draft):
        raise ValueError(draft)

    monkeypatch.setattr("plainview.store.Record.check", trip)
    for address in ("/check", "/check.json", "/check.html"):
        answer = visitor.post(address, data={"draft": DRAFT})
        assert answer.status_code == 500 and "ValueError" in answer.text
        assert SECRET not in answer.text
    written = capfd.readouterr()
    assert SECRET not in written.out + written.err + caplog.text
