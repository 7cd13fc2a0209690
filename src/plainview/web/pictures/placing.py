"""Where the words of a text stand on the image of its page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plainview.model import MASK

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels from the upper left corner."""

# what the reader of a page drops, joins or writes anew: white space, and hyphens at ends of lines
_FREE = re.compile("[\\s\ufffe\x02\xad\x00-]")
_RUN = re.compile(f"{MASK}+|[^{MASK}]+")
_LINE = 0.5  # of the lower of two boxes that the other has to stand beside, to be one line


@dataclass(frozen=True, slots=True)
class Letter:
    """A character that a page shows, with its place on it."""

    character: str
    box: Box


def places(content: str, letters: Sequence[Letter]) -> list[Box | None] | None:
    """The place of each character of a page's text, None for what the page does not show.

    A masked run takes the places of what it hides. None as a whole where the text and the letters
    are not the same: then nothing can be said of what stands where.
    """
    shown = [letter for letter in letters if not _FREE.match(letter.character)]
    runs = [(run.start(), run.end()) for run in _RUN.finditer(content)]
    # of what a run hides, hyphens and blanks are free too: it can stand for fewer letters
    pattern = "".join(
        f"(.{{0,{end - start}}})" if content[start] == MASK
        else f"({re.escape(_FREE.sub('', content[start:end]))})"
        for start, end in runs
    )  # fmt: skip
    same = re.fullmatch(pattern, "".join(letter.character for letter in shown), re.DOTALL)
    if same is None:
        return None
    found: list[Box | None] = [None] * len(content)
    for number, (start, end) in enumerate(runs, 1):
        held = range(start, end)
        kept = [at for at in held if content[at] == MASK or not _FREE.match(content[at])]
        for at, letter in zip(kept, shown[slice(*same.span(number))], strict=False):
            found[at] = letter.box
    return found


def covered(boxes: Sequence[Box | None]) -> list[Box]:
    """The fewest boxes around a run of characters: one for each line that it stands on."""
    lines: list[Box] = []
    for box in boxes:
        if box is None:
            continue
        last = lines[-1] if lines else None
        if last is not None and _beside(last, box):
            lines[-1] = (
                min(last[0], box[0]), min(last[1], box[1]),
                max(last[2], box[2]), max(last[3], box[3]),
            )  # fmt: skip
        else:
            lines.append(box)
    return lines


def _beside(one: Box, other: Box) -> bool:
    height = min(one[3] - one[1], other[3] - other[1])
    shared = min(one[3], other[3]) - max(one[1], other[1])
    # a line that runs on to the right, as a new column to the right of it would not touch it
    near = other[0] - one[2] < 4 * max(height, 1) and other[0] >= one[0] - height
    return shared >= _LINE * height and near


def masked(content: str) -> list[tuple[int, int]]:
    """The runs of a text that are masked."""
    return [(run.start(), run.end()) for run in re.finditer(f"{MASK}+", content)]
