"""What people type into a search box, made safe for the search index.

Words all have to occur; "quoted words" stand side by side; OR, NOT, AND and brackets join; a word
ending in * stands for all words that begin so. Case and accents make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from plainview.model import WrongUse

MOST_TERMS = 40
_TOKEN = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')
_WORD = re.compile(r"[^\W_]+")
_JOINTS = ("AND", "OR", "NOT")
_ADVICE = 'Give words, "a phrase", word*, and AND, OR, NOT between them'


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side, folded; `prefix` says that the last is a beginning."""

    words: tuple[str, ...]
    prefix: bool


@dataclass(frozen=True, slots=True)
class Query:
    """A query in the index's language, and the terms that a hit is marked for."""

    expression: str
    terms: tuple[Term, ...]


def parse(typed: str) -> Query:
    """Read what was typed; raises WrongUse with what is wrong about it."""
    tokens = _tokens(typed.replace("\0", " "))
    if not any(isinstance(token, Term) for token in tokens):
        raise WrongUse("there is no word to search for", _ADVICE)
    if sum(isinstance(token, Term) for token in tokens) > MOST_TERMS:
        raise WrongUse(f"more than {MOST_TERMS} words to search for", "Search for fewer at once")
    if tokens.count("(") > MOST_TERMS:
        raise WrongUse(f"more than {MOST_TERMS} brackets", _ADVICE)
    parser = _Parser(tokens)
    expression = parser.either()
    if parser.left():
        raise WrongUse(f"{parser.left()!r} stands at a wrong place", _ADVICE)
    return Query(expression, tuple(parser.wanted))


def fold(word: str) -> str:
    """A word as the index has it: lower case, without accents."""
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def marks(words: str, terms: tuple[Term, ...]) -> list[tuple[int, int]]:
    """Where the terms stand in running words, as offsets; overlapping runs are joined."""
    found = [(fold(hit.group()), hit.start(), hit.end()) for hit in _WORD.finditer(words)]
    runs: list[tuple[int, int]] = []
    for term in terms:
        size = len(term.words)
        for at in range(len(found) - size + 1):
            here = [word for word, _, _ in found[at : at + size]]
            if _fits(term, here):
                runs.append((found[at][1], found[at + size - 1][2]))
    return _joined(sorted(runs))


def _fits(term: Term, here: list[str]) -> bool:
    *first, last = term.words
    ends = here[-1].startswith(last) if term.prefix else here[-1] == last
    return ends and here[:-1] == first


def _joined(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in runs:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


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
    folded = tuple(fold(hit.group()) for hit in _WORD.finditer(words))
    return [Term(folded, prefix)] if folded else []


class _Parser:
    """OR binds loosest, then AND (or nothing between), then NOT."""

    def __init__(self, tokens: list[Term | str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._unwanted = False
        self.wanted: list[Term] = []

    def left(self) -> str:
        token = self._peek()
        return " ".join(token.words) if isinstance(token, Term) else token or ""

    def _peek(self) -> Term | str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self, *choices: str) -> bool:
        found = self._peek() in choices
        self._at += found
        return found

    def either(self) -> str:
        parts = [self._both()]
        while self._take("OR"):
            parts.append(self._both())
        return "(" + " OR ".join(parts) + ")" if len(parts) > 1 else parts[0]

    def _both(self) -> str:
        parts = [self._without()]
        while self._take("AND") or isinstance(self._peek(), Term) or self._peek() == "(":
            parts.append(self._without())
        return "(" + " AND ".join(parts) + ")" if len(parts) > 1 else parts[0]

    def _without(self) -> str:
        expression = self._single()
        while self._take("NOT"):
            before, self._unwanted = self._unwanted, True
            expression = f"({expression} NOT {self._single()})"
            self._unwanted = before
        return expression

    def _single(self) -> str:
        if self._take("("):
            inside = self.either()
            if not self._take(")"):
                raise WrongUse("a bracket is not closed", _ADVICE)
            return inside
        token = self._peek()
        if not isinstance(token, Term):
            raise WrongUse(
                f"a word is missing {f'before {token!r}' if token else 'at the end'}", _ADVICE
            )
        self._at += 1
        if not self._unwanted:
            self.wanted.append(token)
        return '"' + " ".join(token.words) + '"' + ("*" if token.prefix else "")
