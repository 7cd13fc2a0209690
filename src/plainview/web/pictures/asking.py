"""Asks for the image of a page, and keeps the last few."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plainview.web.pictures.placing import Box

PATIENCE = 90
"""Seconds after which an image is given up."""
KEPT = 24
"""Images that are kept in memory; none is ever written to disk."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The image of a page as PNG, with its size in the pixels of `boxes`: for each run that was
    asked for, where it stands. `why` says in words why there is none, "" where there is one."""

    png: bytes = b""
    width: int = 0
    height: int = 0
    boxes: tuple[tuple[Box, ...], ...] = ()
    placed: bool = False
    why: str = ""


class Pictures:
    """Images of pages, each drawn by a program of its own, one at a time."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Picture] = OrderedDict()
        self._guard = threading.Lock()

    def of(self, asked: dict[str, Any]) -> Picture:
        """The image for what `drawing` takes; the same question is answered once."""
        key = json.dumps(asked, sort_keys=True)
        with self._guard:
            found = self._held.pop(key, None) or _drawn(key)
            self._held[key] = found
            while len(self._held) > KEPT:
                self._held.popitem(last=False)
            return found


def _drawn(asked: str) -> Picture:
    command = [sys.executable, "-m", "plainview.web.pictures.drawing"]
    try:
        done = subprocess.run(
            command, input=asked.encode(), capture_output=True, timeout=PATIENCE, check=True
        )
    except subprocess.TimeoutExpired:
        return Picture(why="The page takes too long to draw.")
    except subprocess.CalledProcessError:
        return Picture(why="The page cannot be drawn.")
    head, _, png = done.stdout.partition(b"\n")
    told = json.loads(head)
    if "why" in told:
        return Picture(
            why="On this page stand identifiers of people, and where they stand on the image cannot"
            " be told: it is not shown, so that none of them is."
        )
    boxes = tuple(tuple((a, b, c, d) for a, b, c, d in run) for run in told["boxes"])
    return Picture(png, told["width"], told["height"], boxes, told["placed"])


def question(
    path: Path, media_type: str, page: int, content: str, spans: list[tuple[int, int]]
) -> dict[str, Any]:
    """What `drawing` is asked: the bytes, the page, its masked text and the runs to place."""
    return {
        "path": str(path), "media_type": media_type, "page": page, "content": content,
        "spans": spans,
    }  # fmt: skip
