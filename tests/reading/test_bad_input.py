"""Whatever comes in, something clear comes out: a text, or a problem that says why not."""

from __future__ import annotations

import ast
import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainview.model import Unreadable
from plainview.reading import Limits, Reading, read, read_path, readings
from plainview.reading.sniff import CONTAINERS, EMAIL

All = Callable[..., list[Reading]]

BAD = [
    ("empty file", b"", "empty"),
    ("random bytes", bytes(range(256)) * 40, "unknown_format"),
    ("NULs only", bytes(5000), "unknown_format"),
    (
        "Word of 1997",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
        "unsupported_format",
    ),
    (
        "encrypted workbook",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
    ),
    ("dBASE table", b"\x03\x7d\x03\x0f" + bytes(28) + b"NAME" + b" " * 5000, "unsupported_format"),
    ("rich text", b"{\\rtf1 words}", "unsupported_format"),
    ("7z", b"7z\xbc\xaf\x27\x1c\0\4", "unsupported_format"),
    ("half a workbook", b"PK\x03\x04 xl/workbook.xml", "damaged"),
]


@pytest.mark.parametrize(("reason", "data", "code"), BAD, ids=[case[0] for case in BAD])
def test_each_bad_input_has_its_code_message_and_name(
    reason: str, data: bytes, code: str, read_all: All
) -> None:
    (reading,) = read_all(data, "x/bad.bin")
    assert reading.text is None
    (problem,) = reading.problems
    assert (problem.code, problem.name, problem.lost) == (code, "x/bad.bin", True), reason
    assert problem.message and reading.document.id == hashlib.sha256(data).hexdigest()
    with pytest.raises(Unreadable) as caught:
        read(data, name="x/bad.bin")
    assert caught.value.code == code and "x/bad.bin" in caught.value.message


def test_a_wrong_extension_is_only_a_note(made: Any, read_all: All) -> None:
    for data, name in (
        (made.pdf(made.cap), "cap.docx"),
        (made.cap.encode(), "cap.pdf"),
        (made.page(), "cap.xlsx"),
        (made.xlsx(("A", [[1]])), "cap.html"),
    ):
        (reading,) = read_all(data, name)
        assert reading.text is not None
        assert [(p.code, p.lost) for p in reading.problems] == [("wrong_extension", False)]
    (right,) = read_all(made.pdf(made.cap), "CAP.PDF")
    assert not right.problems


def test_single_nuls_and_half_pairs_are_made_storable(made: Any, read_all: All) -> None:
    (text,) = read_all(b"Words \0 more. " + made.long.encode())
    assert text.text is not None and text.text.content == "Words \ufffd more. " + made.long
    assert [(p.code, p.lost) for p in text.problems] == [("unstorable_characters", False)]
    (news,) = read_all(b'{"title": "A \\ud83d", "content_original": "B"}')
    assert news.text is not None and news.text.content == "A \ufffd\n\nB"
    assert news.text.heading.title == "A \ufffd"


def test_broken_encoding_is_told(read_all: All) -> None:
    (reading,) = read_all("“Words” café ".encode() + b"\xe2\x80 end")
    assert reading.text is not None
    assert [(p.code, p.lost) for p in reading.problems] == [("broken_encoding", True)]


def test_a_file_over_the_limit_is_hashed_and_not_loaded(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as out:
        out.write(b"Words. ")
        out.seek(200 * 1024 * 1024)
        out.write(b"x")
    (reading,) = read_path(file, Limits())
    assert reading.text is None and reading.data == b""
    assert reading.document.size == file.stat().st_size
    with file.open("rb") as data:
        assert reading.document.id == hashlib.file_digest(data, "sha256").hexdigest()
    assert [problem.code for problem in reading.problems] == ["too_large"]
    assert "209,715,201 bytes" in reading.problems[0].message


def test_bytes_over_the_limit_are_not_read(made: Any, read_all: All) -> None:
    data = made.long.encode()
    (reading,) = read_all(data, file_bytes=100)
    assert [problem.code for problem in reading.problems] == ["too_large"]
    assert reading.data is data, "no copy was made"


def test_a_text_over_the_limit_is_cut_and_says_so(made: Any, read_all: All) -> None:
    (reading,) = read_all(made.pdf("One.", "Two."), text_characters=8)
    assert reading.text is not None and reading.text.content == "One.\n\nTw"
    assert [(run.start, run.end) for run in reading.text.anchors] == [(0, 4), (6, 8)]
    assert [problem.code for problem in reading.problems] == ["text_too_long"]


def test_an_archive_is_no_single_document(made: Any) -> None:
    with pytest.raises(Unreadable) as caught:
        read(made.zipped({"a.txt": b"Words."}), name="a.zip")
    assert caught.value.code == "container" and "a.zip" in caught.value.message


def test_a_failing_reader_costs_its_document_only(
    made: Any, read_all: All, monkeypatch: pytest.MonkeyPatch
) -> None:
    from plainview.reading import plain

    def fail(material: object) -> None:
        raise KeyError("a person's words")

    monkeypatch.setattr(plain, "read", fail)
    _, text, page = read_all(made.zipped({"a.txt": made.cap.encode(), "b.html": made.page()}))
    assert [(p.code, p.message) for p in text.problems] == [
        ("reader_failed", "The plain reader failed with KeyError")
    ]
    assert page.text is not None


def test_names_headings_and_messages_are_masked(made: Any, read_all: All) -> None:
    number = "SSN 219-09-9999"
    _, member = read_all(made.zipped({f"{number}.txt": f"His {number}.".encode()}), "z.zip")
    assert member.text is not None and member.text.masked == 1
    (news,) = read_all(b'{"title": "%s", "content_original": ""}' % number.encode())
    assert news.text is not None
    (encrypted,) = read_all(made.xlsx((number, [])))
    for shown in (member.name, member.text.content, repr(news.text), str(encrypted.problems)):
        assert "219-09" not in shown


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_raises(tmp_path: Path) -> None:
    file = tmp_path / "closed.txt"
    file.write_text("Words.")
    file.chmod(0)
    with pytest.raises(PermissionError):
        read_path(file, Limits())


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=500))
def test_any_bytes_give_one_clear_answer(data: bytes) -> None:
    first, *_ = readings(data, "x", Limits())
    assert first.text is not None or first.problems


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_damage_gives_a_clear_answer(samples: list[bytes], data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from(samples)))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    for reading in readings(bytes(whole), "x", Limits(archive_bytes=10**7)):
        container = reading.document.media_type in (*CONTAINERS, EMAIL)
        assert reading.text is not None or reading.problems or container


def test_every_code_is_listed_where_a_reader_looks_for_it() -> None:
    import plainview.reading as package

    used = set()
    for file in Path(package.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
            first = node.args[0]
            if name in ("Unreadable", "Problem", "problem", "list") and isinstance(
                first, ast.Constant
            ):
                used.add(first.value)
    listed = re.findall(r"\b[a-z]+(?:_[a-z]+)*\b", (package.__doc__ or "").split("noted):")[1])
    words = {"a", "note"}
    assert used == set(listed) - words
