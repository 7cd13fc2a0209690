"""What a whole document says of its names: acronyms that it defines, bodies that it names.

"Center for Immigration Studies (CIS)" makes CIS that body for the rest of the text, whatever else
goes by the letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from plainview.names import known
from plainview.vocab.tables import words as word_list

_WORD = r"[A-Z][\w.&’'-]*"
_NAME = rf"{_WORD}(?: (?:(?:of|for|on|in|and|the|to|at|&|de|del) )*{_WORD})+"
_LETTERS = r"((?:[A-Z][A-Za-z]{0,2}\.?){2,8})"
_BEFORE = re.compile(rf"({_NAME}) ?\(“?\"?(?:the )?{_LETTERS}”?\"?\)")
_OR = re.compile(rf"({_NAME}), or (?:the )?{_LETTERS}\b")
_STANDS = re.compile(rf"\b{_LETTERS} (?:stands|is short) for (?:the )?({_NAME})")
_BEHIND = re.compile(rf"\b{_LETTERS} \((?:the )?({_NAME})\)")
_SMALL = word_list("of for on in and the to at de del")
_LONGEST = 9
_OFFICIAL = frozenset(("official", "acronym"))
_ENDS = ".,;:!?()[]“”\"'’"


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """Acronyms to the names that the text defines them by; ids of bodies named in full or short."""

    text: str
    defined: dict[str, str]
    named: frozenset[str]

    def acronym_behind(self, name: str) -> str | None:
        """The acronym in brackets behind a name, whatever its letters."""
        found = re.search(rf"{re.escape(name)} ?\(([A-Z][A-Z.]{{1,7}})\)", self.text)
        return letters(found[1]) if found else None


@lru_cache(maxsize=32)
def document(text: str) -> Document:
    """A text, read once for all its names."""
    return Document(text, _defined(text), frozenset(bodies_in(text, _OFFICIAL)))


def letters(acronym: str) -> str:
    """ "N.S.A." as "NSA"."""
    return acronym.replace(".", "")


def _defined(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for pattern, name_at, letters_at in (
        (_BEFORE, 1, 2),
        (_OR, 1, 2),
        (_STANDS, 2, 1),
        (_BEHIND, 2, 1),
    ):
        for match in pattern.finditer(text):
            acronym = letters(match[letters_at])
            name = _with_initials(match[name_at], acronym)
            if name:
                found.setdefault(acronym, name)
    return found


def _with_initials(name: str, acronym: str) -> str | None:
    """The end of a name that an acronym is short for, None where the letters are not its own."""
    words = name.rstrip(".,").split()
    for size in range(1, len(words) + 1):
        part = " ".join(words[-size:])
        if words[-size] in _SMALL:
            continue
        if acronym in initials(part) or (part in known.names() and _spells(acronym, part)):
            return part
    return None


def _spells(acronym: str, name: str) -> bool:
    """Whether a name has the letters of an acronym in order, and begins with the first."""
    rest = iter(name.lower())
    return name[0] == acronym[0] and all(letter in rest for letter in acronym.lower())


@lru_cache(maxsize=4096)
def initials(name: str) -> frozenset[str]:
    """The acronyms that a name may be shortened to: with its small words, and without."""
    words = [word for word in re.split(r"[\s-]+", name) if word[:1].isalpha()]
    own = [word for word in words if word.lower() not in _SMALL]
    found = {"".join(word[0] for word in part).upper() for part in (words, own)}
    if own and own[0].rstrip(".") in ("U.S", "US", "United"):
        found |= {"".join(word[0] for word in own[1:]).upper()}
        found |= (
            {"US" + "".join(word[0] for word in own[1:]).upper()} if own[0] != "United" else set()
        )
    return frozenset(part for part in found if len(part) > 1)


def bodies_in(text: str, ways: frozenset[str] | None = None) -> set[str]:
    """Ids of the bodies that a text names in capitals; `ways` are the kinds of alias that count."""
    table = known.names()
    firsts = known.first_words()
    found: set[str] = set()
    tokens = [known.cleaned(token.strip(_ENDS)) for token in text.split()]
    for start, token in enumerate(tokens):
        if token not in firsts or not token[:1].isupper():
            continue
        for end in range(start + 1, min(len(tokens), start + _LONGEST) + 1):
            for entry, alias in table.get(" ".join(tokens[start:end]), ()):
                if entry.type == "Org" and (ways is None or alias.how in ways):
                    found.add(entry.id)
    return found
