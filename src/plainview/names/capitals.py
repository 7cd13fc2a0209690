"""Runs of capitalised words: the stretches of a text in which a name can stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plainview.names.person_lists import INITIAL, NAME, ORDINARY, SURNAME, Lists, fold

_CAPITALS = "".join(
    c for c in map(chr, [*range(0x41, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00)])
    if c.isupper()
)  # fmt: skip
# A capitalised word, with inner apostrophes (O’Brien), or initials (J. or J.R.).
TOKEN = re.compile(
    rf"(?<![\w@#])(?:[{_CAPITALS}]\.(?:[ ]?[{_CAPITALS}]\.)*(?![a-z])"
    rf"|[{_CAPITALS}][\w\u0300-\u036f]*(?:['’ʼ‘`][{_CAPITALS}]?[\w\u0300-\u036f]+)*)"
)
VERSUS = re.compile(r"\s?vs?\.\s")
LOWER = re.compile(r"(?<![\w'’.@/#-])[a-z]{3,}")
SHORT_FORM = re.compile(r"(?:(?P<not>n['’]t)|['’ʼ‘`](?:s|m|d|ll|ve|re))$", re.IGNORECASE)


@dataclass(slots=True)
class Word:
    """A capitalised word: where it stands, its plain form, what it can be, what it does here."""

    start: int
    end: int
    plain: str
    upper: bool
    marks: int
    role: str
    owns: bool
    begins_place: bool
    ends_body: bool

    @property
    def sure(self) -> bool:
        """Whether it is on the name lists and is no ordinary word."""
        return bool(self.marks & NAME) and not self.marks & ORDINARY

    @property
    def plain_word(self) -> bool:
        """Whether it is an ordinary word and no name at all."""
        return self.marks == ORDINARY


Run = list[Word]


def runs_of(content: str, known: Lists) -> Iterator[Run]:
    """Runs of capitalised words, in order, joined by blanks, hyphens and small name particles."""
    lower = set(LOWER.findall(content))
    run: Run = []
    previous = -1
    for match in TOKEN.finditer(content):
        word = _word(match, known, lower)
        gap = content[previous : word.start] if word.start - previous < 16 else "\n\n"
        if run and len(run) < 40 and _joined(gap, run[-1], word, content, known):
            run.append(word)
        else:
            if run:
                yield run
            run = [word]
        previous = match.end()
    if run:
        yield run


def _word(match: re.Match[str], known: Lists, lower: set[str]) -> Word:
    start, end = match.span()
    text = match.group()
    short = SHORT_FORM.search(text)
    if short is not None:
        end -= len(short.group())
        text = text[: short.start()]
    plain = fold(text)
    if text[-1] == "." or len(text) == 1:
        # Initials; "U.S." and "D.C." are on the lists of words that are no names.
        marks = INITIAL
        role = known.roles.get(plain, "") if len(plain) > 1 else ""
        if text in ("I", "A", "U.S.", "D.C.", "U.N.", "E.U.", "U.K."):
            marks, role = ORDINARY, "openers"
    else:
        marks = known.marks.get(plain, ORDINARY if plain in lower else 0)
        role = known.roles.get(plain, "")
        if plain in known.particles and not text.isupper():
            marks, role = SURNAME | ORDINARY, ""
        if short is not None and short.group("not"):
            marks, role = ORDINARY, "openers"
    return Word(
        start=start,
        end=end,
        plain=plain,
        upper=len(text) > 1 and text.isupper(),
        marks=marks,
        role=role,
        owns=short is not None,
        begins_place=plain in known.begin_places,
        ends_body=plain in known.end_bodies,
    )


def _joined(gap: str, before: Word, word: Word, content: str, known: Lists) -> bool:
    if gap == " " or not gap:
        return True
    if gap == "-" and before.end - before.start == 1:
        # "D-Texas", "R-Fla."
        return False
    if gap[-1] in "\"“‘'":
        # A nickname ends where the quotation does.
        return gap[0] == " " and content[word.end : word.end + 1] in tuple("\"”’'")
    if gap[0] == ".":
        return gap == ". " and before.role in ("titles", "suffixes")
    if "," in gap:
        return word.role == "suffixes" and gap == ", "
    return known.gap.fullmatch(gap) is not None


def in_case_name(start: int, end: int, content: str) -> bool:
    """Whether the words name a party of a case: "Doe v. Roe"."""
    return (
        VERSUS.match(content, end) is not None
        or VERSUS.match(content, max(0, start - 4)) is not None
    )
