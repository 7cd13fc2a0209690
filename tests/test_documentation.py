"""The documentation cannot drift: its commands run, its lists are those of the program."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from plainview.cli import cli
from plainview.model import FACT_TYPES
from plainview.publish.exports import FORMATS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.S)


def address_of(command: list[str], folder: Path) -> str:
    """What `serve` says once it answers; it is ended then. Any free port will do."""
    arguments = ["0" if word.isdigit() else word for word in command]
    with subprocess.Popen(arguments, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        process.terminate()
    return said


def test_the_commands_of_the_readme_run(tmp_path):
    commands = [line for block in blocks("sh") for line in block.splitlines()]
    (tmp_path / "sample").symlink_to(ROOT / "sample")
    ran = 0
    for command in commands:
        words = shlex.split(command)
        if words[0] == "make":
            assert re.search(rf"^{words[1]}:", (ROOT / "Makefile").read_text(), re.M), command
            continue
        assert words[0] == ".venv/bin/plainview", command
        arguments = [sys.executable, "-m", "plainview", *words[1:]]
        if "serve" in words:
            assert "http://" in address_of(arguments, tmp_path)
            continue
        done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, (command, done.stderr)
        ran += 1
    assert ran >= 4


@pytest.mark.parametrize("block", blocks("python"))
def test_the_python_of_the_readme_runs(block):
    done = subprocess.run(
        [sys.executable, "-c", block],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_the_tables_of_the_readme_are_complete():
    for verb in cli.commands:
        assert re.search(rf"^\| `{verb}[ `]", README, re.M), verb
    for kind in FACT_TYPES.values():
        assert f"| {kind.name} | {kind.meaning} |" in README
    for form in FORMATS:
        assert f"`{form}`" in README


def test_every_local_link_leads_somewhere():
    for page in ROOT.glob("*.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{page.name}: {target}"


def test_no_file_names_an_index_or_a_place_outside_the_project():
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    telltale = re.compile(
        r"pypi\.org|files\.pythonhosted|registry\.npmjs|(?<![\w.])/(?:home|root)/\w"
    )
    for name in filter(None, tracked):
        path = ROOT / name
        if path.suffix in {".txt", ".toml", ".md", ".py", ".cfg", ""} and path.is_file():
            found = telltale.search(path.read_text(encoding="utf-8", errors="replace"))
            assert not found or name == "tests/test_documentation.py", f"{name}: {found.group()}"


@pytest.mark.parametrize(
    ("fails_on", "words"),
    [("ensurepip", "sudo apt install python3-venv"), ("version_info", "Python 3.11, 3.12 or 3.13")],
)
def test_a_machine_that_lacks_something_gets_one_clear_line(tmp_path, fails_on, words):
    python = tmp_path / "python3"
    python.write_text(f'#!/bin/sh\ncase "$*" in *{fails_on}*) exit 1;; esac\nexec python3 "$@"\n')
    python.chmod(0o755)
    command = ["make", "-C", str(ROOT), f"VENV={tmp_path / 'venv'}", f"PYTHON={python}", "demo"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2
    assert words in done.stdout
