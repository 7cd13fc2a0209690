"""The law that a rule comes from, where the words around its verb leave that open.

"Under the deal, ships may …", "the memo says that clerks may …", "It would also allow …", "a judge
blocked the travel order", or the law that the sentence begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.rule_roles import Place, ruler
from plainview.extraction.frames.rule_subjects import begun, heads
from plainview.extraction.frames.rules import rules
from plainview.extraction.parts import Sketch
from plainview.model import Filler

_BY = re.compile(
    r"\b(?:under|pursuant to|according to|in accordance with|set forth in|laid down in|as part of"
    r"|because of|in line with|in keeping with|per|authori[sz]ed by|under the terms of)\s$",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"(?:(?:But|And|Currently,|Now,|Today,)\s)?[Uu]nder\s"
    r"((?!(?:President|Obama|Trump|Bush|Biden|Mr)\b)[^,;:“”\"]{3,70}?),\s"
)
_OF = re.compile(r"\s(?:of|in|on|for|from|by|between|with|signed|passed|that|to)\s")
_LAWLIKE = re.compile(
    r"(?:concept|plans?|system|framework|scheme|arrangement|approach|deals?|pact|programs?"
    r"|proceedings|procedures?|accord|legislation|terms|reforms?|version|model|standards?)$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"(?:[,\s][^;:“”\"]{0,80}?)?\s(?:also\s|now\s|\w+ly\s)?(?:says?|said|states?|stated|means?|meant"
    r"|provides?|provided|stipulates?|stipulated|makes? clear|made clear|specifies|specified"
    r"|holds?|establishes|established|calls? for|outlines?|spells? out|sets? out|details?)\b"
)
_OPENS = re.compile(r"(?:^|[,;:—“\"]\s?|\b(?:and|but|that|while)\s)$", re.IGNORECASE)
_FIRST = ("", "but", "and", "“", '"', "the latest")
_PRONOUN = re.compile(
    r"(?:^[“\"]?|[,;—]\s|[“\"]|\b(?:[Aa]nd|[Bb]ut|that)\s)([Ii]t|[Tt]hey)\s(?:(?:would|will|also"
    r"|does|not|could|may|further|then|instead|has|had|is|was|\w+ly)\s){0,4}$"
)
_ITSELF = re.compile(r"(?:But |And )?(It)\s")
_ARTICLE = re.compile(r"^(?:the|an?|this|that|his|her|its|their)\s", re.IGNORECASE)
_MADE_BY = re.compile(
    r"\s(?:(?:that was |which was |, )?(?:issued|signed|proposed|introduced|sponsored|written"
    r"|drafted|passed|approved|offered|announced|enacted|adopted|released|published|unveiled"
    r"|put forward|authored)(?: \w+day| last \w+| in \w+)? )?(?:by|from)\s(?:the\s|an?\s)?$"
)
_MAKING = re.compile(
    r"\s(?:(?:has|have|had|also|\w+ly)\s){0,2}(?:signed|issued|enacted|passed|approved|adopted"
    r"|proposed|introduced|announced|unveiled|released|offered|published|imposed|wrote)\s$"
)
_MAKERS = frozenset(("org", "office"))
_POSSESSIVE = ("’s ", "'s ", "’ ", "' ", " ")
_REACH = 60


def sourced(
    content: str, sketch: Sketch, number: int, frame: Frame, earlier: Sequence[Frame]
) -> Frame:
    """A rule with the law that its sentence names for it, and with who made that law."""
    fillers = completed(content, sketch, number, frame.trigger, frame.fillers, earlier)
    return frame if len(fillers) == len(frame.fillers) else replace(frame, fillers=fillers)


def completed(
    content: str,
    sketch: Sketch,
    number: int,
    trigger: tuple[int, int],
    fillers: Sequence[Filler],
    earlier: Sequence[Frame] = (),
) -> tuple[Filler, ...]:
    """The fillers of a rule with its instrument and issuer, if they are open and the sentence at
    `number` names them.

    A pronoun stands for the law of one of the `earlier` rules, or of the sentence before.
    """
    roles = {filler.role for filler in fillers}
    place = _place(content, sketch, number, trigger)
    law = next((filler for filler in fillers if filler.role == "instrument"), None)
    found: list[Filler] = []
    if law is None:
        law = _under(place) or _told(place) or _pronoun(place, sketch, number, earlier)
        law = law or _by(place)
        if law is None and "issuer" not in roles:  # who rules and names a law may only apply it
            law = _subject(place) or _itself(place, sketch, number, earlier)
        found += [law] if law is not None else []
    maker = _issuer(place, law) if law is not None and "issuer" not in roles else None
    return (*fillers, *found, *([maker] if maker is not None else []))


def stopped(place: Place, start: int, end: int) -> list[Filler]:
    """The law that a court stops or upholds, in a run: "the president’s travel order"."""
    return [_law(place, *span) for span in _laws(place, start, end)][:1]


def _place(content: str, sketch: Sketch, number: int, trigger: tuple[int, int]) -> Place:
    sentence = sketch.sentences[number]
    return Place(
        content, *trigger, sentence.start, sentence.end, sketch.mentions[number], True, True
    )


def _laws(place: Place, lower: int, upper: int) -> Iterator[tuple[int, int]]:
    """The noun phrases for laws of a run, in its order."""
    found = heads(place, lower, upper)
    for end in sorted(found):
        yield begun(place.content, max(lower, found[end] - _REACH), found[end]), end


def _law(place: Place, start: int, end: int) -> Filler:
    """A noun phrase whose head is a law, under the name of the law if it has one."""
    named = next((f for f in ruler(place, (start, end)) if f.role == "instrument"), None)
    words = place.content[start:end]
    return named or Filler("instrument", _ARTICLE.sub("", words), words, start, end)


def _under(place: Place) -> Filler | None:
    """ "Under the deal, …": what opens a sentence so is what rules, by whatever noun."""
    found = _UNDER.match(place.content, place.left, place.start)
    if found is None:
        return None
    head = _OF.split(found[1])[0]
    if rules().law_in(head) is None and _LAWLIKE.search(head) is None:
        return None
    return _law(place, *found.span(1))


def _by(place: Place) -> Filler | None:
    """ "… according to the order"."""
    for start, end in _laws(place, place.left, place.right):
        if _BY.search(place.content, max(place.left, start - 24), start):
            return _law(place, start, end)
    return None


def _told(place: Place) -> Filler | None:
    """ "The memo says that clerks may …"."""
    for start, end in _laws(place, place.left, place.start):
        opens = _OPENS.search(place.content[max(place.left, start - 8) : start])
        if (opens or start == place.left) and _TELLS.match(place.content, end, place.start):
            return _law(place, start, end)
    return None


def _subject(place: Place) -> Filler | None:
    """The law that the sentence begins with."""
    first = next(_laws(place, place.left, place.start), None)
    if first is None or place.content[place.left : first[0]].strip().lower() not in _FIRST:
        return None
    return _law(place, *first)


def _pronoun(place: Place, sketch: Sketch, number: int, earlier: Sequence[Frame]) -> Filler | None:
    """ "It would also allow …"."""
    lower = max(place.left, place.start - _REACH)
    found = _PRONOUN.search(place.content[lower : place.start])
    if found is None:
        return None
    return _meant(place, sketch, number, earlier, (lower + found.start(1), lower + found.end(1)))


def _itself(place: Place, sketch: Sketch, number: int, earlier: Sequence[Frame]) -> Filler | None:
    """ "It won votes by allowing …": the pronoun that the sentence begins with."""
    found = _ITSELF.match(place.content, place.left, place.start)
    return _meant(place, sketch, number, earlier, found.span(1)) if found else None


def _meant(
    place: Place, sketch: Sketch, number: int, earlier: Sequence[Frame], span: tuple[int, int]
) -> Filler | None:
    law = _last(place, sketch, number, earlier, span[0])
    if law is None:
        return None
    start, end = span
    return replace(law, surface=place.content[start:end], start=start, end=end, via="coref")


def _last(
    place: Place, sketch: Sketch, number: int, earlier: Sequence[Frame], upper: int
) -> Filler | None:
    """The law of the rule before, or the last one named before a place in its sentence, or the
    first one of the sentence before."""
    for frame in reversed(earlier):
        if frame.sentence < number - 1:
            break
        law = next((f for f in frame.fillers if f.role == "instrument"), None)
        if law is not None:
            return law
    here = list(_laws(place, place.left, upper))
    if here:
        return _law(place, *here[-1])
    if number == 0:
        return None
    end = sketch.sentences[number - 1].end
    before = _place(place.content, sketch, number - 1, (end, end))
    first = next(_laws(before, before.left, end), None)
    return _law(before, *first) if first is not None else None


def _issuer(place: Place, law: Filler) -> Filler | None:
    """Who made a law, where its noun phrase says so: "Navy guidance", "a bill by Senator Poe"."""
    if law.start is None or law.end is None:
        return None
    for body in place.mentions:
        if body.kind not in _MAKERS or not body.name or body.how in ("coref", "class"):
            continue
        if (body.entity or "").startswith("src-"):
            continue
        after = place.content[law.end : body.start] if law.end < body.start else ""
        ahead = place.content[body.end : law.start] if body.end < law.start else ""
        inside = law.start <= body.start and body.end < law.end
        made = (
            _MADE_BY.fullmatch(after)
            or _MAKING.fullmatch(ahead)
            or (ahead in _POSSESSIVE and bool(ahead))
        )
        if inside or made:
            return Filler(
                "issuer", body.name, body.surface, body.start, body.end, "name", body.entity
            )
    return None
