"""The cue lists of `cues.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

from plainview.extraction.phrases import Phrases, Signs

ACTS = ("stand", "urge")
"""Classes of verbs that are deeds rather than speech."""

CONTENTS = "contents"
"""The class of verbs that credit a document or court only."""

CAPITALISED = r"[A-ZÀ-Þ][\w’'-]*"
"""A capitalised word, as a pattern."""

NAME = re.compile(
    r"[A-ZÀ-Þ](?<![\w’'-].)(?:[a-zà-ÿ][\w’'-]*|(?<=[A-Z])\.|(?<=[A-Z])[A-Z](?= [A-Z][a-z]))"
    r"(?:\s+(?:[A-ZÀ-Þ]\.|“[^”\n]{1,20}”|[A-ZÀ-Þ][\w’'-]*|de|la|del|van|von|bin|al)){0,4}"
    r" (?:Mc|O[’']|D[’'])?[A-ZÀ-Þ][a-zà-ÿ][\wà-ÿ’'-]*(?: (?:Jr|Sr)\.| I{2,3}\b)?"
)
"""Two or more capitalised words in a row: what can be a person's full name.

It begins with one class of letters, which the engine looks for several times as fast.
"""


POSSESSIVE = ("’s ", "'s ")


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled cue lists; `verb_class` and `noun_class` map a printed word to its list.

    `noun` and `inside` are for texts in lower case.
    """

    verb: Phrases
    verb_class: dict[str, str]
    before: Phrases
    loose: frozenset[str]
    contained: frozenset[str]
    citing: frozenset[str]
    held: re.Pattern[str]
    noun: Phrases
    noun_class: dict[str, str]
    anonymous: re.Pattern[str]
    between: frozenset[str]
    apposition: frozenset[str]
    modifiers: frozenset[str]
    openers: frozenset[str]
    paper: re.Pattern[str]
    courts: tuple[str, ...]
    ambiguous: frozenset[str]
    closing: frozenset[str]
    clause: frozenset[str]
    inside: re.Pattern[str]
    insides: Signs


@cache
def cues() -> Cues:
    """The cue lists that come with the package."""
    table = tomllib.loads((files(__package__) / "cues.toml").read_text(encoding="utf-8"))
    verbs = {word: kind for kind, words in table["verbs"].items() for word in words.split()}
    for kind, phrases in table["sayings"].items():
        verbs |= dict.fromkeys(phrases, kind)
    acts = table["acts"]
    for kind in ACTS:
        verbs |= {word: kind for word in acts[kind].split() if word not in verbs}
        verbs |= dict.fromkeys(acts[f"phrases_{kind}"], kind)
    verbs |= {word: CONTENTS for word in table["contents"]["words"].split() if word not in verbs}
    people, around = table["people"], table["around"]
    posts = people.pop("posts")
    nouns = {word: kind for kind, words in people.items() for word in words.split()}
    nouns |= dict.fromkeys(posts, "holders")
    nouns |= {word: kind for kind, words in table["documents"].items() for word in words.split()}
    phrases = table["phrases"]
    return Cues(
        verb=Phrases(verbs),
        verb_class=verbs,
        before=Phrases(
            form
            for key in ("before", "altered", "contained", "citing")
            for phrase in phrases[key]
            for form in (phrase, phrase[0].upper() + phrase[1:])
        ),
        loose=frozenset(phrases["loose"]),
        contained=frozenset(phrases["contained"]),
        citing=frozenset(phrases["citing"]),
        held=any_of(phrases["held"]),
        noun=Phrases(nouns),
        noun_class=nouns,
        anonymous=re.compile("|".join(map(re.escape, around["anonymous"]))),
        between=frozenset(around["between"].split()),
        apposition=frozenset(around["apposition"].split()),
        paper=any_of(table["contents"]["papers"].split()),
        courts=tuple(table["documents"]["court"].split()),
        openers=frozenset(around["openers"].split()),
        modifiers=frozenset(around["modifiers"].split()),
        ambiguous=frozenset(table["ambiguous"]["verbs"].split()),
        closing=frozenset(table["closing"]["verbs"].split()),
        clause=frozenset(table["ambiguous"]["then"].split()),
        inside=_inside(phrases["inside"], table["documents"]),
        insides=Signs(*(f" {noun}" for noun in _papers(table["documents"]))),
    )


def any_of(words: Iterable[str], fold: bool = False) -> re.Pattern[str]:
    """A pattern for any of the words as whole words, the longest first."""
    body = _branches(sorted({word.lower() if fold else word for word in words}))
    return re.compile(rf"(?<![\w’'-]){body}(?![\w-])", re.IGNORECASE if fold else 0)


def _inside(prepositions: list[str], documents: dict[str, str]) -> re.Pattern[str]:
    """ "in a letter", "during her testimony": what a statement was made in."""
    nouns = "|".join(sorted(_papers(documents)))
    before = "|".join(prepositions)
    return re.compile(
        rf"(?<!\w)(?:{before}) ((?:a|an|the|his|her|its|their|one of (?:two|the))"
        rf" (?:[\w.-]+ ){{0,3}}?({nouns}))\b"
    )


def _papers(documents: dict[str, str]) -> set[str]:
    return set(f"{documents['document']} {documents['report']}".split())


def _branches(words: list[str]) -> str:
    """The words as one pattern that shares beginnings: each letter is looked at once."""
    ends = "" in words
    parts = [
        re.escape(first) + _branches([word[1:] for word in group])
        for first, group in groupby((word for word in words if word), key=lambda word: word[0])
    ]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return body + "?" if ends else body
