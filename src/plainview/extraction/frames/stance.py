"""Stances: what institutions and office holders think, ask for, defend, deny and promise.

Most stances are speech. Which speech is an opinion, and not a report of facts, is decided by the
points that words and shape give it; all lists stand in patterns/stance.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainview.extraction.attribution import ACTS, Speaker, Speech, hop_of
from plainview.extraction.casing import lowered
from plainview.extraction.frames import stance_demands
from plainview.extraction.frames.frame import Frame
from plainview.extraction.frames.stance_asking import calls_for, completed
from plainview.extraction.frames.stance_points import (
    Going,
    asking,
    hopeless,
    points,
    shape,
    weights,
)
from plainview.extraction.frames.topics import about, claimed, said_of, wanted
from plainview.extraction.parts import Mention, Sentence, Sketch
from plainview.extraction.phrases import Signs
from plainview.model import Filler

_HOLDERS = frozenset({"official", "official_body", "organisation", "anonymous", "court"})
_HEARD = re.compile(
    r"\b(?:told|wrote(?: to)?|urged|urging|asked|asking|pressed|pressing|sued|suing|accused"
    r"|accusing|(?:call|called|calls|calling) on|answers from|demanded that|warned|thanked"
    r"|letter to|lobbied|statement to|testimony to|sent to|challenged|wants|pushed|implored"
    r"|pleaded with|appealed to|complaint with|testified to|testified before) (?:the |a )?$"
)
_STANDS_IN = re.compile(
    r"\b(?:in|through|by|released|issued|filed|sent|wrote|off|introduced|published|posted on)"
    r" (?:an?|the|his|her|its|their|one of(?: the| his| two)?)?(?: ?[\w-]+){0,2} ?$"
)


_DECLINED = re.compile(r"\b(?:declined?s?|refused?s?) to \w+(?:,? (?:or )?\w+)?,? (?:or )?$")
_ASKED_TO = re.compile(
    r"(?:asks?|asked|asking)\s(?!for\b|about\b|whether\b|if\b|how\b|why\b|what\b)[^,;.“”]{2,60}?\sto\s(?=[a-z])"
)
_DESCRIBED = re.compile(r"^(?:[Aa]n?|[Aa]nother|[Oo]ne)\s.*\s(?:that|which|who)\s$", re.DOTALL)
"""A body that is told apart by what it stands for: "a group that opposes immigration"."""
_NO_CALL = re.compile(r"\s(?:attention|records?|cards?|plans?|data|logs?)\b")
"""What "call" and "calling" belong to where nobody calls for anything."""
_IF = re.compile(r"\b(?:[Ii]f|[Ww]hether|[Uu]nless) (?:the |an? )?(?:\w+ )?$")
_DOUBT = Signs("if ", "whether ", "unless ")


def find(content: str, sketch: Sketch, others: Sequence[Frame] = ()) -> list[Frame]:
    """The stances of a text, in its order.

    Speech that only reports what one of the `others` states (a transfer, a count, a rule) is the
    source of that fact and seldom a stance; what a body does about it ("opposes the purchase") is.
    """
    found = []
    told: dict[int, list[Frame]] = {}
    for other in others:
        if other.complete:
            told.setdefault(other.sentence, []).append(other)
    last: Going | None = None
    for number, sentence in enumerate(sketch.sentences):
        for attribution in sketch.attributions[number]:
            if not isinstance(attribution, Speech) or attribution.silent:
                continue
            if _unsaid(content, sentence, attribution):
                continue
            going = Going(number, sentence.paragraph, last, attribution)
            inside = _inside(attribution, told.get(number, ()))
            frame = _frame(content, going, attribution, sketch.mentions[number], inside)
            last = Going(number, sentence.paragraph, None, attribution)
            if frame is not None:
                found += stance_demands.apart(content, frame)
    return [*found, *stance_demands.advised(content, sketch)]


def _inside(speech: Speech, told: Sequence[Frame]) -> list[Frame]:
    """The facts of other types that a speech holds."""
    return [f for f in told if speech.start <= f.start and f.end <= speech.end]


def _unsaid(content: str, sentence: Sentence, speech: Speech) -> bool:
    """Whether somebody only might say it, or declined to."""
    speaker = speech.speakers[0].start
    if _DOUBT.within(lowered(content), sentence.start, speaker) and _IF.search(
        content, sentence.start, speaker
    ):
        return True
    if speech.manner in ACTS and _DESCRIBED.match(content[speaker : speech.cue_start]):
        return True
    if speech.cue in ("call", "calls", "calling") and _NO_CALL.match(content, speech.cue_end):
        return True
    start, end = sentence.start, speech.cue_start
    if content.find("declin", start, end) < 0 and content.find("refus", start, end) < 0:
        return False  # what `_DECLINED` begins with, looked for more quickly
    return _DECLINED.search(content, start, end) is not None


def _asked(content: str, speech: Speech) -> re.Match[str] | None:
    """ "asked the agency to stop": a demand, though "asked" alone is speech."""
    return _ASKED_TO.match(content, speech.cue_start, speech.end) if speech.cue else None


def _frame(
    content: str,
    going: Going,
    speech: Speech,
    mentions: Sequence[Mention],
    told: Sequence[Frame],
) -> Frame | None:
    bodies = [speaker for speaker in speech.speakers if speaker.body.kind in _HOLDERS]
    if not bodies:
        return None
    start, end = _claim(content, speech)
    looks = shape(content, speech, (start, end), going, told)
    total = points(content, (start, end), speech.cue, looks)
    if hopeless(total):
        return None
    holders = [_holder(content, speaker) for speaker in bodies]
    parties = [*holders, *_addressees(content, speech, mentions, holders)]
    fillers = list(parties)
    asked = wanted(content, speech.cue_start if speech.manner == "urge" else start, end)
    demand = _asked(content, speech)
    if demand is not None:
        asked = (demand.end(), len(content[: speech.end].rstrip(" .")))
    if asked is not None:
        fillers.append(calls_for(content, *asked))
    fillers = completed(content, speech.start, speech.end, mentions, fillers)
    if total + asking(fillers) < 0:
        return None
    deed = speech.manner in ACTS and start == speech.cue_end
    topic = about(content, start, end, mentions, parties, deed)
    if end == speech.cue_start:
        topic = said_of(content, speech.cue_end, speech.end, mentions, holders) or topic
    if topic is None and asked is None:
        topic = claimed(content, start, end)
    if topic is not None:
        fillers.append(topic)
    elif asked is None:
        return None
    status, modality = _status(content, start, end, speech)
    if demand is not None:
        status, modality = "demanded", "requested"
    speakers = speech.speakers if speech.manner in ACTS else ()
    return Frame(
        "stance", f"stance.{speech.manner}", going.number, speech.start, speech.end, status,
        modality, "-" if status == "denied" else "+", tuple(fillers), (), True,
        (speech.cue_start, speech.cue_end),
        said=tuple(hop for speaker in speakers if (hop := hop_of(speaker, content))),
    )  # fmt: skip


def _holder(content: str, speaker: Speaker) -> Filler:
    body = speaker.body
    return Filler(
        "holder", body.name, content[speaker.start : speaker.end], speaker.start, speaker.end,
        speaker.via, body.entity,
    )  # fmt: skip


def _claim(content: str, speech: Speech) -> tuple[int, int]:
    """The run of a speech that says something: the quotation before its verb, or what follows."""
    if not speech.cue:
        return speech.start, speech.end
    if speech.manner in ACTS:
        passive = speech.speakers[0].start > speech.cue_end
        return (speech.start, speech.cue_end) if passive else (speech.cue_end, speech.end)
    first = min(speech.cue_start, speech.speakers[0].start)
    before = content[speech.start : first].strip(" ,—–")
    if (len(before) > 25 and content[speech.start] in '“"') or before.endswith(("”", '"', ",")):
        return speech.start, first
    after = max(speech.cue_end, speech.speakers[-1].end)
    if speech.end - after < 12 and len(before) > 25:
        return speech.start, first
    return after, speech.end


def _addressees(
    content: str, speech: Speech, mentions: Sequence[Mention], fillers: Sequence[Filler]
) -> list[Filler]:
    """To whom it is said, and the letter or statement that says it."""
    found: list[Filler] = []
    taken = {(f.start, f.end) for f in fillers if f.role == "holder"}
    for mention in mentions:
        if not mention.name or (mention.start, mention.end) in taken:
            continue
        role = ""
        if mention.kind not in ("instrument", "org", "office"):
            continue
        ahead = content[max(speech.start, mention.start - 40) : mention.start]
        if mention.kind == "instrument":
            role = "instrument" if _STANDS_IN.search(ahead) else ""
        elif not (mention.entity or "").startswith("src-"):
            near = speech.manner == "urge" and 0 <= mention.start - speech.cue_end <= 5
            if near or _HEARD.search(ahead):
                role = "addressee"
        if role and all(f.role != role for f in found):
            found.append(
                Filler(
                    role, mention.name, mention.surface, mention.start, mention.end, "name",
                    mention.entity,
                )
            )  # fmt: skip
    return found


def _status(content: str, start: int, end: int, speech: Speech) -> tuple[str, str]:
    if speech.manner == "urge":
        return "demanded", "requested"
    if speech.manner == "deny":
        return "denied", "denied"
    if not weights().staged.within(lowered(content), start, end):
        return "stated", "asserted"
    by_words = weights().statuses  # in lower case
    claim = content[start:end].lower()
    if by_words["denied"].search(claim):
        return "stated", "asserted"
    if by_words["demanded"].search(claim):
        return "demanded", "asserted"
    if by_words["answered"].search(claim):
        return "answered", "asserted"
    return "stated", "asserted"
