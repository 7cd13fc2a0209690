"""Images of pages: PNG, JPEG, TIFF with several pages, and others that Pillow opens."""

from __future__ import annotations

import io
from typing import Any

from plainview.model import Anchor, Problem, Unreadable
from plainview.reading import ocr
from plainview.reading.parts import Draft, Material

# Letters of ordinary print are then some 20 pixels high, which the recogniser was trained for.
_SMALL = 1_000


def read(material: Material) -> Draft:
    """The recognised text of all pages; the bytes' own notes (author, place) are never read.

    Raises Unreadable for an image that cannot be decoded or in which no page has text.
    """
    from PIL import Image, UnidentifiedImageError

    # The limit is applied below, page by page, and names what it stops.
    Image.MAX_IMAGE_PIXELS = None
    try:
        image = Image.open(io.BytesIO(material.data))
    except (UnidentifiedImageError, OSError) as error:
        raise Unreadable("damaged", "The image cannot be decoded", "Get it again") from error
    parts: list[str] = []
    anchors: list[Anchor] = []
    problems: list[Problem] = []
    place, pages = 0, getattr(image, "n_frames", 1)
    if material.media_type in ("image/gif", "image/webp"):
        pages = 1  # further frames are an animation
    for number in range(1, min(pages, material.limits.ocr_pages) + 1):
        seen = _page(image, number, material, problems)
        if not seen.content:
            continue
        if parts:
            parts.append("\n\n")
            place += 2
        parts.append(seen.content)
        anchors += [
            Anchor(place + run.start, place + run.end, number, None, run.confidence)
            for run in seen.anchors
        ]
        place += len(seen.content)
    if pages > material.limits.ocr_pages:
        problems.append(
            material.problem(
                "ocr_limit",
                f"Only the first {material.limits.ocr_pages} of {pages} pages were recognised",
                advice="Split the file, or raise the limit in the settings",
            )
        )
    return Draft("image/1", "".join(parts) if parts else None, anchors, problems=problems)


def _page(image: Any, number: int, material: Material, problems: list[Problem]) -> ocr.Recognised:
    where = f"page {number}"
    try:
        image.seek(number - 1)
        width, height = image.size
        if width * height > material.limits.page_pixels:
            problems.append(_too_large(material, where, width * height))
            return ocr.Recognised()
        shown = grey(image)
    # Pillow raises these and more for damaged data, depending on the format.
    except (OSError, SyntaxError, ValueError, EOFError):
        problems.append(
            material.problem("damaged", "The image breaks off or is damaged", where, "Get it again")
        )
        return ocr.Recognised()
    seen = ocr.recognise(shown.tobytes(), shown.width, shown.height, shown.width, material, where)
    problems += seen.problems
    return seen


def grey(image: Any) -> Any:
    """The page in shades of grey, upright, on white where it is transparent, large enough."""
    from PIL import Image, ImageOps

    # draft(): a JPEG is decoded straight to grey, a third of the memory.
    image.draft("L", image.size)
    upright = ImageOps.exif_transpose(image) or image
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        clear = upright.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        upright = Image.alpha_composite(paper, clear)
    found = upright.convert("L")
    if found.width < _SMALL:
        found = found.resize((found.width * 2, found.height * 2), Image.Resampling.LANCZOS)
    return found


def _too_large(material: Material, where: str, pixels: int) -> Problem:
    return material.problem(
        "image_too_large",
        f"The page has {pixels:,} pixels, more than the limit of {material.limits.page_pixels:,}",
        where,
        "Scale it down, or raise the limit in the settings",
    )
