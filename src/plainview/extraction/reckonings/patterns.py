"""The templates in which numbers belong together, read once from patterns.toml."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from plainview.model import RECKONINGS

_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
_ANY = {"v": "nm", "n": "n", "m": "m", "p": "p", "k": "k", "s": "pf", "d": "d", "o": "o"}
QUALIFIED = (
    "(?:(?:about|around|approximately|roughly|some|nearly|almost|just|only|over|more than"
    "|fewer than|less than|at least|up to|as many as|as much as|the|a|an|its|their|all|another"
    "|a total of|well|slightly|exactly|under|below|above|maximum of|minimum of|to) ){0,4}"
)
_DIRECTIONS = frozenset(("up", "down", "more", "less"))
_IN_GAP = r"(?:⟦t⟧|⟦[do]\d+⟧|(?!\.\s)[^\s⟦,;:()—–!?\"“”]+)"
_FIXED = {
    "q": QUALIFIED,
    "stop": r"\. ",
    "first": "(?<!from )(?<!from the )(?<!from about )(?<!from some )(?<!from nearly )"
    "(?<!than the )",
}
_GAPS = {
    "w": _IN_GAP,
    "c": r"(?:⟦t⟧|⟦[do]\d+⟧|(?!\.\s)[^\s⟦;:!?\"“”]+)",
    "a": r"(?:⟦\w+⟧|(?!\.\s)[^\s⟦!?\"“”]+)",
}
_ENDS = (
    r"(?= (?:[,;:.)—–]|in|over|since|during|from|year|compared|within|and|last|this|{up}|{down})|$)"
)


@dataclass(frozen=True, slots=True)
class Match:
    """Which numbers play which part; `listed` are those of a list."""

    parts: tuple[tuple[str, int], ...]
    listed: tuple[int, ...]
    direction: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """One [[pattern]]: its kind, the example that it must find, over how many sentences."""

    kind: str
    example: str
    sentences: int
    needs: Counter[str]
    form: re.Pattern[str]
    unless: re.Pattern[str] | None

    def fits(self, marks: str) -> bool:
        """Whether a template has the marks that the pattern needs."""
        held = Counter("v" if mark in "nm" else mark for mark in marks)
        return all(held[mark] >= count for mark, count in self.needs.items())

    def matches(self, words: str) -> Iterator[Match]:
        for found in self.form.finditer(words):
            if self.unless and self.unless.search(found.group()):
                continue
            named = {name: text for name, text in found.groupdict().items() if text is not None}
            ways = named.keys() & _DIRECTIONS
            listed = tuple(int(n) for n in re.findall(r"⟦[nm](\d+)⟧", named.get("list", "")))
            parts = tuple((name, int(text)) for name, text in named.items() if text.isdigit())
            yield Match(parts, listed, next(iter(ways), ""))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("patterns.toml").read_text("utf-8"))


def word_list(name: str) -> str:
    """The forms of a list of words, as one regular expression."""
    return f"(?:{'|'.join(_table()['words'][name])})"


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns, in the order of the file; raises ValueError where one is not well formed."""
    table = _table()
    words = {name: word_list(name) for name in table["words"]}
    unless = {kind: re.compile(form) for kind, form in table["unless"].items()}
    return tuple(_read(entry, words, unless.get(entry["kind"])) for entry in table["pattern"])


def _read(entry: dict[str, str], words: dict[str, str], unless: re.Pattern[str] | None) -> Pattern:
    if entry["kind"] not in RECKONINGS:
        raise ValueError(f"unknown kind of reckoning {entry['kind']!r}")
    needs: Counter[str] = Counter()

    def slot(found: re.Match[str]) -> str:
        kind, name = found.groups()
        if kind in words:
            forms = _SLOT.sub(slot, words[kind])
            return f"(?P<{name}>{forms})" if name else forms
        if kind == "list":  # numbers of one list, with few words around each
            needs["v"] += 2
            item = rf"{QUALIFIED}⟦[nm]\d+⟧ (?:\) )?(?:{_IN_GAP} ){{0,7}}"
            between = rf"(?:, and |, |; and |; |and |plus )(?:{_IN_GAP} ){{0,6}}?(?:\( )?"
            return rf"(?P<list>{item}(?:{between}{item}){{1,8}}?)"
        if kind in _FIXED:
            return _FIXED[kind]
        if kind == "ends":
            return _SLOT.sub(slot, _ENDS)
        if kind[0] in _GAPS and kind[1:].isdigit():
            return rf"(?:{_GAPS[kind[0]]} ){{0,{kind[1:]}}}?"
        if kind not in "os":
            needs["v" if kind in "vnm" else kind] += 1
        number = rf"(?P<{name}>\d+)" if name else r"\d+"
        sign = "-?" if kind == "p" else ""
        return rf"{sign}⟦[{_ANY[kind]}]{number}⟧"

    form = _SLOT.sub(slot, entry["form"])
    sentences = entry["form"].count("{stop}") + 1
    return Pattern(entry["kind"], entry["example"], sentences, needs, re.compile(form), unless)
