"""File names, addresses and titles as they may leave the machine."""

from __future__ import annotations

import re
from functools import lru_cache

from plainview.model import MASK
from plainview.names import unlisted_people

_JOINT = re.compile(r"%20|[-_./\\+~=&?]|(?<=[a-z])(?=[A-Z][a-z])")
_ENDING = re.compile(r"(?:\.\w{1,5})+(?=/|$)")


@lru_cache(maxsize=10_000)
def public_name(name: str) -> str:
    """A file name with the names of people without a listed office read as █.

    What joins words in file names and addresses counts as a blank, so does a capital after a small
    letter, and small words count as names where they may be.
    """
    # endings such as .csv are no words; a full stop in their place ends what stands before
    plain = _ENDING.sub(lambda found: "." * len(found.group()), name)
    words, places = _parted(plain)
    capitals = words.title()
    spans = unlisted_people(words)
    if len(capitals) == len(words):
        spans = [*spans, *unlisted_people(capitals)]
    for start, end in spans:
        first, last = places[start], places[end - 1] + 1
        name = name[:first] + MASK * (last - first) + name[last:]
    return name


def public_title(title: str) -> str:
    """A title, redacted as a title already, that may be no more than the name of a file.

    Names are known by their capitals: a title without any, or in one word with joints, is read as
    file names are.
    """
    if title == title.lower() or " " not in title.strip():
        return public_name(title)
    return title


def _parted(name: str) -> tuple[str, list[int]]:
    """A name with a blank at each joint, and where each of its characters stood."""
    words: list[str] = []
    places: list[int] = []
    at = 0
    for found in _JOINT.finditer(name):
        words.append(name[at : found.start()])
        places += range(at, found.start())
        words.append(found.group() if found.group() == "." else " ")
        places.append(found.start())
        at = found.end()
    words.append(name[at:])
    places += range(at, len(name))
    return "".join(words), places
