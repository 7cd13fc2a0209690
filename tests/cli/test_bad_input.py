"""Bad input gets a clear line each, the rest is done, and the exit status says so."""

from __future__ import annotations

import io
import os
import random
import tarfile
import zipfile
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

GOOD = "Immigration and Customs Enforcement held more than 46,000 people in March 2025.\n"


def pdf(path: Path, password: str | None = None) -> bytes:
    lock = StandardEncryption(password, ownerPassword="owner") if password else None
    canvas = Canvas(str(path), encrypt=lock)
    canvas.drawString(72, 700, GOOD.strip())
    canvas.save()
    return path.read_bytes()


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


def nested(depth: int) -> bytes:
    data = GOOD.encode()
    for level in range(depth):
        data = zipped(**{f"level{level}_zip" if level else "story_txt": data})
    return data


def loop_in_tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        link = tarfile.TarInfo("loop")
        link.type, link.linkname = tarfile.SYMTYPE, "."
        archive.addfile(link)
    return out.getvalue()


def make(folder: Path, name: str) -> None:
    path = folder / name
    match name:
        case "empty.txt":
            path.write_bytes(b"")
        case "truncated.pdf":
            path.write_bytes(pdf(path)[:400])
        case "encrypted.pdf":
            pdf(path, password="secret")
        case "bomb.zip":
            path.write_bytes(zipped(zeros_txt=b"0" * 300_000_000))
        case "nested.zip":
            path.write_bytes(nested(40))
        case "loop.tar.gz":
            path.write_bytes(loop_in_tar())
        case "huge.txt":
            with path.open("wb") as file:
                for _ in range(200):
                    file.write(b"The agency held people. " * 43_691)
        case "noise.bin":
            path.write_bytes(bytes(range(256)) * 40)


@pytest.mark.parametrize(
    "name",
    ["empty.txt", "truncated.pdf", "encrypted.pdf", "bomb.zip", "nested.zip", "loop.tar.gz",
     "huge.txt", "noise.bin"],
)  # fmt: skip
def test_what_cannot_be_read_is_listed_and_the_rest_is_done(run, tmp_path, name):
    folder = tmp_path / "input"
    folder.mkdir()
    make(folder, name)
    (folder / "good.txt").write_text(GOOD)
    answer = run("add", "--json", folder)
    found = answer.json
    assert answer.status == (0 if name == "loop.tar.gz" else 3), found["problems"]
    mine = [problem for problem in found["problems"] if problem["name"].startswith(name)]
    assert mine, found["problems"]
    assert all(problem["message"] and problem["code"] for problem in mine)
    assert found["facts"] >= 1
    assert "good.txt" in {fact["doc"] for fact in run("facts", "--json").json["facts"]}
    assert run("verify").status == 0


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("story.pdf", GOOD.encode()),
        ("story", GOOD.encode()),
        ("broken.txt", b"broken \x81\x8d start. " + GOOD.encode()),
        ("windows.txt", ("“Held”, the café says. " + GOOD).encode("cp1252")),
        ("wide.txt", GOOD.encode("utf-16")),
        ("hostile.html", b"<html><body><script>while(1){}</script><p>" + GOOD.encode() * 3
         + b"<p onload=alert(1)>" + b"<div>" * 5000 + b"deep</body></html>"),
    ],
)  # fmt: skip
def test_odd_files_are_read_by_their_content(run, tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    answer = run("add", "--json", name)
    assert answer.json["facts"] >= 1, answer.json["problems"]
    assert run("verify", "--deep").status == 0


def test_a_sheet_with_16000_empty_columns(run, tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = GOOD.strip()
    book.active.cell(2, 16_000).value = "x"
    book.save(tmp_path / "wide.xlsx")
    assert run("add", "wide.xlsx").status == 0
    evidence = run("facts", "--json").json["facts"][0]["evidence"][0]
    assert evidence["cell"].endswith("!A1")


def test_a_loop_of_folders_ends(run, tmp_path):
    folder = tmp_path / "input"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "good.txt").write_text(GOOD)
    answer = run("add", "--json", folder)
    assert answer.json["documents"] == 1
    assert any("up" in str(problem) for problem in answer.json["problems"])


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
def test_a_file_of_somebody_else(tmp_path):
    """Run as nobody, in a folder of nobody's, beside a file that only root may read."""
    import subprocess
    import sys

    folder = tmp_path / "input"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    (folder / "secret.txt").write_text(GOOD)
    (folder / "secret.txt").chmod(0o600)
    record = tmp_path / "out"
    record.mkdir()
    os.chown(record, 65534, 65534)
    for parent in (folder, *tmp_path.parents[:-1], tmp_path):
        if parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)
    # the interpreter may itself lie where only root can look, so all of it is imported before
    code = (
        "import os, sys, plainview.cli\n"
        "def add(record, path):\n"
        "    sys.argv = ['plainview', '-r', record, 'add', '--json', path]\n"
        "    try: plainview.cli.main()\n"
        "    except SystemExit as left: return left.code\n"
        f"add({str(tmp_path / 'warm')!r}, {str(folder / 'good.txt')!r})\n"
        "os.setgid(65534); os.setuid(65534)\n"
        f"sys.exit(add({str(record / 'r')!r}, {str(folder)!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=record)
    assert done.returncode == 3, done.stderr
    assert "secret.txt" in done.stdout
    assert done.stdout.count('"documents": 1') >= 2


def test_a_full_disk_is_said_and_nothing_is_half_done(launch, tmp_path):
    """The record on a file system of 2 MB."""
    import subprocess

    disk = tmp_path / "disk"
    disk.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], capture_output=True
        ).returncode
    ):
        pytest.skip("no right to make a small file system")
    try:
        stories = tmp_path / "stories"
        stories.mkdir()
        dice = random.Random(3)
        for number in range(30):  # what fills the disk says nothing: it is read in no time
            filling = " ".join(dice.randbytes(6).hex() for _ in range(3_000))
            (stories / f"{number}.txt").write_text(f"Story {number}. {GOOD * 9}\n\n{filling}")
        for _ in range(2):
            answer = launch("--record", disk / "r", "add", stories)
            assert answer.status == 3
            assert "no space left" in answer.err.lower(), answer.err
            assert "Traceback" not in answer.err
            with suppress(OSError):  # the second time there is not even room to begin
                (disk / "rest").write_bytes(bytes(2 << 20))
        (disk / "rest").unlink()
        assert launch("--record", disk / "r", "verify").status == 0
    finally:
        subprocess.run(["umount", disk], check=True)
