"""`plainview check`: what it prints, what it saves, how it leaves."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

STORY = """\
ICE held 1,240 people at the Fenwick jail on May 1, 2025. The jail was built for 900 people.

The FBI lent up to 300 agents to the operation. ICE plans to spend $30 million on cameras.
"""
WRONG = "ICE held 1,540 people at the Fenwick jail on May 1, 2025."
RIGHT = "ICE held 1,240 people at the Fenwick jail on May 1, 2025."


@pytest.fixture
def story(run, tmp_path: Path) -> Path:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    assert run("add", "story.txt").status == 0
    assert run("lineage").status == 0
    return tmp_path


def hashes(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and "-shm" not in path.name)
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_exit_status_is_for_a_newsroom(run, story: Path) -> None:
    (story / "wrong.md").write_text(f"# Detention\n\n{WRONG}\n", encoding="utf-8")
    (story / "right.txt").write_text(RIGHT, encoding="utf-8")
    before = hashes(story)
    wrong, right = run("check", "wrong.md"), run("check", "right.txt")
    assert (wrong.status, right.status) == (1, 0)
    assert "✗ contradicted · another number" in wrong.out
    assert "“ICE held 1,240 people at the Fenwick jail" in wrong.out
    assert "300 apart" in wrong.out and "1 statement: 1 contradicted." in wrong.out
    assert "○ one origin · 1 origin:" in right.out
    assert "✗" not in run("check", "right.txt", "--brief").out
    assert hashes(story) == before


def test_json_has_the_designed_shape(run, story: Path) -> None:
    (story / "draft.txt").write_text(f"{WRONG} Why?", encoding="utf-8")
    answer = run("check", "draft.txt", "--json")
    assert answer.status == 1
    (row,) = answer.json["statements"]
    assert {"start", "end", "text", "verdict", "differs", "origins", "evidence"} <= row.keys()
    assert (row["text"], row["verdict"], row["differs"]) == (WRONG, "contradicted", ["number"])
    assert {"doc", "doc_id", "start", "end", "quote"} <= row["evidence"][0].keys()


def test_drafts_of_every_format_and_from_a_pipe(run, story: Path) -> None:
    written = docx.Document()
    written.add_paragraph(WRONG)
    written.save(story / "draft.docx")
    (story / "draft.html").write_text(f"<html><body><p>{WRONG}</p></body></html>")
    (story / "draft.md").write_text(f"# Detention\n\n{WRONG}\n", encoding="utf-8")
    printed = Canvas(str(story / "draft.pdf"))
    printed.drawString(60, 780, WRONG)
    printed.save()
    for name in ("draft.docx", "draft.html", "draft.md", "draft.pdf"):
        answer = run("check", name, "--json")
        assert (answer.status, answer.json["contradicted"]) == (1, True), name
    piped = subprocess.run(
        [sys.executable, "-m", "plainview", "check", "-"],
        cwd=story, input=WRONG.encode(), capture_output=True, timeout=120,
    )  # fmt: skip
    assert piped.returncode == 1 and "contradicted" in piped.stdout.decode()


def test_the_page_is_saved_only_where_asked_and_is_safe(run, story: Path) -> None:
    (story / "draft.txt").write_text(f"{WRONG}\n\n<script>alert(1)</script> & {RIGHT}")
    answer = run("check", "draft.txt", "--html", "out.html")
    assert answer.status == 1 and "out.html" in answer.out
    page = (story / "out.html").read_text(encoding="utf-8")
    assert "<script" not in page and "&lt;script&gt;" in page
    assert not re.search(r"(?:src|href)=[\"'](?!#)", page)
    assert "prefers-color-scheme: dark" in page and "@media print" in page
    assert "another number" in page and "1,240" in page


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        (b"", 3, "empty"),
        (b"   \n\n", 2, "no words"),
        (b"\x00\x01\x02\xff\xfe\x9c" * 400, 3, ""),
        (b"%PDF-1.7 broken", 3, ""),
        ("Die Behörde hielt im Mai tausend Menschen in einem Gefängnis fest, das für neunhundert"
         " gebaut worden war.".encode(), 2, "English"),
    ],
)  # fmt: skip
def test_bad_drafts_get_a_clear_answer(
    run, story: Path, data: bytes, status: int, words: str
) -> None:
    (story / "draft").write_bytes(data)
    answer = run("check", "draft")
    assert answer.status == status, answer
    assert words in answer.err and answer.err.startswith("plainview: ")
    assert "Traceback" not in answer.err and not answer.out
    assert "Behörde" not in answer.err


def test_no_draft_and_no_record(run, story: Path) -> None:
    assert run("check", "nowhere.txt").status == 2
    (story / "draft.txt").write_text(RIGHT)
    assert run("check", "draft.txt", "--record", "elsewhere").status == 2


def test_a_page_that_cannot_be_saved_is_said_plainly(run, story: Path) -> None:
    (story / "draft.txt").write_text(RIGHT, encoding="utf-8")
    answer = run("check", "draft.txt", "--html", "nowhere/page.html")
    assert answer.status == 3
    assert "nowhere/page.html cannot be written" in answer.err
    assert "Traceback" not in answer.err


def test_a_few_words_in_another_script_are_refused(run, story: Path) -> None:
    (story / "draft.txt").write_text("Служба задержала 1 240 человек.", encoding="utf-8")
    answer = run("check", "draft.txt")
    assert answer.status == 2
    assert "does not read as English" in answer.err


def test_a_headline_without_common_words_is_checked(run, story: Path) -> None:
    (story / "draft.txt").write_text(
        "Fenwick jail detention officials seek package tracking data, credit card records,"
        " IP addresses, online account information",
        encoding="utf-8",
    )
    answer = run("check", "draft.txt", "--json")
    (row,) = answer.json["statements"]
    assert (answer.status, row["verdict"]) == (0, "not_in_record")


def test_a_number_that_the_record_corrects_is_said_to_be_corrected(run, tmp_path: Path) -> None:
    (tmp_path / "first.txt").write_text(
        "Agents took 114 people into custody at the Fenwick club on April 27, 2025.\n",
        encoding="utf-8",
    )
    (tmp_path / "second.txt").write_text(
        "The DEA lowers the count of people taken into custody at the Fenwick club from 114 to"
        " 105.\n",
        encoding="utf-8",
    )
    assert run("add", "first.txt", "second.txt").status == 0
    draft = "Agents took 114 people into custody at the Fenwick club."
    (tmp_path / "draft.txt").write_text(draft, encoding="utf-8")
    answer = run("check", "draft.txt")
    assert answer.status == 1
    assert "the record corrects 114" in answer.out and "from 114 to 105" in answer.out


def test_a_number_that_the_record_leaves_room_for_is_not_held_against_a_limit(
    run, tmp_path: Path
) -> None:
    (tmp_path / "story.txt").write_text(
        "The agency's jails were full in May: ICE was housing over 6,400 immigrants, despite jails"
        " designed for a maximum of 5,200 detainees.",
        encoding="utf-8",
    )
    assert run("add", "story.txt").status == 0
    (tmp_path / "draft.txt").write_text("ICE was housing 7,900 immigrants.", encoding="utf-8")
    answer = run("check", "draft.txt", "--json")
    (row,) = answer.json["statements"]
    assert (answer.status, row["verdict"]) == (0, "differs")
    assert row["differs"] == ["precision"]
