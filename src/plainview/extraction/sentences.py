"""Where sentences start and end, and what kind of text each of them is.

Line breaks come first: a heading never runs into the paragraph below it. Inside a paragraph a full
stop ends a sentence unless it belongs to an abbreviation, an initial or a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from plainview.extraction.furniture import kind_of_block, kind_of_sentence
from plainview.extraction.parts import Sentence
from plainview.vocab.tables import words

_BLOCK = re.compile(r"[^\r\n\f\v\u2028\u2029]+")
_LINE = re.compile(r".+")
"""The same where a text has no breaks but "\\n", as most: the engine runs over it far quicker."""
_BREAKS = "\r\f\v\u2028\u2029"
# begins with one class of letters, which the engine looks for ten times as fast
_STOP = re.compile(
    r"[.!?…](?:"
    r"(?P<more>[.!?…]*)(?P<close>[\"”’'»)\]]*)(?P<blank>\s+)(?P<open>[\"“‘'«(\[]*)(?=(?P<next>\S))"
    r"|(?<=[A-Za-z0-9%][A-Za-z0-9%][.!?])[\"”’)]*(?P<glued>)(?=[“\"‘]?[A-Z][A-Za-z]*[ ,’']))"
)
_BULLETED = re.compile(rf"{_STOP.pattern}|\s+(?P<bullet>(?=[•●▪►■]\s))")
_BULLETS = "•●▪►■"
_CUT = re.compile(r"[\s\"“”‘’'()\[\]/—–-]")
_WORD = re.compile(r"[^\W\d_]+")

# a full stop after these never ends a sentence
_TITLES = words(
    "mr mrs ms mx dr sen sens rep reps gov govs gen lt col sgt adm capt cmdr cpl pfc spc maj"
    " brig rev"
    " hon prof st mt ft messrs atty supt insp det pres sec del amb vs v al cf eg ie e.g i.e viz ca"
    " approx dept dist est fig vol ed eds pp para art u.s.c c.f.r fed ste ave blvd rd usc cfr"
    " lt.col lt.gov"
)
# after these, only before a number
_BEFORE_NUMBER = words("no nos p sec art ch pt rule vol fig")
# after these, unless the next word is one that starts sentences
_MAYBE = words(
    "inc corp co ltd llc plc jr sr bros etc esq ph.d m.d a.m p.m am pm u.s u.k u.n e.u d.c n.y n.j"
    " l.a n.s.a c.i.a f.b.i jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu"
    " thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn"
    " miss mo mont neb nev n.h n.m n.c n.d okla ore pa r.i s.c s.d tenn tex vt va wash w.va wis wyo"
    " amend const stat cong cir supp assn assoc univ admin"
)
_STARTERS = words(
    "the a an it its he she they we i you this that these those there here in on at by for from"
    " with"
    " to of as but and or so if when while after before since because although though however"
    " meanwhile instead still yet also then now even both some many most more several other another"
    " such what who why how where which his her their our my your one two three not no critics"
    " according under over during until last earlier among despite asked officials president mr mrs"
    " ms dr sen rep gov immigration it’s it's he’s he's that’s that's there’s there's i’m i'm"
    " we’re we're they’re they're authorities federal"
) - {"immigration", "federal"}


def split(content: str) -> tuple[Sentence, ...]:
    """The sentences of a text in order, without surrounding blanks; blanks belong to none."""
    sentences: list[Sentence] = []
    breaks = _BULLETED if any(bullet in content for bullet in _BULLETS) else _STOP
    for paragraph, (start, end) in enumerate(_blocks(content)):
        block_kind = kind_of_block(content, start, end, paragraph)
        if block_kind == "headline":
            sentences.append(Sentence(start, end, block_kind, paragraph))
            continue
        left = start
        for right in (*_ends(content, start, end, breaks), end):
            first, last = _stripped(content, left, right)
            left = right
            if first < last:
                kind = block_kind or kind_of_sentence(content, first, last)
                sentences.append(Sentence(first, last, kind, paragraph))
    return tuple(sentences)


def _stripped(content: str, start: int, end: int) -> tuple[int, int]:
    while start < end and content[end - 1].isspace():
        end -= 1
    while start < end and content[start].isspace():
        start += 1
    return start, end


def _blocks(content: str) -> Iterator[tuple[int, int]]:
    """Runs of text that no sentence crosses: lines, with hard-wrapped lines joined."""
    runs = _BLOCK if any(map(content.__contains__, _BREAKS)) else _LINE
    lines = [
        span
        for found in runs.finditer(content)
        if (span := _stripped(content, *found.span()))[0] < span[1]
    ]
    width = _wrap_width(content, lines)
    if not width:
        yield from lines
        return
    start, end = lines[0]
    for first, last in lines[1:]:
        if _continues(content, start, end, first, width):
            end = last
        else:
            yield start, end
            start, end = first, last
    yield start, end


def _wrap_width(content: str, lines: list[tuple[int, int]]) -> int:
    """The length of a full line where lines are hard-wrapped, 0 where they are not."""
    pairs = [
        (first[1] - first[0], content[second[0]].islower())
        for first, second in pairwise(lines)
        if content.count("\n", first[1], second[0]) == 1
    ]
    broken = sum(lower for _, lower in pairs)
    if broken < 2 or broken < 0.2 * len(pairs):
        return 0
    lengths = sorted(length for length, lower in pairs if lower)
    return lengths[len(lengths) // 2]


def _continues(content: str, start: int, end: int, first: int, width: int) -> bool:
    if content.count("\n", end, first) != 1 or content[first] in "•●▪►■*":
        return False
    if content[first].islower() or content[end - 1] in ",;":
        return True
    line_start = max(start, content.rfind("\n", start, end) + 1)
    return end - line_start >= 0.75 * width


def _ends(content: str, start: int, end: int, breaks: re.Pattern[str]) -> Iterator[int]:
    sentence = start
    for found in breaks.finditer(content, start, end):
        if found.lastgroup == "bullet":
            yield (sentence := found.start())
        elif found["glued"] is not None:
            if not _in_address(content, found.start()) and not _is_title(content, found.start()):
                yield (sentence := found.end())
        elif _is_end(content, sentence, found):
            yield (sentence := found.end("blank"))


def _in_address(content: str, stop: int) -> bool:
    token = content[content.rfind(" ", 0, stop) + 1 : stop]
    return "@" in token or "/" in token or token.startswith("www")


def _is_title(content: str, stop: int) -> bool:
    """Whether a full stop belongs to a title that a blank was lost after: "Sen.Lee said"."""
    return _CUT.split(content[max(0, stop - 24) : stop])[-1].lower() in _TITLES


def _is_end(content: str, sentence: int, found: re.Match[str]) -> bool:
    following = found["next"]
    if following.islower() or following in ".!?…":
        return False
    if found["more"] or content[found.start()] != ".":
        # an ellipsis or a shout inside a quotation goes on when the attribution follows
        return True
    word = _CUT.split(content[max(sentence, found.start() - 24) : found.start()])[-1].lower()
    if not word:
        return True
    if word in _BEFORE_NUMBER and following.isdigit() and not found["close"]:
        return False
    if word in _TITLES and not found["close"]:
        return False
    if word.isdigit() and found.start() - sentence <= 3:
        return False
    initial = len(word) == 1 and word.isalpha() and content[found.start() - 1].isupper()
    dotted = "." in word and len(word) <= 8
    if not (initial or dotted or word in _MAYBE) or (word == "no" and not following.isdigit()):
        return True
    if found["open"] and found["open"][0] in '"“‘«':
        return True
    if following.isdigit() or found["open"]:
        return False
    after = _WORD.match(content, found.end())
    return after is not None and after.group().lower() in _STARTERS
