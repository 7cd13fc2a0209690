"""Where a text names people who hold no listed office.

A name is a run of capitalised words that holds a known given name or surname, or that stands
where only people stand ("Ms. …", "… said"). Names of the vocabularies and cue words (County,
Act, University) keep places, laws and organisations readable. A surname found once is found
everywhere in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainview.names import person_lists
from plainview.names.capitals import Run, Word, in_case_name, runs_of
from plainview.names.person_lists import GIVEN, INITIAL, NAME, ORDINARY, SURNAME, Lists, lists

Span = tuple[int, int]

FOLLOWING = re.compile(
    r"(?P<apposition>, (?:who|of the) )|[\s,]{1,2}(?P<verb>[a-z]+)"
    r"|,? \(?(?P<age>\d{2})\)?[,.) ]"
    r"|(?P<credit>\s?/\s?(?:AP|AFP|Getty|GETTY|Reuters|REUTERS|Bloomberg|EPA|UPI|Assoc|The ))"
)
# After a word that opens a sentence, speak for a surname rather than for the ordinary word.
SUBJECT = re.compile(
    r",|\s(?:said|says|told|was|is|has|had|also|will|would|could|did|who|and|then|later|added|wrote"
    r"|testified|argued|went|got|came|died|lived|worked|spent)\b"
)
DOUBLE = re.compile(r"(?:[-‐‑][A-Z][a-z]+){1,3}(?!\w)")
ARTICLE = re.compile(r"(?<!\w)(?:[Tt]he|[Aa]n?|[Tt]his|[Oo]ur|[Ii]ts)\s$")
# Right before these, even an unknown word names a person: "bin …", "the 9-year-old …".
PARTICLE = re.compile(
    r"(?:(?<!\w)(?:bin|ibn|al|de|van|von|della|di|da|du|der|dos|ter)[ -]|-year-old )$"
)
OPENING = re.compile(r"(?:^|[.!?:;•*|—–\"“”\n][\s\"“‘'’(\[]*)$")


def unlisted_people(content: str) -> list[Span]:
    """Spans of names of people who hold no listed office, in order, without overlap.

    Titles before a name and possessive endings after it are outside the span. Holders of listed
    public offices stay: in full everywhere; by surname where the vocabulary gives it alone or
    the text names the holder in full or by title, and nobody else so.
    """
    known = lists()
    runs = list(runs_of(content, known))
    names = [
        (name, run)
        for run in runs
        for part in _parts(run, content, known)
        for name in _names(part, run, content, known)
    ]
    listed: set[str] = set()
    unlisted: set[str] = set()
    for name, run in names:
        plain = _plain(name)
        if len(plain) > 1:
            (listed if _official(plain, known) else unlisted).add(plain[-1])
        elif _by_office(name[0], run) and plain[0] in person_lists.surnames_of_officials():
            listed.add(plain[0])
    # A surname of both reads as the official's only where the vocabulary gives it alone.
    keep = (listed - unlisted) | (known.known_as - (unlisted - listed))
    found: dict[int, int] = {}
    surnames: set[str] = set()
    for name, run in names:
        plain = _plain(name)
        if _official(plain, known) or (len(plain) == 1 and _stays(name[0], run, keep, known)):
            continue
        found[name[0].start] = name[-1].end
        surnames.update(w.plain for w in name if len(w.plain) > 1 and not w.marks & INITIAL)
    for run in runs:
        for i, word in enumerate(run):
            if (
                word.plain in surnames
                and _again(i, run, content, known)
                and not _stays(word, run, keep, known)
                and not _in_official(i, run, known)
            ):
                found.setdefault(word.start, word.end)
    return _merged(found, content)


def _plain(name: Run) -> tuple[str, ...]:
    words = [w.plain for w in name]
    while len(words) > 1 and words[-1] in ("jr", "sr", "ii", "iii", "iv"):
        words.pop()
    return tuple(words)


def _official(words: tuple[str, ...], known: Lists) -> bool:
    if words in known.officials:
        return True
    return len(words) > 2 and (words[0], words[-1]) in known.officials


def _stays(word: Word, run: Run, keep: set[str], known: Lists) -> bool:
    return word.plain in keep or (word.plain in known.known_as and _by_office(word, run))


def _by_office(word: Word, run: Run) -> bool:
    """Whether an office stands before the name, rather than Mr. or Ms."""
    i = run.index(word)
    return (
        i > 0
        and run[i - 1].role == "titles"
        and len(run[i - 1].plain) > 2
        and run[i - 1].plain != "mrs"
    )


def _in_official(i: int, run: Run, known: Lists) -> bool:
    return any(
        _official(tuple(w.plain for w in run[a:b]), known)
        for a in range(max(0, i - 3), i + 1)
        for b in range(max(i + 1, a + 2), min(len(run), a + 4) + 1)
    )


def _parts(run: Run, content: str, known: Lists) -> Iterator[Span]:
    """Stretches of a run that could be names: without vocabulary names, titles, other words."""
    blocked = [False] * len(run)
    for i, word in enumerate(run):
        for phrase in known.phrases.get(word.plain, ()):
            end = i + len(phrase)
            if end > len(run) or tuple(w.plain for w in run[i:end]) != phrase:
                continue
            # A place or firm of one word may also be a surname: "Lloyd Austin".
            if len(phrase) > 1 or not (i and not blocked[i - 1] and _may_lead(run[i - 1], word)):
                blocked[i:end] = [True] * len(phrase)
            break
    spoken = 1 < len(run) < 4 and (
        known.kin.search(content, max(0, run[0].start - 16), run[0].start) is not None
        or _followed(run, content, known)
    )
    start = None
    for i, word in enumerate(run):
        if start is not None and run[i - 1].owns:
            yield start, i
            start = None
        if blocked[i] or (
            word.role and word.role != "suffixes" and not _name_here(i, run, blocked, spoken)
        ):
            if start is not None:
                yield start, i
            start = None
        elif start is None:
            start = i
    if start is not None:
        yield start, len(run)


def _may_lead(before: Word, word: Word) -> bool:
    """Whether `before` can be the given name to the surname `word`."""
    if before.owns or before.role or before.plain_word or before.begins_place:
        return False
    return (before.sure and bool(before.marks & GIVEN)) or bool(word.marks & SURNAME)


def _name_here(i: int, run: Run, blocked: list[bool], spoken: bool) -> bool:
    """Whether a listed word is part of a name after all: "Jordan Doe", "Ann Hill"."""
    word = run[i]
    after = run[i + 1] if i + 1 < len(run) else None
    before = run[i - 1] if i and not blocked[i - 1] else None
    # "said Nadim Islam, an organizer", "Lee Honda/AFP": what stands around names a person.
    if before and not before.owns and word.role == "never" and i + 1 == len(run):
        given = before.sure and before.marks & GIVEN
        return spoken and bool(given or not (before.marks or before.role))
    if not word.marks & NAME or (after and after.ends_body):
        return False
    if before and not before.owns and word.marks & SURNAME:
        if before.sure and before.marks & GIVEN and not before.role:
            return True
        if before.marks & INITIAL and i > 1 and run[i - 2].marks & GIVEN:
            return True
        if before.role == "titles" and before.plain in ("mr", "mrs", "ms"):
            return True
    if after and word.marks & GIVEN and word.ends_body and (not i or run[i - 1].role == "titles"):
        # "Attorney General Bill …"
        return after.sure and bool(after.marks & SURNAME)
    if after and word.marks & GIVEN and not word.marks & ORDINARY and not word.begins_place:
        return not (after.marks & ORDINARY or after.role or after.upper or word.owns)
    return False


def _names(part: Span, run: Run, content: str, known: Lists) -> Iterator[Run]:
    start, end = part
    words = run[start:end]
    before = run[start - 1] if start else None
    after = run[end] if end < len(run) else None
    titled = before is not None and before.role == "titles"
    if (before is not None and before.begins_place) or (
        after is not None and after.ends_body and not titled
    ):
        return
    core = words if titled else _core(words)
    # "The Hill": an article stands before names of people only where more words follow.
    if (
        len(core) == 1
        and not titled
        and ARTICLE.search(content[max(0, core[0].start - 6) : core[0].start])
    ):
        return
    if not core or in_case_name(core[0].start, core[-1].end, content):
        return
    if len(core) > 6 or (len(run) > 8 and not titled):
        yield from _in_heading(core)
    elif titled or _followed(core, content, known) or _looks_like_name(core, content, known):
        if not all(w.plain_word for w in core):
            yield core
    elif any(w.sure for w in core):
        yield from _in_heading(core)


def _core(words: Run) -> Run:
    """Without ordinary words at either end."""
    i, j = 0, len(words)
    while i < j and words[i].plain_word:
        i += 1
    while j > i and words[j - 1].plain_word:
        j -= 1
    return words[i:j]


def _followed(core: Run, content: str, known: Lists) -> bool:
    """Whether what follows is said of people only."""
    match = FOLLOWING.match(content, core[-1].end)
    if not match or core[-1].upper:
        return False
    if match["credit"] or match["age"]:
        return len(core) > 1 or not core[0].marks & ORDINARY
    said = bool(match["verb"] in known.said or match["apposition"])
    return said and (len(core) > 1 or not core[0].plain_word)


def _looks_like_name(core: Run, content: str, known: Lists) -> bool:
    if len(core) == 1:
        word = core[0]
        before = content[max(0, word.start - 16) : word.start]
        if PARTICLE.search(before) or known.kin.search(before):
            return not word.upper and not word.plain_word
        return word.sure and not word.upper and len(word.plain) > 2
    sure = sum(w.sure for w in core)
    if all(w.upper or w.marks & INITIAL for w in core):
        return sure > 1 and not any(w.plain_word for w in core)
    if any(w.plain_word for w in core):
        return False
    first, last = core[0], core[-1]
    if sure or any(w.marks & INITIAL for w in core):
        return True
    if first.marks & GIVEN and (last.marks & SURNAME or not last.marks & ORDINARY):
        return True
    return not any(w.upper for w in core) and not (first.marks | last.marks) & ORDINARY


def _in_heading(words: Run) -> Iterator[Run]:
    """Names inside headings, where every word is capitalised: only what the lists bear out."""
    i = 0
    while i < len(words):
        j = i
        if words[i].sure and not words[i].upper:
            j = i + 1
            while words[i].marks & GIVEN and j < min(len(words), i + 4):
                if words[j].plain_word or words[j].role:
                    break
                j += 1
            yield words[i:j]
        i = max(j, i + 1)


def _again(i: int, run: Run, content: str, known: Lists) -> bool:
    """Whether a word that names a person elsewhere in the text does so here."""
    word = run[i]
    if in_case_name(word.start, word.end, content):
        return False
    after = run[i + 1] if i + 1 < len(run) else None
    if (after and after.ends_body) or (i and run[i - 1].begins_place):
        return False
    if not word.marks & ORDINARY and not word.role:
        return True
    if content[word.end : word.end + 1] == "-":
        return True
    if len(run) > 1 and not (i and run[i - 1].role == "titles"):
        return False
    opening = OPENING.search(content[max(0, word.start - 4) : word.start]) is not None
    return not opening or word.owns or SUBJECT.match(content, word.end) is not None


def _merged(found: dict[int, int], content: str) -> list[Span]:
    spans: list[Span] = []
    for start, end in sorted(found.items()):
        double = DOUBLE.match(content, end)
        end = double.end() if double else end
        if spans and start < spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return spans
