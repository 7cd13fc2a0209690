"""Numbers whose scale word was destroyed: "$96 cardinal", "$212 thousand million", "one 12 months".

Machine rewriting swaps scale words for words that sound or mean alike. What is left is no English
number, so that its size cannot be known from the page: no value is read from it. No list of such
words is kept; it is the grammar around the number that tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainview.extraction.quantities.nouns import noun_after, plural
from plainview.extraction.quantities.numerals import SCALES, WORDS
from plainview.extraction.quantities.reading import Reading
from plainview.extraction.quantities.tables import tables
from plainview.vocab.tables import words

_NUMBER = rf"(?<![\w.,])(?:[0-9][0-9,.]*|(?:{WORDS})(?:[\s-](?:{WORDS}))?|hundreds?)"
_SCALE = r"(?:hundred|thousand|million|billion|trillion)s?"
# "four hundred million" is a number; nothing else comes before a scale word
_TWICE = re.compile(
    rf"{_NUMBER}[\s-]{_SCALE}(?:[\s-]{_SCALE})*[\s-](?<!hundred[\s-]){_SCALE}(?![a-z])"
    rf"|{_NUMBER}[\s-](?:{_SCALE}[\s-])*hundreds?[\s-]hundreds?(?![a-z])"
)
_PERIOD = re.compile(
    r"(?<![a-z])(?:one|half an?) [0-9]{1,3} (?:days|weeks|months|years|hours)(?![a-z])"
    r"|(?<![a-z])a [0-9]{1,3} (?:days|weeks|months|years|hours)"
    r"(?=[.,;)]| (?:of|in|and|to|for|at)\b)"
)
_SCALE_STEMS = ("hundred", "thousand", "illion")
_COUNTED_TIME = re.compile(r"[0-9] (?:day|week|month|year|hour)s")
"""What stands in every run that `_TWICE`, twice, and `_PERIOD` find, and is found more quickly."""
_SMALL_SUM = re.compile(
    r"[$€£](?P<sum>[0-9]{1,3}(?:\.[0-9]{1,3})?)\s(?P<word>[a-z][a-z-]{2,})"
    r"(?P<after>[.,;:)]|$|\s(?P<next>[a-z]+)(?P<further>(?:\s[a-z-]+){0,3}))"
)
_UNPRICED = re.compile(r"[0-9]+\.(?:[0-9]|[0-9]{3})")
"""No price is printed with one decimal or three."""
_LARGE = words(
    "contract contracts budget budgets award awards agreement deal program programme fund grant"
    " appropriation settlement project order bill package request proposal investment"
    " facility center complex building system wall expansion effort campaign plan"
)
_DETERMINERS = words(
    "a an the this that these those its their his her our each every per another any no one"
    " new first second same whole full initial extra additional annual monthly daily such"
)
_AFTER_SUM = words(
    "each apiece daily weekly monthly annually yearly annual extra more less total worth off back"
    " cash here there now today tomorrow yesterday online nationwide statewide gross combined"
    " overall alone again instead together once twice plus minus cents bn mn mln bln trn"
)
_GOES_ON = words(
    "so up of to for in on at from by over under through with since per and or as that which while"
    " before after during this last next a an the between toward towards into is was were are will"
)
_WHOLE = words(
    "searches queries cases files cameras flights contracts raids warrants subpoenas letters"
    " orders agreements jails prisons centers cells buses airplanes referrals complaints"
)
"""Things that come in whole numbers, beside the people and things that the unit table lists."""
_WORD_BEFORE = re.compile(r"([a-z’'-]+)\s$")
_ON_AVERAGE = re.compile(r"(?<![a-z])(?:averag\w+|mean|median|typical\w*|about one in)(?![a-z])")
_RATED = re.compile(r"\s(?:per|an?|each|every|for every)\s")


def damaged_runs(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The runs of a sentence, in lower case, in which a number lost its scale word."""
    if sum([low.count(scale, start, end) for scale in _SCALE_STEMS]) > 1:
        for found in _TWICE.finditer(low, start, end):
            yield found.span()
    if _COUNTED_TIME.search(low, start, end):
        for found in _PERIOD.finditer(low, start, end):
            yield found.span()
    if any(map(low[start:end].__contains__, "$€£")):
        for found in _SMALL_SUM.finditer(low, start, end):
            if _is_lost(low, found, start):
                yield found.start(), found.end("word")


def _is_lost(low: str, found: re.Match[str], start: int) -> bool:
    """Whether the word after a small sum of money can only stand where its scale word stood."""
    word, following = found["word"], found["next"] or ""
    table = tables()
    if table.units.get(word, ("", ""))[1] == "physical":
        return True  # "$4 acre"
    if word in table.units or word in table.stops or word in _AFTER_SUM:
        return False
    if word.endswith("ly") or word.split("-")[0] in SCALES:
        return False
    if _UNPRICED.fullmatch(found["sum"]):
        return True
    before = _WORD_BEFORE.search(low, max(start, found.start() - 20), found.start())
    owned = before is not None and before[1].endswith(("’s", "'s", "s’", "s'"))
    if before and (owned or before[1] in _DETERMINERS):
        # "a $21 cardinal contract": no contract is for $21
        return bool(_LARGE & {following, *(found["further"] or "").split()})
    if plural(word) or (before is None and found.start() == start):
        return False
    return not following or following in _GOES_ON


def is_cut(low: str, content: str, found: Reading, start: int, end: int) -> bool:
    """Whether a reading counts in parts, or by a measure, what comes in whole numbers.

    "1.2 searches" and "79 gallon enrollees" lost a scale word; "an average of 1.2 searches" and
    "1.2 beds per guest" did not.
    """
    number, noun = found.number, found.noun
    value = number.value or 0.0
    if number.form != "digits" or number.scale != 1.0 or found.per or found.high:
        return False
    if found.kind == "physical" and noun is None:
        unit = low[number.end : found.end].strip()
        if value == 1 or len(unit) < 4 or unit.endswith("s") or "-" in low[number.end : found.end]:
            return False
        counted = noun_after(low, content, found.end, end, None)
        return counted is not None and counted.unit == "people"
    if "." not in low[number.start : number.end] or value == int(value):
        return False
    if noun is None or noun.kind != "count" or not (noun.known or noun.unit in _WHOLE):
        return False
    if _ON_AVERAGE.search(low, max(start, number.start - 60), number.start):
        return False
    return _RATED.match(low, noun.end, end) is None
