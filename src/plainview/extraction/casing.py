"""A text in lower case, letter for letter."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=2)
def lowered(content: str) -> str:
    """The text in lower case with the same length (a few letters change length in lower case).

    Kept for the text at hand, since several layers look for words whatever their case.
    """
    low = content.lower()
    if len(low) == len(content):
        return low
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in content)
