"""Sentences as templates: numbers, dates and bodies as marks, all else in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from plainview.extraction.parts import Mention, Quantity, Sketch
from plainview.model import Measure, interval_of

_MARKS = {"money": "m", "duration": "d", "count": "n", "rate": "n"}
_PERCENT = re.compile(r"%|per\s?cent", re.IGNORECASE)
_MULTIPLE = re.compile(
    r"(?<![\w-])(?:(?P<bound>more than|over|at least|nearly|almost|about|roughly) )?"
    r"(?:(?P<word>twice|thrice|doubl(?:e[ds]?|ing)|tripl(?:e[ds]?|ing)|trebl(?:e[ds]?|ing)"
    r"|quadrupl(?:e[ds]?|ing)|quintupl(?:e[ds]?|ing)|halv(?:e[ds]?|ing))"
    r"|(?P<number>\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|hundred)"
    r"(?:\stimes|-?fold)(?=\s|$|[,.;]))",
    re.IGNORECASE,
)
_BOUNDS = {"more than": "more_than", "over": "more_than", "at least": "at_least"}
_OPEN = ("more_than", "at_least")
_TIMES = {"tw": 2, "th": 3, "do": 2, "tr": 3, "qua": 4, "qui": 5, "ha": 0.5}
_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "hundred": 100,
}  # fmt: skip
_COMPARED = re.compile(r"(?:more|fewer|less) than (?:the|its|their)\b", re.IGNORECASE)
_POINTS = re.compile(r"point", re.IGNORECASE)
_NUMERAL = re.compile(
    r"[$€£]\s?[\d.,]*\d(?:\s?(?:thousand|million|billion|trillion|m|bn?|k)\b)?"
    r"|\d[\d.,]*(?<![.,])(?:\s?(?:thousand|million|billion|trillion)\b)?"
    r"(?:\s?%|\s?per\s?cent\b)?",
    re.IGNORECASE,
)
_QUALIFIERS = re.compile(
    r"(?:(?:about|around|approximately|roughly|some|nearly|almost|just|only|over|more|fewer|less|than"
    r"|at|least|most|up|to|as|many|much|a|an|the|maximum|minimum|ceiling|of|under|below|above|its|their"
    r"|total|all|by|exactly|no|well|slightly|not|exceeding)\s)+",
    re.IGNORECASE,
)
_APART = re.compile(r"([,;:()—–!?“”\"])")
_FULL_STOP = re.compile(r"[.!?…”\"\s]+$")
_SIGNS = str.maketrans({"’": "'", "⟦": " ", "⟧": " "})  # no words of a text read as a mark
_NAMED = ("org", "office", "program", "instrument", "facility")


@dataclass(frozen=True, slots=True)
class Template:
    """`words` with marks in them: ⟦n3⟧ a count, ⟦m3⟧ money, ⟦p3⟧ a ratio, ⟦d3⟧ a length of time,
    ⟦t⟧ a date, ⟦o3⟧ a body; numbers index `quantities` and `mentions`.

    `marks` are the letters that occur; `sentences` the runs of the text.
    """

    words: str
    marks: str
    sentences: tuple[tuple[int, int], ...]
    quantities: dict[int, Quantity]
    mentions: dict[int, Mention]

    def measure(self, number: int, name: str) -> Measure:
        """A number in its part; "more than the 1,499 of March" and "over nine years" are exact."""
        found = self.quantities[number]
        measure = replace(found.measure, name=name)
        spanned = found.kind == "duration" and measure.surface[:5].lower() == "over "
        if measure.value is not None and (spanned or _COMPARED.match(measure.surface)):
            return replace(measure, lo=measure.value, hi=measure.value, qualifier="exact")
        return measure


def written(content: str, sketch: Sketch, first: int, last: int) -> Template:
    """The template of sentences `first` to `last`."""
    places = range(first, last + 1)
    quantities = dict(enumerate(_quantities(content, sketch, places)))
    mentions = dict(
        enumerate(chain.from_iterable(sketch.mentions[n] for n in places), len(quantities))
    )
    runs = sorted(
        chain(
            ((*_core(content, one), _mark(one) + str(n)) for n, one in quantities.items()),
            ((one.start, one.end, f"o{n}") for n, one in mentions.items() if one.kind in _NAMED),
            ((one.start, one.end, "t") for n in places for one in sketch.dates[n]),
        ),
        key=lambda run: (run[0], run[2][0] in "to", -run[1]),
    )
    spans = tuple((sketch.sentences[n].start, sketch.sentences[n].end) for n in places)
    said = (" ".join(_pieces(content, *span, runs)) for span in spans)
    words = " . ".join(_FULL_STOP.sub("", " ".join(each.split())) for each in said) + " ."
    marks = "".join(_mark(one) for one in quantities.values())
    return Template(words, marks, spans, quantities, mentions)


def _quantities(content: str, sketch: Sketch, places: range) -> list[Quantity]:
    """The quantities of sentences, multiples among them: "twice", "tenfold"."""
    found: list[Quantity] = []
    for n in places:
        sentence = sketch.sentences[n]
        multiples = [
            _multiple(run) for run in _MULTIPLE.finditer(content, sentence.start, sentence.end)
        ]
        spans = [(one.measure.start, one.measure.end) for one in multiples]
        kept = [
            one for one in sketch.quantities[n]
            if not any(one.measure.start < end and start < one.measure.end for start, end in spans)
        ]  # fmt: skip
        found += sorted([*kept, *multiples], key=lambda one: one.measure.start)
    return found


def _multiple(run: re.Match[str]) -> Quantity:
    word, number = run["word"], run["number"]
    if word:
        value = float(next(n for stem, n in _TIMES.items() if word.lower().startswith(stem)))
    else:
        value = float(_NUMBERS.get(number.lower(), 0) or number)
    bound = (run["bound"] or "").lower()
    qualifier = _BOUNDS.get(bound, "about" if bound else "exact")
    interval = interval_of(value, qualifier)
    measure = Measure(
        "", interval.lo, None if qualifier in _OPEN else interval.hi, value, qualifier, "ratio",
        None, None, None, None, run.group(), *run.span(),
    )  # fmt: skip
    return Quantity(measure, "", "multiple")


def _mark(quantity: Quantity) -> str:
    """The letter of a quantity; ratios are percentages, fractions, multiples or points."""
    if quantity.kind == "multiple":
        return "k"
    if quantity.kind != "ratio":
        return _MARKS.get(quantity.kind, "n")
    if _POINTS.search(quantity.measure.surface):
        return "b"
    if _PERCENT.search(quantity.measure.surface):
        return "p"
    return "f"


def _pieces(content: str, start: int, end: int, runs: list[tuple[int, int, str]]) -> Iterator[str]:
    place = start
    for begin, stop, mark in runs:
        if begin < place or stop > end:
            continue  # in another sentence, or within what was written already
        yield _plain(content[place:begin])
        yield f"⟦{mark}⟧"
        place = stop
    yield _plain(content[place:end])


def _plain(words: str) -> str:
    return _APART.sub(r" \1 ", words.lower().translate(_SIGNS))


def _core(content: str, quantity: Quantity) -> tuple[int, int]:
    """The numeral alone, so that qualifiers and nouns stay in the template as words."""
    start, end = quantity.measure.start, quantity.measure.end
    if quantity.kind == "multiple":
        return start, end
    if quantity.kind == "duration" and (found := _NUMERAL.search(content, start, end)):
        return found.start(), end
    if found := _NUMERAL.search(content, start, end):
        return found.span()
    lead = _QUALIFIERS.match(content, start, end)
    start = lead.end() if lead and lead.end() < end else start
    noun = content.rfind(quantity.noun, start, end) if quantity.noun else -1
    return start, noun if noun > start else end
