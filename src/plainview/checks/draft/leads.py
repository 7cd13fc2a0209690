"""What leads up to a statement and says nothing of it: a dateline, a label, a caption, an address,
"it is some comfort that"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from plainview.checks.draft.crediting import with_outlets
from plainview.checks.draft.lines import Line, Word

_PLACE = r"[A-Z][A-Z.'’ -]+[A-Z.](?:, [A-Z][A-Za-z.]+){0,2}"
_DATELINE = re.compile(rf"{_PLACE}(?: \([A-Za-z ]+\))?(?::| ?[—–]| -) ")
_LABEL = re.compile(
    r"(?!(?:Title|Section|Article|Chapter|Rule|Form|Order|Part|Public|Clause)\b)"
    r"(?:[A-Z][a-z]+ )(?:[Nn]o\. ?|number )?(?:\d{1,2}|[IVX]{1,4})(?:[a-z]|\.\d+)?(?::|\.| ?[—–]) "
)
_CAPTION = re.compile(r"[A-Z][^,:;?!\d\"“”]{1,45}: (?=[\"“]?\w)")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do"
    r"|[a-z]{2,}ed|put|cut|made|gave|got|took|held|paid|sent|told|found|ran|grew|fell|rose|went|came"
    r"|met|set|let|lent|wrote|spent|shrank|wants?|says?|said|gives?|gets?|takes?|holds?|pays?|costs?"
    r"|makes?|runs?|lets?|asks?|needs?|works?|sells?|buys?|sends?|tells?|shows?|means)\b"
)
_NOTHING_SAID = r"(?:some|small|little|cold|no|a|of|worth|no small|an?|quite|also|perhaps|the) "
_KNOWN = (
    r"(?:comfort|consolation|shame|pity|fact|secret|wonder|surprise|relief|clear|plain|well known"
    r"|common knowledge|noting|remembering|recalling|repeating|stressing|saying|striking|telling"
    r"|notable|remarkable|curious|odd|surprising|sobering|disturbing|troubling|encouraging|good"
    r"|interesting|public knowledge|matter of record|on record|important|useful)"
)
_MINDS = (
    r"(?:know|knows|knew|realize|realise|remember|recall|recollect|notice|note|see|learn|hear|read"
    r"|understand|forget|mention|add|remind|stress|point out|find it \w+)"
)
PRESENTING = (
    r"(?:we|I) (?:will |shall |would like to |want to |are going to |am going to )?"
    r"(?:now |also |then )?"
    r"(?:examine|study|look (?:at|into)|turn to|discuss|describe|explore|analy[sz]e|investigate"
    r"|consider|revisit|trace|review|document|explain|focus on|report on)"
    r"(?: (?:how|why|the way in which|the fact that))?(?! (?:whether|if|what|who|when|where)\b)"
)
"""Words of one who says what a paper is about: what follows them is taken for granted."""
_FRAMES = (
    rf"(?:it|this|that) (?:is|was) (?:{_NOTHING_SAID}){{0,2}}{_KNOWN}(?: to \w+)? that,?",
    rf"(?:I|we|you|many|few|not many"
    rf"|(?:\w+ )?(?:readers|listeners|viewers|residents|taxpayers|voters|people))"
    rf" (?:\w+ ){{0,2}}?(?:not )?{_MINDS}(?: now| here)? that",
    rf"(?:I|we) (?:was|am|were|are) (?:\w+ )?\w+ed to {_MINDS} that",
    rf"(?:please|let us|let me) {_MINDS} that",
    PRESENTING,
    r"(?:and|but|so),? (?:yes|no|sure|guess what),",
    r"as (?:for|to) (?:what|who|where|how|when)\b[^,;:.\d]{3,50},",
    r"(?:note|remember|bear in mind|keep in mind|recall) that",
    r"(?:in other words|put (?:differently|simply|plainly|another way)|simply put|in short|in sum"
    r"|to be (?:clear|fair|sure|precise)|to put it \w+|that is to say|for the record"
    r"|for (?:context|comparison|scale|reference)|by the way|mind you|in plain \w+|as it happens"
    r"|believe it or not|to recap|to repeat),",
    r"(?:if|should|in case) (?:you|anyone|anybody|readers|listeners|viewers) [^,;:.\d]{3,50},",
)
_FRAME = re.compile(rf"(?:(?:and|but|so|now|yet|well),? )?(?:{'|'.join(_FRAMES)}) ", re.IGNORECASE)
_PRONOUNS = frozenset(("it", "this", "that", "they", "them", "we", "us", "you", "i"))
_ACTORS = ("org", "office", "program", "instrument", "facility", "place")
_DENYING = re.compile(
    r"\b(?:no|not|never|nothing|false|untrue|wrong|fiction|myth|rumou?rs?|lies?|claims?|alleged\w*"
    r"|opinion|question|if)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"(?:^|, |\bthat )over (?:the course of )?(?:a|one)(?: whole| full| single)? "
    r"(?P<first>day|week|month|year)\b(?! (?:ago|old|later|earlier|after|before|of)\b)"
    r"|\b(?:over|in|within) (?:the course of )?(?:a|one)(?: whole| full| single)? "
    r"(?P<last>day|week|month|year)\b(?=[,.]|$)",
    re.IGNORECASE,
)
_LEFT, _WORDS = 2, 5  # content words and words of a statement that can do without what leads to it


def as_claimed(line: Line, outlets: Iterable[str]) -> Line:
    """A sentence of a draft as it is held against a record, which holds documents of `outlets`."""
    return over_time(without_asides(without_lead(with_outlets(line, outlets))))


_ASIDE = re.compile(
    r", (?:remember|mind you|you see|you know|of course|by the way|it turns out|it seems"
    r"|believe it or not|as it happens|note|recall|after all|in fact|indeed|to be fair|no less"
    r"|in short|so to speak|you ask|for one|as you know|as we know)(?=[,;])",
    re.IGNORECASE,
)
_AUDIENCE = re.compile(
    r"\b(?:tells?|told|telling|informs?|informed) (?:the (?:world|public|press|nation|country)"
    r"|everyone|everybody|anyone who \w+|us|me)\b",
    re.IGNORECASE,
)
# "40 hours, a single working week, is …": the same in other words
_GLOSS = re.compile(
    r"(?<=hours|.days|weeks|onths|years), (?:an?|one|just|about|or|roughly|barely|that is)\b"
    r"[^,;:.\d]{3,40}(?=, (?:is|are|was|were|has|have|had)\b)",
    re.IGNORECASE,
)


def without_asides(line: Line) -> Line:
    """A sentence of a draft without words between commas that say nothing of its matter, or say a
    time twice: "remember", "40 hours, a single working week,"."""
    spans = [
        hit.span() for form in (_ASIDE, _AUDIENCE, _GLOSS) for hit in form.finditer(line.content)
    ]
    if not spans:
        return line
    gone = [word for word in line.words
            if any(start <= word.start - line.start < end for start, end in spans)]  # fmt: skip
    words = tuple(word for word in line.words if word not in gone)
    kept = {word.key for word in words}
    lost = {word.key for word in gone} - kept
    named = {key for one in line.names for key in one[1]} | {one[0] for one in line.names}
    lost -= named
    return replace(line, words=words, keys=line.keys - lost, proper=line.proper - lost)


def without_lead(line: Line) -> Line:
    """A sentence of a draft without what leads up to its statement, which no record has.

    What names an institution or counts is no lead, but the place that a dateline gives and the
    number of a label are.
    """
    for form in (_DATELINE, _LABEL, _CAPTION, _FRAME):
        found = form.match(line.content)
        if found and (form is _FRAME or _leads(found, line.content)):
            line = _from(line, line.start + found.end(), placed=form is _DATELINE)
    return line


def over_time(line: Line) -> Line:
    """A sentence of a draft with the time that it counts over as that of its number: "over a year,
    up to 600,000 records" is so many a year."""
    found = _OVER.search(line.content)
    counted = [one for one in line.quantities if one.kind in ("count", "rate", "money")]
    if found is None or len(counted) != 1 or counted[0].measure.per:
        return line
    unit = found["first"] or found["last"]
    first, end = line.start + found.start(), line.start + found.end()
    paced = replace(counted[0], measure=replace(counted[0].measure, per=unit.lower()))
    kept = [one for one in line.quantities if one.kind != "duration"
            or one.measure.end <= first or one.measure.start >= end]  # fmt: skip
    return replace(line, quantities=tuple(paced if one is counted[0] else one for one in kept))


def _leads(found: re.Match[str], content: str) -> bool:
    """Whether a statement follows that has its verb, and what stands before it denies nothing."""
    return bool(_VERB.search(content, found.end())) and not _DENYING.search(found.group())


def _from(line: Line, start: int, *, placed: bool) -> Line:
    """The sentence from a place on; whole where too little were left or a lead says something."""
    before = [
        one for one in line.mentions if one.start < start and one.surface.lower() not in _PRONOUNS
    ]
    named = {one.entity for one in before if one.entity}
    kinds = {one.kind for one in before if one.kind in _ACTORS}
    if kinds - ({"place"} if placed else set()):
        return line
    words = tuple(word for word in line.words if word.start >= start)
    mentions = tuple(one for one in line.mentions if one.start >= start)
    said = {word.key for word in words} | {f"@{one.entity}" for one in mentions}
    keys = line.keys & said
    quantities = tuple(one for one in line.quantities if one.measure.start >= start)
    if any(one.start is not None and one.start < start for one in line.hops):
        return line
    if (
        len(keys) < (1 if quantities else _LEFT)
        or len(words) < _WORDS
        or any(one.start < start for one in line.dates)
    ):
        return line
    gone = named - {one.entity for one in mentions}
    left = frozenset(f"@{one}" for one in gone)
    return replace(
        line,
        start=start,
        content=line.content[start - line.start :],
        words=words,
        keys=keys,
        spelt=line.spelt & {word.key for word in words},
        bodies=line.bodies - gone,
        meant=line.meant - gone,
        mentions=mentions,
        quantities=quantities,
        hops=tuple(one for one in line.hops if one.start is None or one.start >= start),
        proper=(line.proper & said) - left - _opening(words),
        names=tuple(each for each in line.names if each[0] not in left),
    )


def _opening(words: tuple[Word, ...]) -> frozenset[str]:
    """The key of the word that opens a sentence: its capital names nothing."""
    first, rest = words[0], words[1:]
    return frozenset() if first.key in {word.key for word in rest} else frozenset((first.key,))
