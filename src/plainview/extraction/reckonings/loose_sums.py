"""Sums, differences, products, limits and orders, by the words beside each number.

Each needs that no other number stands in its sentence or two: "With 742 people inside, the jail is
242 over its limit of 500" has three, and one of them is over something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from plainview.extraction.reckonings.patterns import QUALIFIED, Match, word_list
from plainview.extraction.reckonings.spots import Spot
from plainview.extraction.reckonings.template import Template

_Found = Iterator[tuple[str, Match]]

_FEW = r"(?:[^\s⟦,.;:]+ )"
_TOTAL = re.compile(
    r"\b(?:total(?:s|ed|ing)?(?: of| to| is| was)?|sum of|add(?:s|ed|ing)? up to|com(?:e|es|ing) to"
    rf"|came to|amount(?:s|ed|ing)? to|altogether|all told|in all|combined) {_FEW}{{0,2}}⟦!⟧"
    rf"|⟦!⟧ {_FEW}{{0,3}}(?:in all|in total|altogether|all told|overall|combined|together"
    r"|between them)\b"
)
_BEYOND = re.compile(
    r"⟦!⟧ (?:(?!to |or |and )[^\s⟦,.;:]+ )?(?:more|fewer|less|over|above|under|below|beyond"
    r"|too many|too few|short of|higher|lower)(?! the age| age| of) "
)
_AMONG = re.compile(
    r"(?:[;:—–]|\. ?(?:of (?:these|those|them)|among (?:these|those|them))|, of (?:which|whom|them)"
    rf"|, among them|, including) ?(?:,|are|were|there are|some|{_FEW})? ?{QUALIFIED}$"
)
_COLON = re.compile(rf"^⟦.\d+⟧ {_FEW}{{0,6}}: {QUALIFIED}$")
_OF_ALL = re.compile(rf"(?:^|, )of (?:the |its |their |those |these )?{QUALIFIED}$")
_AMONG_ALL = re.compile(r"(?<!total )(?<!sum )of $")
_LISTED = re.compile(r"^[^.]*(?:,| and | while | plus )[^.]*$")
_OF_THAT = re.compile(r"of (?:that|those|these|them|which|whom|it)\b")
_EACH = re.compile(
    rf"⟦!⟧ {_FEW}{{0,3}}(?:each|apiece|per|every|for (?:each|every))\b"
    rf"|\b(?:each|every|average(?: \w+)? of|rate of) {_FEW}{{0,6}}⟦!⟧"
    rf"|⟦!⟧ {_FEW}?an? (?:day|night|week|month|quarter|year|hour|head|person|bed|piece)\b"
)
_EACH_OF = re.compile(rf"\b(?:each|every one|all) of (?:the |its |their |our )?{QUALIFIED}$")
_SPREAD = re.compile(r"\b(?:spread|divided|split|shared|distributed)\b")
_MAKES = re.compile(
    r"(?:\b(?:add(?:s|ed|ing)? up to|amounts? to|comes? to|came to|makes?|making|therefore|thus"
    r"|equals|total(?:s|ing|ed)?(?: of)?|works? out (?:to|at)|so|costs?|altogether|in all|all told"
    rf"|or|which is|that is|would (?:take|cost|mean|need|be|require))|[:=]) {_FEW}{{0,4}}$"
)
_THUS = re.compile(
    r", (?:so|which)\b|\b(?:thus|therefore)\b|\b(?:that|this) (?:is|was|means?|meant|makes|made"
    r"|comes|came|would (?:mean|be|make|come|cost))\b"
)
_ALTOGETHER = re.compile(
    rf"{_FEW}{{0,4}}(?:altogether|in all|in total|all told|overall|for each|each|apiece)\b"
)
_PERIOD = re.compile(
    r"(?:(?!⟦[nmd]|\. )\S+ ){0,6}?(?:an?|per|every|each) (?:day|week|month|quarter|year|hour)\b"
)
_AND_NO_MORE = re.compile(r"(?:(?!⟦[nmd])\S+ ){0,10}?(?:and (?:not|no) more|at (?:the )?most)\b")


def find(template: Template, held: list[Spot]) -> _Found:
    """Kinds of reckoning with the numbers that play their parts."""
    if any(one.letter in "pfk" for one in held):
        return
    money = sum(one.letter == "m" for one in held) > 2
    # "the three firms got $5 million", "detaining one person"
    held = [one for one in held if one.value != 1 and not (money and one.small)]
    values = [one for one in held if one.letter in "nm"]
    if len(values) == 2 == len(held):
        yield from _order(template, *values)
        yield from _one_of(*values)
    if len(held) == 3:
        yield from _limit(held)
        yield from _product(template, held)
    alike = len({one.letter for one in values}) == 1 and not any(one.small for one in values)
    if len(values) >= 3 and len(values) == len(held) and alike:
        yield from _sum(values)
        yield from _parts(template, values)
        if len(values) == 3:
            yield from _difference(values)


def _sum(values: list[Spot]) -> _Found:
    """The last number is said to be the total of those before it."""
    *parts, whole = values
    apart = any(one.timed for one in values) or any(_TOTAL.search(one.around) for one in parts)
    if _TOTAL.search(whole.around) and not apart and not _AMONG_ALL.search(whole.left):
        yield "sum", Match((("whole", whole.number),), tuple(one.number for one in parts), "")


def _parts(template: Template, values: list[Spot]) -> _Found:
    """A list of bare numbers after the number that they are of."""
    whole, *parts = values
    between = [template.words[one.place : other.place] for one, other in pairwise(parts)]
    # "53 in January 2009, 80 in January 2001" are no parts of one whole
    listed = all(_LISTED.search(each) and "⟦t⟧" not in each for each in between)
    words = template.words[whole.place : parts[0].place]
    among = (_AMONG.search(words) and "⟦t⟧" not in words) or _OF_ALL.search(whole.left)
    # after a colon, parts have names of their own: 106 county jails, 61 private prisons
    bare = (
        whole.letter == "m"
        or _COLON.search(words)
        or all(one.noun in ("", whole.noun) for one in parts)
    )
    apart = any(one.timed or _BEYOND.match(f"⟦!⟧ {one.right} ") for one in values)
    if among and listed and bare and not apart:
        yield "of", Match((("whole", whole.number),), tuple(one.number for one in parts), "")


def _difference(values: list[Spot]) -> _Found:
    """One number is said to be over or under another, and two others stand beside it."""
    beyond = [one for one in values if _BEYOND.match(f"⟦!⟧ {one.right} ")]
    if len(beyond) != 1:
        return
    first, second = (one for one in values if one is not beyond[0])
    if beyond[0].value > max(first.value, second.value):
        return
    parts = (
        ("before", first.number), ("after", second.number), ("difference", beyond[0].number),
    )  # fmt: skip
    yield "difference", Match(parts, (), "")


def _product(template: Template, held: list[Spot]) -> _Found:
    """So much for each, how many there are, and what that is said to make."""
    *others, last = held
    if _SPREAD.search(last.left) and _EACH.match(f"⟦!⟧ {last.right}"):
        product, count = sorted(others, key=lambda one: one.value, reverse=True)
        rate = last
    elif (
        _MAKES.search(last.left)
        or _ALTOGETHER.match(last.right)
        or _THUS.search(template.words[held[0].place : last.place])
    ):
        product = last
        counts = [one for one in others if _EACH_OF.search(one.left)]
        rates = [one for one in others if one not in counts]
        if len(counts) != 1:
            rates = [one for one in others if one.timed or _EACH.search(one.around)][:1]
            counts = [one for one in others if one not in rates]
        if len(rates) != 1 or len(counts) != 1:
            return
        (rate,), (count,) = rates, counts
    else:
        return
    if rate.letter == "n" and count.letter == product.letter == "d":
        rate, count = count, rate  # 200 officers, each lent for 60 days
    if rate.letter == product.letter and count.letter != "m":
        numbers = (("rate", rate.number), ("count", count.number), ("product", product.number))
        yield "product", Match(numbers, (), "")


def _limit(held: list[Spot]) -> _Found:
    """A limit for a period, a number of periods, and what went through."""
    spans = [one for one in held if one.letter == "d"]
    counts = [one for one in held if one.letter == "n"]
    limits = [one for one in counts if _limited(one)]
    if len(spans) != 1 or len(counts) != 2 or len(limits) != 1:
        return
    (volume,) = (one for one in counts if one is not limits[0])
    if not volume.timed:
        parts = (("cap", limits[0].number), ("count", spans[0].number), ("volume", volume.number))
        yield "cap", Match(parts, (), "")


def _limited(one: Spot) -> bool:
    if not (one.timed or _PERIOD.match(one.right)):
        return False
    return bool(_limits().search(one.left) or _AND_NO_MORE.match(one.right))


def _one_of(whole: Spot, part: Spot) -> _Found:
    """A number that is said to be of the one before it: "$45 million; $34 million of that"."""
    alike = whole.letter == part.letter and not (whole.timed or part.timed or whole.small)
    if alike and _OF_THAT.match(part.right):
        yield "of", Match((("whole", whole.number),), (part.number,), "")


def _order(template: Template, left: Spot, right: Spot) -> _Found:
    """Two numbers, of which the first is said to be more or less than the second."""
    if left.letter != right.letter or left.timed != right.timed:
        return
    between = template.words[left.place : right.place]
    here = _more_here().search(left.left) if re.search(r"\bthan\b.*\( ", between) else None
    if found := _compared().search(between) or here:
        parts = (("left", left.number), ("right", right.number))
        yield "order", Match(parts, (), "more" if found["more"] else "less")


@cache
def _limits() -> re.Pattern[str]:
    limit = word_list("limit").replace("{w4}", _FEW + "{0,4}")
    allows = r"(?:allow|permit|entitle)(?:s|ed)? (?:[^\s,.;:]+ ){0,3}?"
    return re.compile(rf"\b(?:{limit} |{allows}){QUALIFIED}$")


@cache
def _compared() -> re.Pattern[str]:
    has = "(?:has|have|had|is|was|are|were|counts?|lists?|holds?)"
    than = rf"than (?:the|that|those|its) {_FEW}{{0,4}}(?:, )?(?:which|who|that) {has} "
    more = "(?P<more>(?:longer|larger|bigger|higher|greater|more) {than}|up from )"
    less = "(?:(?:shorter|smaller|lower|fewer|less) {than}|down from )"
    either = f"{more}|{less}".replace("{than}", than)
    return re.compile(rf"\b(?:is|was|are|were) (?:{either}){QUALIFIED}$")


@cache
def _more_here() -> re.Pattern[str]:
    """Before the first of two numbers: "fewer people were held in April (60,311) than in …"."""
    return re.compile(
        r"\b(?:(?P<more>more|higher|larger|greater)|fewer|less|lower|smaller)(?! than)"
        rf" (?:[^\s.,;:]+ ){{1,10}}?\( {QUALIFIED}$"
    )
