"""Legal forms in names: GmbH, "Limited Liability Company", OOO, and which stand for each other."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from plainview.names.spelling import near, words

Phrase = tuple[str, ...]
_NO_FORMS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Forms:
    ends: dict[Phrase, str]
    starts: dict[Phrase, str]
    longest: int
    long: tuple[tuple[Phrase, str], ...]
    long_words: frozenset[str]
    first: frozenset[str]
    last: frozenset[str]


@cache
def _forms() -> _Forms:
    anywhere: dict[Phrase, str] = {}
    ends: dict[Phrase, str] = {}
    starts: dict[Phrase, str] = {}
    for group, table in _tables().items():
        for key, target in (("any", anywhere), ("ends", ends), ("starts", starts)):
            for line in table.get(key, "").splitlines():
                for form in filter(None, map(str.strip, line.split("|"))):
                    target[tuple(words(form))] = group
    ends |= anywhere
    starts |= anywhere
    longest = max(map(len, ends))
    long = tuple((phrase, group) for phrase, group in anywhere.items() if len(phrase) >= 3)
    long_words = frozenset(word for phrase, _ in long for word in phrase)
    # a misspelt form has its other words right
    first = frozenset(phrase[0] for phrase in starts) | long_words
    last = frozenset(phrase[-1] for phrase in ends) | long_words
    return _Forms(ends, starts, longest, long, long_words, first, last)


@cache
def _tables() -> dict[str, dict[str, str]]:
    text = resources.files("plainview.names").joinpath("legal_forms.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def group_pairs() -> frozenset[tuple[str, str]]:
    """Pairs of groups that one body may be printed with."""
    pairs = {
        (group, other) for group, table in _tables().items() for other in table["with"].split()
    }
    return frozenset(pairs | {(b, a) for a, b in pairs})


def stripped(found: list[str]) -> tuple[list[str], frozenset[str]]:
    """The words without legal forms at either end, and the groups of the forms; one word stays."""
    forms = _forms()
    ends_cut = len(found) > 3 and not forms.long_words.isdisjoint(found[-3:-1])
    if len(found) < 2 or not (found[-1] in forms.last or found[0] in forms.first or ends_cut):
        return found, _NO_FORMS
    rest = list(found)
    groups: set[str] = set()
    changed = True
    while changed and len(rest) > 1:
        changed = False
        for size in range(min(forms.longest, len(rest) - 1), 0, -1):
            end, start = tuple(rest[-size:]), tuple(rest[:size])
            if end in forms.ends:
                groups.add(forms.ends[end])
                del rest[-size:]
            elif start in forms.starts:
                groups.add(forms.starts[start])
                del rest[:size]
            elif size >= 3 and (group := _misspelt(end) or _misspelt(start)):
                groups.add(group)
                if _misspelt(end):
                    del rest[-size:]
                else:
                    del rest[:size]
            else:
                continue
            changed = True
            break
    while len(rest) > 1 and rest[-1] in ("and", "of"):
        rest.pop()
    return rest, frozenset(groups)


def _misspelt(phrase: Phrase) -> str | None:
    """The group of a form of three words or more with a misspelt word in it."""
    forms = _forms()
    if sum(word in forms.long_words for word in phrase) < len(phrase) - 1:
        return None
    for form, group in forms.long:
        if len(form) == len(phrase) and all(map(near, phrase, form)):
            return group
    return None
