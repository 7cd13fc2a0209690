"""One spelling for the many ways that print, scans and forms write a name.

Capitals, accents, other alphabets, apostrophes, dotted initials and "&" are told apart by nobody;
words and numbers are. Edit distance is bounded by the length of the word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = dict.fromkeys(map(ord, "’‘`´ʼʻ′＇"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u200a\u2009\u3000"), " ")
_NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff\ufffe"), None)
_TYPOGRAPHY: dict[int, str | None] = {**_APOSTROPHES, **_DASHES, **_SPACES, **_NOTHING}
_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
_LETTERS |= {"ı": "i", "ə": "a", "ħ": "h", "ŋ": "n"}
_ALPHABET_TABLE = """
а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch
ш sh щ shch ъ _ ы y ь _ э e ю yu я ya ё e і i ї i є ye ґ g ў u ћ c ђ d ј j љ lj њ nj џ dz
α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps
ω o
"""
_CELLS = _ALPHABET_TABLE.split()
_LATIN = _LETTERS | dict(zip(_CELLS[::2], _CELLS[1::2], strict=True))
_ALPHABETS = {ord(letter): latin.replace("_", "") for letter, latin in _LATIN.items()}
_INITIALS = re.compile(
    r"(?<!\w)(?:[^\W\d_][./]){2,}(?:[^\W\d_](?!\w))?|(?<!\w)[^\W\d_]/[^\W\d_](?!\w)"
)
_POSSESSIVE = re.compile(r"'s?(?!\w)")
_SCANNED = str.maketrans("01i58", "ollsb")
_WORD = re.compile(r"[^\W_]+")


def plain(name: str) -> str:
    """The name in one typography: straight apostrophes, plain spaces and hyphens, no soft marks."""
    if name.isascii():
        return " ".join(name.split())
    return " ".join(unicodedata.normalize("NFKC", name).translate(_TYPOGRAPHY).split())


def fold(text: str) -> str:
    """Lower case in Latin letters without accents."""
    lower = text.lower()
    if lower.isascii():
        return lower
    letters = unicodedata.normalize(
        "NFD", unicodedata.normalize("NFC", lower).translate(_ALPHABETS)
    )
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    return bare.translate(_ALPHABETS)  # what only lost its accent now is a letter of an alphabet


def words(name: str) -> list[str]:
    """The words of a name, folded; "L.L.C." and "A/S" are one word, "Sheriff's" is "sheriff"."""
    text = plain(name)
    if "." in text or "/" in text:
        text = _INITIALS.sub(_joined, text)
    if "'" in text:
        text = _POSSESSIVE.sub("", text).replace("'", "")
    if "&" in text:
        text = text.replace("&", " and ")
    return _WORD.findall(fold(text))


def _joined(found: re.Match[str]) -> str:
    return found.group().replace(".", "").replace("/", "") + " "


def bound(length: int) -> int:
    """Edits that a word of a length may have lost or gained and still be the same word."""
    return 0 if length < 4 else 1 if length < 8 else 2


@lru_cache(maxsize=65536)
def distance(a: str, b: str, most: int) -> int:
    """Edits (a letter more, less, other, or two swapped) between two words; `most` + 1 if more."""
    if a == b:
        return 0
    if abs(len(a) - len(b)) > most:
        return most + 1
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    if not a or not b:
        return min(len(a) + len(b), most + 1)
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        earlier, before, row = before, row, [i]
        for j, right in enumerate(b, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def as_scanned(word: str) -> str:
    """The word with letters that scans take for each other as one: rn and m, 0 and o, I and l."""
    return word.replace("rn", "m").replace("vv", "w").translate(_SCANNED)


def near(a: str, b: str) -> bool:
    """Whether two words can be one word, misspelt or badly scanned."""
    if a == b:
        return True
    short, long = sorted((len(a), len(b)))
    if short < 4:
        return False
    most = min(bound(long), 2 if short >= 6 else 1)
    return distance(a, b, most) <= most
