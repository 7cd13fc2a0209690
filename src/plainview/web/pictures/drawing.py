"""Draws one page: a program of its own, so that a hostile file ends nothing but its own image.

Reads one JSON object from standard input (`path`, `media_type`, `page` from 1, `content`: the
masked text of the page, `spans`: runs of it) and writes one line of JSON (`width`, `height`,
`boxes`: for each span its boxes; or `why` nothing can be shown), followed by the image as PNG.
"""

from __future__ import annotations

import io
import json
import resource
import sys
from pathlib import Path
from typing import Any

from plainview.web.pictures.placing import Box, Letter, covered, masked, places

MEMORY = 3 << 30
"""Bytes that this program may take."""
SECONDS = 60
"""Of processor time that it may take."""
_WIDE = 1400
_GREATEST = 40_000_000
_BORDER = 2
_INK = (20, 20, 20)


def main() -> None:
    """Draw what is asked for on standard input."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    asked = json.load(sys.stdin)
    head, image = _drawn(asked)
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + image)


def _drawn(asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    data = Path(asked["path"]).read_bytes()
    draw = _page_of_image if asked["media_type"].startswith("image/") else _page_of_pdf
    image, letters = draw(data, asked["page"], asked["content"])
    content, hidden = asked["content"], masked(asked["content"])
    found = places(content, letters)
    if found is None and hidden:
        # what cannot be found cannot be hidden
        return {"why": "hidden"}, b""
    placed = found or [None] * len(content)
    for start, end in hidden:
        _burn(image, covered(placed[start:end]))
    boxes = [covered(placed[start:end]) for start, end in asked["spans"]]
    out = io.BytesIO()
    scale = min(1.0, _WIDE / image.width)
    image.resize((round(image.width * scale), round(image.height * scale))).save(out, "PNG")
    head = {"width": image.width, "height": image.height, "boxes": boxes, "placed": bool(found)}
    return head, out.getvalue()


def _burn(image: Any, boxes: list[Box]) -> None:
    """Paint over what is masked: in the pixels, where nothing can be lifted off again."""
    from PIL import ImageDraw

    pen = ImageDraw.Draw(image)
    for left, top, right, bottom in boxes:
        around = (left - _BORDER, top - _BORDER, right + _BORDER, bottom + _BORDER)
        pen.rectangle(around, fill=_INK if image.mode == "RGB" else _INK[0])


def _page_of_pdf(data: bytes, number: int, content: str) -> tuple[Any, list[Letter]]:
    import pypdfium2 as pdfium

    page = pdfium.PdfDocument(data)[number - 1]
    width, height = page.get_size()
    scale = min(_WIDE / width, (_GREATEST / (width * height)) ** 0.5)
    letters = _letters(page, scale)
    if places(content, letters) is None:
        seen = _recognised_page(page)
        if seen is not None and places(content, seen[1]) is not None:
            return seen
    return page.render(scale=scale).to_pil().convert("RGB"), letters


def _letters(page: Any, scale: float) -> list[Letter]:
    """The characters of a page's text layer, in the order in which they are read."""
    text = page.get_textpage()
    count = text.count_chars()
    words = text.get_text_range()
    if len(words) != count:
        return []  # characters outside the basic plane: offsets would not be those of the boxes
    convert = page.get_height()
    return [
        Letter(character, (left * scale, (convert - top) * scale,
                           right * scale, (convert - bottom) * scale))
        for at, character in enumerate(words)
        for left, bottom, right, top in (text.get_charbox(at),)
    ]  # fmt: skip


def _recognised_page(page: Any) -> tuple[Any, list[Letter]] | None:
    """A scanned page as its reader drew and recognised it."""
    bitmap = page.render(scale=300 / 72, grayscale=True)
    if bitmap.width * bitmap.height > _GREATEST:
        return None
    image = bitmap.to_pil().convert("L")
    return image, _recognised(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)


def _page_of_image(data: bytes, number: int, content: str) -> tuple[Any, list[Letter]]:
    from PIL import Image

    from plainview.reading.image import grey

    image = Image.open(io.BytesIO(data))
    if image.width * image.height > _GREATEST:
        raise ValueError("too large")
    image.seek(number - 1)
    shown = grey(image)
    return shown, _recognised(shown.tobytes(), shown.width, shown.height, shown.width)


def _recognised(data: bytes, width: int, height: int, stride: int) -> list[Letter]:
    from plainview.reading import ocr

    return [
        Letter(
            character,
            (left + (right - left) * n / len(word), top,
             left + (right - left) * (n + 1) / len(word), bottom),
        )
        for word, (left, top, right, bottom) in ocr.words(data, width, height, stride)
        for n, character in enumerate(word)
    ]  # fmt: skip


if __name__ == "__main__":
    main()
