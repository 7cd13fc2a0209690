"""What people type into a search box, made safe for the search index.

Words all have to occur; "quoted words" stand side by side; OR, NOT, AND and brackets join; a word
ending in * stands for all words that begin so. Case and accents make no difference. What makes no
sense is left out, and the query says so.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, TypeAlias

from plainview.model import WrongUse

MOST_TERMS = 40
_TOKEN = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')
WORD = re.compile(r"[^\W_]+")
_JOINTS = ("AND", "OR", "NOT")
_ADVICE = 'Give words, "a phrase", word*, and AND, OR, NOT between them'


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side, folded; `prefix` says that the last is a beginning."""

    words: tuple[str, ...]
    prefix: bool

    @property
    def expression(self) -> str:
        """The term in the index's language."""
        return '"' + " ".join(self.words) + '"' + ("*" if self.prefix else "")

    @property
    def single(self) -> bool:
        """Whether it is one whole word."""
        return len(self.words) == 1 and not self.prefix

    @property
    def typed(self) -> str:
        """The term as one would type it."""
        words = " ".join(self.words)
        return (f'"{words}"' if len(self.words) > 1 else words) + ("*" if self.prefix else "")


@dataclass(frozen=True, slots=True)
class Joined:
    """Parts that all have to occur (AND), any (OR), or the first without the others (NOT)."""

    joint: Literal["AND", "OR", "NOT"]
    parts: tuple[Tree, ...]


Tree: TypeAlias = "Term | Joined"


@dataclass(frozen=True, slots=True)
class Query:
    """A query in the index's language, and the terms that a hit is marked for.

    `readable` is how it was understood, as one would type it, `tree` the same in parts; `notes` say
    what was left out. `plain` says that it is nothing but terms that all have to occur.
    """

    expression: str
    terms: tuple[Term, ...]
    readable: str
    tree: Tree
    notes: tuple[str, ...] = ()
    plain: bool = True


def parse(typed: str) -> Query:
    """Read what was typed; raises WrongUse only where there is no word in it."""
    parser = _Parser(_tokens(typed.replace("\0", " ")))
    found = parser.whole()
    if found is None or not parser.wanted:
        raise WrongUse("there is no word to search for", _ADVICE)
    return Query(
        found[0], tuple(parser.wanted), found[1].removeprefix("(").removesuffix(")")
        if _wrapped(found[1]) else found[1], found[2],
        tuple(dict.fromkeys(parser.notes)), parser.plain,
    )  # fmt: skip


def fold(word: str) -> str:
    """A word as the index has it: lower case, without accents."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _tokens(typed: str) -> list[Term | str]:
    tokens: list[Term | str] = []
    depth = 0
    for found in _TOKEN.finditer(typed):
        phrase, star, bare = found.groups()
        if bare is None:
            tokens.extend(_term(phrase, bool(star)))
            continue
        while bare.startswith("("):
            tokens.append("(")
            depth, bare = depth + 1, bare[1:]
        closing = 0
        while bare.endswith(")") and closing < depth and bare.count(")") > bare.count("("):
            closing, bare = closing + 1, bare[:-1]
        if bare in _JOINTS:
            tokens.append(bare)
        else:
            tokens.extend(_term(bare.rstrip("*"), bare.endswith("*")))
        tokens.extend(")" * closing)
        depth -= closing
    return tokens


def _term(words: str, prefix: bool) -> list[Term]:
    folded = tuple(fold(hit.group()) for hit in WORD.finditer(words))
    return [Term(folded, prefix)] if folded else []


def _wrapped(readable: str) -> bool:
    """Whether one pair of brackets holds the whole."""
    depth = 0
    for at, sign in enumerate(readable):
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return at == len(readable) - 1 and sign == ")"
    return False


Part = tuple[str, str, Tree]
"""A part of a query in the index's language, as one would type it, and in its own parts."""


class _Parser:
    """OR binds loosest; NOT leaves out of all that stands beside it; gaps are passed over."""

    def __init__(self, tokens: list[Term | str]) -> None:
        self._tokens = self._few(tokens)
        self._at = self._depth = 0
        self._unwanted = False
        self.wanted: list[Term] = []
        self.plain = True

    def _few(self, tokens: list[Term | str]) -> list[Term | str]:
        """The tokens without what goes beyond the bounds that the index can bear."""
        self.notes: list[str] = []
        terms = [at for at, token in enumerate(tokens) if isinstance(token, Term)]
        if len(terms) > MOST_TERMS:
            self.notes.append(f"only the first {MOST_TERMS} words are searched for")
            tokens = tokens[: terms[MOST_TERMS]]
        if tokens.count("(") > MOST_TERMS:
            self.notes.append("the brackets were left out")
            tokens = [token for token in tokens if token not in ("(", ")")]
        return tokens

    def whole(self) -> Part | None:
        parts = []
        while self._peek() is not None:
            part = self._either()
            if part:
                parts.append(part)
            if self._take(")"):
                self.notes.append("a bracket that closes nothing was left out")
        return _both(parts) if parts else None

    def _peek(self) -> Term | str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self, *choices: str) -> bool:
        found = self._peek() in choices
        self._at += found
        return found

    def _either(self) -> Part | None:
        parts = [self._all()]
        while self._take("OR"):
            self.plain = False
            parts.append(self._all())
        if None in parts and len(parts) > 1:
            self.notes.append("OR with nothing on one side was left out")
        held = [part for part in parts if part]
        if len(held) < 2:
            return held[0] if held else None
        words = " OR ".join(part[0] for part in held)
        read = " OR ".join(part[1] for part in held)
        return f"({words})", f"({read})", Joined("OR", tuple(part[2] for part in held))

    def _all(self) -> Part | None:
        wanted: list[Part] = []
        unwanted: list[Part] = []
        while self._peek() not in (None, "OR", ")"):
            if self._take("AND"):
                if not (wanted or unwanted) or self._peek() in (None, "AND", "OR", ")"):
                    self.notes.append("AND with nothing on one side was left out")
            elif self._take("NOT"):
                self.plain = False
                unwanted += self._not()
            else:
                wanted += filter(None, [self._single()])
        if not wanted:
            self.notes += [
                f"NOT {read} was left out: it needs words that are searched for"
                for _, read, _ in unwanted
            ]
            return None
        words, read, tree = _both(wanted)
        for other, other_read, _ in unwanted:
            words, read = f"({words} NOT {other})", f"{read} NOT {other_read}"
        if not unwanted:
            return words, read, tree
        return words, f"({read})", Joined("NOT", (tree, *(part[2] for part in unwanted)))

    def _not(self) -> list[Part]:
        """What follows NOT; its words are not marked."""
        part = None
        if isinstance(self._peek(), Term) or self._peek() == "(":
            before, self._unwanted = self._unwanted, True
            part = self._single()
            self._unwanted = before
        if part is None:
            self.notes.append("NOT with nothing after it was left out")
        return [part] if part else []

    def _single(self) -> Part | None:
        if self._take("("):
            self.plain = False
            inside = self._either()
            if not self._take(")"):
                self.notes.append("a bracket was closed at the end")
            if inside is None:
                self.notes.append("empty brackets were left out")
            return inside
        token = self._peek()
        assert isinstance(token, Term)
        self._at += 1
        if not self._unwanted:
            self.wanted.append(token)
        return token.expression, token.typed, token


def _both(parts: list[Part]) -> Part:
    if len(parts) == 1:
        return parts[0]
    words, read, trees = zip(*parts, strict=True)
    return f"({' AND '.join(words)})", f"({' '.join(read)})", Joined("AND", trees)
