"""File names as they may leave the machine."""

from __future__ import annotations

import re
from functools import lru_cache

from plainview.model import MASK
from plainview.names import unlisted_people

_JOINT = re.compile(r"[-_./\\+]")
_ENDING = re.compile(r"(?:\.\w{1,5})+(?=/|$)")


@lru_cache(maxsize=10_000)
def public_name(name: str) -> str:
    """A file name with the names of people without a listed office read as █.

    What joins words in file names counts as a blank, and small words as names where they may be.
    """
    # endings such as .csv are no words; a full stop in their place ends what stands before
    plain = _ENDING.sub(lambda found: "." * len(found.group()), name)
    words = _JOINT.sub(lambda found: found.group() if found.group() == "." else " ", plain)
    capitals = words.title()
    spans = unlisted_people(words)
    if len(capitals) == len(words):
        spans = [*spans, *unlisted_people(capitals)]
    for start, end in spans:
        name = name[:start] + MASK * (end - start) + name[end:]
    return name
