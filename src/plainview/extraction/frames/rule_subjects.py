"""The law that governs a verb: a noun that rules, a pronoun for one, or that of the clause before.

Between a law and its verb may stand what belongs to it: "the order, signed in May, ...", "a bill
from two senators that ...", "Bill 9, which ...".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from plainview.extraction.casing import lowered
from plainview.extraction.frames.rule_roles import Place, in_quotes, ruler
from plainview.extraction.frames.rules import rules
from plainview.model import Filler

_BACK = 240
_AUXILIARY = re.compile(
    r"(?:(?:\s|^)(?:would|will|could|may|can|might|must|shall|should|does|do|did|has|had|have|be"
    r"|been|not|no\slonger|also|only|now|then|further|never|instead|still|already|first|even|both"
    r"|itself|n[’']t|(?:does|do|did|would|wo|is)n[’']t|[a-z]+ly|(?:aims?|aimed|seeks?|sought"
    r"|proposes|is\s(?:intended|designed|meant|aimed|supposed))\sto))+$"
)
_MODAL = re.compile(r"\b(?:would|will|could|may|can|might|must|shall|does|do|did|to)\b|n[’']t\b")
_PERFECT = re.compile(r"\b(?:have|has|had)\b")
_PASSIVE = re.compile(r"\b(?:be|been|is|are|was|were)\b")
_BETWEEN = re.compile(
    r"(?:\s[A-Z]{0,3}\d[\w.-]*)?"
    r"(?:\s(?:of|in|on|for|from|by|at|with|under|against|between|to|as|called|named|signed|passed"
    r"|issued|approved|proposed|announced|introduced|sponsored|backed|being|adopted|enacted"
    r"|obtained|published|released|unveiled|drafted|written|reached|now|currently|granted)"
    r"\s[^,;:“”\"()]{1,70}?)?"
    r"(?:\s\([^()]{1,30}\))?"
    r"(?:\s(?:that|which)\s(?:passed|was|is|were|cleared|emerged)\s[^,;:“”\"()]{0,50}?)?"
    r"(?:,\s[^;:“”\"]{3,100},)?(?P<relative>(?:,|\s[—–-])?\s(?:that|which))?"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|would|will|could|can|may|must|said|says|does|do|did|that"
    r"|which|who)\b"
)
_OBJECT_OF = re.compile(
    r"\b(?:of|in|on|for|from|by|at|with|under|against|about|over|behind|to|than|as|into|through"
    r"|without|despite|using|like|if|whether)\s"
    r"(?:(?:the|an?|this|that|its|his|her|their|our|any|such|these|those)\s)?$",
    re.IGNORECASE,
)
_KNOWN = ("known as ", "known as the ")
_PRONOUN = re.compile(r"(?:^|[\s“\"—])(?:it|this|that|they|these)$", re.IGNORECASE)
_REFERRING = re.compile(r"\b(?:it|this|that|they|these|would)\b", re.IGNORECASE)
"""One of these stands where no noun at hand is the law: "it would", "… and would"."""
_OPENS = re.compile(r"(?:^|[;:—“\"]|\b(?:and|but))\s*$", re.IGNORECASE)
_JOINED = re.compile(
    r"(?:,|\b(?:and|or|but|while|then|by|as|including|also|instead|plus|thereby|not))$"
)
_BREAKS = re.compile(r"[;—]|\b(?:said|says|because|if|when|whether|although|who)\b")
_GOVERNED = re.compile(
    r"\b(?:of|in|on|for|from|at|with|the|an?|this|its|his|her|their|no|any|such)(?:\s\w+ly)?$",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(r"\b(?:if|whether|how|what|why|nothing|lest)\b[^,;]*$", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:\b(?:the|an?|this|that|these|those|its|his|her|their|our|any|such|one|another)\s)?"
    r"(?:[\w.$%-]+(?:[’']s?)?\s){0,5}$",
    re.IGNORECASE,
)
_NOT_BEFORE = frozenset({
    "of", "in", "on", "for", "from", "by", "at", "with", "under", "against", "about", "over", "to",
    "than", "as", "into", "through", "without", "and", "or", "but", "includes", "include",
    "publish", "publishes", "sign", "pass", "issue", "enact", "adopt", "approve",
})  # fmt: skip
_OPENING = re.compile(
    r"((?:The|A|An|This|That|His|Her|Its|Their|Such|Another)\s(?:[\w.’'$-]+\s){0,5}?\w+)\s"
    r"(?:[^,;:“”\"]{0,60}\s)?(?:would|will)\s"
)
_BILLS = re.compile(
    r"\b(?:bills?|legislation|measures?|amendments?|proposals?|ordinances?|resolutions?|rules?"
    r"|regulations?|provisions?|[Aa]ct|laws?|executive order|directive|proclamation)$"
)
_USED = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|invok\w+|cit(?:e|ed|ing)|need\w*)\s(?:\w+\s)?$", re.IGNORECASE
)
_AS_PARTICIPLE = 34
"""Characters that may stand between a law and the participle that says what it does."""


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb as it stands: the tags of its form, the words before its auxiliaries end at `ahead`.

    `base` says whether it is the infinitive of a modal or the participle of a perfect, `finite`
    whether it can be the verb of a clause or a participle that goes with a noun.
    """

    tags: str
    auxiliaries: str
    ahead: int
    base: bool
    finite: bool


def governing(place: Place, tags: str) -> list[Filler] | None:
    """The law that governs the verb at a place, as its instrument; [] where a pronoun stands for
    it, None where no law governs. `tags` are those of the verb's form (lexicon.py)."""
    content = place.content
    lower = max(place.left, place.start - _BACK)
    run = content[lower : place.start].rstrip()
    nouns = heads(place, lower, place.start)
    if not nouns and not place.earlier and not _REFERRING.search(run):
        return None
    if run.endswith(" to") and "B" in tags:
        return _meant(place, nouns, lower, lower + len(run) - 3)
    if _HYPOTHETICAL.search(run):
        return None
    verb = _verb(run, lower, tags)
    bare = not verb.auxiliaries
    if "N" in tags and "S" not in tags and _PASSIVE.search(verb.auxiliaries):
        return None
    ahead = content[lower : verb.ahead]
    participle = "G" in tags
    if not participle and bare and _GOVERNED.search(ahead):
        return None
    if _JOINED.search(ahead):
        shared = _shared(place, verb) if place.earlier else None
        if shared is not None:
            return shared
        opening = _opening(place) if verb.base and "would" in verb.auxiliaries else None
        if opening is not None:
            return opening
    found = _nearest(place, nouns, lower, verb.ahead, participle)
    if found is None:
        pronoun = None if participle or not verb.finite else _PRONOUN.search(ahead)
        opens = pronoun and _OPENS.search(ahead[: pronoun.start() + 1].rstrip(" "))
        return [] if opens and (place.near or place.told) and not in_quotes(place) else None
    start, end, relative = found
    plural = content[start:end].endswith("s") or " and " in content[start:end]
    if not verb.finite and not (plural and tags.startswith("B") and not verb.base):
        return None
    if participle and relative:
        return None
    before = content[lower:start]
    subject = relative or participle or before.endswith(_KNOWN)
    if not subject and _OBJECT_OF.search(before):
        return None
    return _instrument(place, start, end)


def lawless(place: Place) -> bool:
    """Whether nothing that could govern a verb stands before it or in a rule at hand."""
    if place.near or place.told:
        return False
    return not heads(place, max(place.left, place.start - _BACK), place.start)


def _verb(run: str, lower: int, tags: str) -> _Verb:
    found = _AUXILIARY.search(run)
    auxiliaries = found.group() if found is not None else ""
    ahead = run[: found.start()].rstrip() if found is not None else run
    modal = _MODAL.search(auxiliaries) is not None
    perfect = "N" in tags and _PERFECT.search(auxiliaries) is not None
    base = ("B" in tags and modal) or perfect
    finite = "G" in tags or (base if modal else "S" in tags or "D" in tags)
    return _Verb(tags, auxiliaries, lower + len(ahead), base, finite)


def _instrument(place: Place, start: int, end: int) -> list[Filler]:
    words = place.content[start:end]
    return ruler(place, (start, end)) or [Filler("instrument", words, words, start, end)]


def _meant(place: Place, nouns: dict[int, int], lower: int, upper: int) -> list[Filler] | None:
    """The bill that is meant to do something: "an amendment by the senator to require audits"."""
    found = _nearest(place, nouns, lower, upper, participle=True)
    if found is None or found[2]:
        return None
    start, end, _ = found
    used = _USED.search(place.content[max(place.left, start - 14) : start])
    if used is not None or _BILLS.search(place.content[start:end]) is None:
        return None
    return ruler(place, (start, end))


def _shared(place: Place, verb: _Verb) -> list[Filler] | None:
    """The law of the clause before, if this verb goes with that one's."""
    earlier = place.earlier[-1]
    between = place.content[earlier.trigger[1] : verb.ahead]
    if _BREAKS.search(between) or between.count('"') % 2:
        return None
    if between.count("“") != between.count("”"):
        return None
    form = rules().forms.get(place.content[slice(*earlier.trigger)].split()[0], "B")
    common = set(verb.tags) & set(form) & {"S", "D", "B"}
    if place.content[place.start : place.end] in rules().nouns_too:
        common.discard("B")
    if "G" not in verb.tags and not verb.base and not common:
        return None
    return [filler for filler in earlier.fillers if filler.role in ("instrument", "issuer")]


def _opening(place: Place) -> list[Filler] | None:
    """The law that the sentence begins with, where "would" comes again."""
    found = _OPENING.match(place.content, place.left, place.start)
    if found is None or rules().law_in(found.group(1).split()[-1]) is None:
        return None
    return ruler(place, found.span(1))


def _nearest(
    place: Place, nouns: dict[int, int], lower: int, upper: int, participle: bool
) -> tuple[int, int, bool] | None:
    """The last noun phrase that rules, if nothing but what belongs to it follows up to `upper`.

    With it, whether its verb stands in a relative clause.
    """
    content = place.content
    for end in sorted((end for end in nouns if end <= upper), reverse=True):
        between = _BETWEEN.fullmatch(content, end, upper)
        if between is None or (participle and upper - end > _AS_PARTICIPLE):
            continue
        relative = between.group("relative") or ""
        inner = content[end : upper - len(relative)]
        if inner.endswith((" to", " and", " or")):
            continue
        if not inner.startswith((",", " that", " which")) and _FINITE.search(inner):
            continue
        start = begun(content, max(lower, nouns[end] - 60), nouns[end])
        if not content[start:end].lower().startswith(("any ", "no ", "be ")):
            return start, end, bool(relative)
    return None


def heads(place: Place, lower: int, upper: int) -> dict[int, int]:
    """Where nouns and names of laws end in a run, with where they begin."""
    low = lowered(place.content)
    found = {end: start for start, end in rules().doers.within(low, lower, upper)}
    for mention in place.mentions:
        if mention.kind not in ("instrument", "authority") or not mention.name:
            continue
        if mention.start < lower or mention.end > upper:
            continue
        if mention.surface[:1].isupper() or rules().law_in(mention.surface):
            found[mention.end] = min(mention.start, found.get(mention.end, mention.start))
    return found


def begun(content: str, lower: int, head: int) -> int:
    """Where the noun phrase of a head begins: after the verbs and prepositions before it."""
    found = _BEFORE.search(content, lower, head)
    begun = start = found.start() if found is not None else head
    for match in re.finditer(r"[\w’'.-]+", content[start:head]):
        word = match.group().lower()
        closed = word in rules().no_part or word in _NOT_BEFORE
        if closed or (word.endswith("ed") and begun < start + match.start()):
            begun = start + match.end() + 1
    return min(begun, head)
