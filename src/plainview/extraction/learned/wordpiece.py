"""Words as the network knows them: pieces of a fixed vocabulary, with their offsets.

WordPiece as in BERT (Devlin et al., 2019): lower case, accents dropped, punctuation apart, each
word cut into the longest pieces that the vocabulary holds, from the left.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

VOCABULARY = Path(__file__).with_name("pieces.txt")
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_LONGEST = 100
"""Characters of a word that is cut; a longer one is unknown."""

Piece = tuple[int, int, int]
"""A piece's number in the vocabulary, its start and its end."""


def pieces(content: str, start: int, end: int) -> list[Piece]:
    """The pieces of a stretch of text, offsets into `content`."""
    found: list[Piece] = []
    for token in _TOKEN.finditer(content, start, end):
        at = token.start()
        for number, left, right in _cut(token.group()):
            found.append((number, at + left, at + right))
    return found


@lru_cache(maxsize=65536)
def _cut(word: str) -> tuple[Piece, ...]:
    known = numbers()
    plain = "".join(
        char for char in unicodedata.normalize("NFD", word.lower())
        if unicodedata.category(char) != "Mn"
    )  # fmt: skip
    whole = len(word)
    found: list[Piece] = []
    at = 0
    while at < len(plain) <= _LONGEST:
        mark = "##" if at else ""
        end = next((e for e in range(len(plain), at, -1) if mark + plain[at:e] in known), 0)
        if not end:
            break
        # where accents or ligatures change the length, every piece stands for the whole word
        place = (at, end) if len(plain) == whole else (0, whole)
        found.append((known[mark + plain[at:end]], *place))
        at = end
    return tuple(found) if found and at == len(plain) else ((known["[UNK]"], 0, whole),)


@cache
def numbers() -> dict[str, int]:
    """The vocabulary: every piece and its number."""
    lines = VOCABULARY.read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}
