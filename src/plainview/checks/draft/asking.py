"""What a question takes for granted: "why did ICE ask for 1,875 arrests a day?" says that it did.

What is only asked ("did ICE ask for 1,875?", "how many?", "who approved it?") states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from plainview.checks.draft.lines import Line

_WH = r"(?:why|how|what|who|whom|whose|when|where|which)"
_FACT = r"(?:is|are|was|were|do|does|did|has|have|had)"  # of what is or was, not of what may be
_AUX = (
    rf"(?:{_FACT}|will|would|can|could|should|shall|must|may|might"
    r"|(?:is|are|was|were|do|does|did|has|have|had|wo|would|ca|could|should)n[’']t)"
)
_LED = r"(?:(?:and|but|so|then|well|now|yet),? )"
_END = r"\s*\?[\"”’)]*\s*$"
_ASKING = re.compile(rf"{_END}")
_OPEN = re.compile(rf"{_LED}?(?:{_WH}|{_AUX})\b", re.IGNORECASE)
_GRANTED = (
    "even though|given that|now that|considering that|seeing that|with|given|since|after"
    "|although|though|while|because|considering|when"
)
_BEFORE = (
    # "In January the goal was 1,500; why is that no longer enough?"
    re.compile(rf"(?P<said>.{{15,}}?)(?:;|:|\.\.\.|…| ?[—–]| -)\s*{_LED}?(?:{_WH}|{_AUX})\b"
               rf"[^;]*{_END}", re.IGNORECASE),
    re.compile(rf"(?P<said>.{{15,}}?), why\b[^;]*{_END}", re.IGNORECASE),
    # "ICE made 656 arrests a day, so how …?"
    re.compile(rf"(?P<said>.{{15,}}?), (?:and|but|so|then),? {_WH}\b[^;]*{_END}", re.IGNORECASE),
)  # fmt: skip
# "With 656 arrests a day, how …?"
_LEADING = re.compile(
    rf"{_LED}?(?:{_GRANTED}) (?!{_AUX}\b)(?P<said>.{{12,}}?), {_LED}?(?:{_WH}|{_AUX})\b[^;]*{_END}",
    re.IGNORECASE,
)
# "why did ICE …?", "how come ICE …?"
_REASON = re.compile(
    rf"{_LED}?(?:why (?:is it that|{_FACT}(?:n[’']t)?)|how (?:come|is it that)"
    rf"|(?:when|where) (?:did|was|were)) (?P<said>.{{12,}}?){_END}",
    re.IGNORECASE,
)
# "…, when the goal was 1,500 at most?"; of the past also without a comma
_TRAILING = (
    re.compile(
        r",? (?:even though|although|though|given that|now that|considering that|seeing that) "
        rf"(?P<said>.{{12,}}?){_END}", re.IGNORECASE,
    ),
    re.compile(rf", (?:when|while|since) (?P<said>.{{12,}}?){_END}", re.IGNORECASE),
    re.compile(rf"^{_LED}?(?:was|were|did|had|{_WH} (?:was|were|did|had))\b.* when "
               rf"(?P<said>.{{12,}}?){_END}", re.IGNORECASE),
)  # fmt: skip
# "does he stand by his words that …?", "will it respect that …?"
_CONTENT = re.compile(
    r"(?:\b(?:aware|unaware|mindful|know|knew|known|respect|accept|acknowledge|concede|regret"
    r"|reali[sz]e|recall|remember|notice|forget|forgotten|fact|words?|statements?|findings?"
    r"|promises?|assurances?|announcements?|admissions?|rulings?) that |\b(?:explain|say"
    r"|tell (?:us|me|\w+)|know|understand|justify) why )"
    rf"(?P<said>.{{12,}}?){_END}",
    re.IGNORECASE,
)
# "what do you say to the paper, which first reported that …?"
_RELATIVE = re.compile(rf", (?:which|who|whose) (?P<said>.{{12,}}?){_END}", re.IGNORECASE)
# "…, does that not add up to 2,800?"
_RHETORICAL = re.compile(
    r"\b(?:(?:is|are|was|were|do|does|did) (?:that|this|it|they|these|those) not"
    r"|(?:is|are|was|were|do|does|did)n[’']t (?:that|this|it|they|these|those))\b",
    re.IGNORECASE,
)
_REFERRING = re.compile(r"(?:that|this|it|they|these|those|he|she)\b", re.IGNORECASE)
_MODAL = re.compile(rf"{_LED}?(?:why|how) (?:should|would|can|could) ", re.IGNORECASE)
_OR_NOT = re.compile(r"\b(?:whether|if)\b", re.IGNORECASE)


def asks(line: Line) -> bool:
    """Whether a sentence is a question."""
    return line.kind == "question" or _ASKING.search(line.content) is not None


def premise(line: Line) -> Line | None:
    """The part of a question that it takes for granted; None where it only asks.

    What follows on "if" or "whether" is not granted, unless the question is none ("does that not
    add up to …?").
    """
    if _RHETORICAL.search(line.content):
        return _cut(line, 0, len(line.content.rstrip('?"”’) ')))
    found = next(_granted(line), None)
    return _cut(line, *found) if found else None


def _granted(line: Line) -> Iterator[tuple[int, int]]:
    run = line.content
    for form in _BEFORE:
        found = form.match(run)
        if found and not _OPEN.match(run) and not _OR_NOT.match(run):
            yield found.span("said")
    if found := _LEADING.match(run):
        yield found.span("said")
    if found := _REASON.match(run):
        yield found.span("said")
    for form in _TRAILING:
        if (found := form.search(run)) and _OPEN.match(run):
            if not _REFERRING.match(found["said"]):
                yield found.span("said")
            elif asked := _MODAL.match(run):
                yield asked.end(), found.end("said")  # what it refers to stands before it
            else:
                yield _with_subject(line, found.start("said")), found.end("said")
    if found := _CONTENT.search(run):
        yield found.span("said")
    if found := _RELATIVE.search(run):
        named = [one for one in line.mentions if one.end - line.start == found.start()]
        yield (named[-1].start - line.start if named else found.start("said")), found.end("said")


def _with_subject(line: Line, start: int) -> int:
    """Where the last institution is named before a place, which is meant by "it" there."""
    before = [one for one in line.mentions if one.entity and one.end - line.start <= start]
    return before[0].start - line.start if before else start


def _cut(line: Line, first: int, last: int) -> Line:
    """A run of a sentence, with what stands in it."""
    start, end = line.start + first, line.start + last
    words = tuple(one for one in line.words if start <= one.start < end)
    mentions = tuple(one for one in line.mentions if start <= one.start < end)
    ids = {one.entity for one in mentions if one.entity}
    gone = {f"@{one.entity}" for one in line.mentions if one.entity not in ids}
    said = {word.key for word in words} | {f"@{one}" for one in ids}
    return replace(
        line,
        start=start,
        end=end,
        content=line.content[first:last],
        kind="body",
        words=words,
        keys=line.keys & said,
        spelt=line.spelt & said,
        bodies=line.bodies & ids,
        meant=line.meant & ids,
        mentions=mentions,
        quantities=tuple(one for one in line.quantities if start <= one.measure.start < end),
        dates=tuple(one for one in line.dates if start <= one.start < end),
        hops=tuple(one for one in line.hops if one.start is None or start <= one.start < end),
        proper=line.proper & said,
        names=tuple(each for each in line.names if each[0] not in gone),
    )
