"""Sources that are named by a phrase: "according to …", "told O", "in a letter to …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainview.extraction.attribution.cues import POSSESSIVE
from plainview.extraction.attribution.memory import DOCUMENTARY, Memory, Speaker
from plainview.extraction.attribution.speech import Setting, Speech, hop_of, subjects_of
from plainview.extraction.attribution.voices import SILENT, voice_of
from plainview.extraction.casing import lowered
from plainview.extraction.parts import Attribution, Mention, Sentence
from plainview.model import Hop

_TITLES = "Gen|Sen|Rep|Gov|Adm|Sgt|Maj|Col|Lt|Dr|Mr|Ms|Mrs|Jr"
_SHORTENED = "".join(rf"(?<!{word})" for word in (r"\.[A-Z]", r"\s[A-Z]", *_TITLES.split("|")))
"""No full stop of "U.S.", "James R." or "Gen." ends a source."""
_END_OF_SOURCE = re.compile(
    rf"[,;:—“”\"]|\s–\s|{_SHORTENED}\.(?=\s|$)|\s(?:who|which|that|said|shows?|says?)\b"
)
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_READ = DOCUMENTARY | {"court"}
_HEARER = re.compile(
    r"\b(?:told|tells|telling|interview with|interview on|appearance on|speaking to|speaking on"
    r"|wrote in|writing in|op-ed in|statement to|comments to|briefing with)\s(?:the )?$",
    re.IGNORECASE,
)


_OBTAINED = re.compile(
    r"\b(?:obtained|reviewed|seen|viewed|examined|published|posted)(?: (?:first|exclusively))? by"
    r" (?:the )?$"
)
_REPORTED = re.compile(
    r"(?:[’']s?|(?<!\w)(?:the|an?|this|these|those|recent|new|earlier|previous|latest|several"
    r"|multiple|news|media|press|unconfirmed|published|after|following|followed|amid|by|despite"
    r"|since|cited|citing|with|from|on|of|to|in|over|about|through|given)) (?P<report>"
    r"(?:(?!followed|after|following|amid)[\w.’'-]+ ){0,2}?"
    r"(?:reports?|stor(?:y|ies)|articles?|revelations?|disclosures?)"
    r"(?: (?:in|by|from) (?:the )?(?:[\w.’'-]+ ?){1,4}?)?) that\s"
)
_FAR = 90
_OBEYED = re.compile(
    r"\b(?:law|laws|bill|act|statute|legislation|order|policy|agreement|contract|plan|request"
    r"|directive|guidelines|guidance|settlement|strategy|resolution|proposal|lawsuit|complaint)\b",
    re.IGNORECASE,
)


def in_hand(
    setting: Setting, sentence: Sentence, mentions: Sequence[Mention], memory: Memory
) -> list[Speech]:
    """A paper that an outlet has, of whose contents a sentence tells without a verb of speech.

    "A draft seen by O would end the program", "The order, a copy of which was obtained by O, …".
    """
    content = setting.content
    for mention in mentions:
        if mention.kind != "org" or voice_of(mention).kind != "outlet":
            continue
        held = _OBTAINED.search(content, max(sentence.start, mention.start - 40), mention.start)
        if held is None:
            continue
        subjects = subjects_of(setting, sentence, mentions, memory)
        ahead = subjects.candidates.within(max(sentence.start, held.start() - _FAR), held.start())
        papers = [one for one in ahead if one.voice.kind in _READ]
        first = hop_of(papers[0], content) if papers else None
        if first is None:
            continue
        voice = voice_of(mention)
        hops = (first, _hop(content, voice.kind, voice.name, mention.start, mention.end))
        memory.keep(papers[0], sentence.paragraph)
        return [
            Speech(
                sentence.start, sentence.end, hops, held.group().rstrip(), "according",
                held.start(), mention.start, (papers[0],),
            )
        ]  # fmt: skip
    return []


def by_report(
    setting: Setting, sentence: Sentence, mentions: Sequence[Mention], spoken: Sequence[Speech]
) -> list[Attribution]:
    """What follows a noun for a report: "after Tuesday's report that …", "reports in O that …"."""
    content = setting.content
    if " that " not in content[sentence.start : sentence.end]:
        return []
    found = _REPORTED.search(content, sentence.start, sentence.end)
    if found is None or setting.quotations.at(found.start("report")) is not None:
        return []
    start, end = found.span("report")
    outlet = next(
        (
            voice
            for mention in mentions
            if start <= mention.start and mention.end <= end and mention.kind == "org"
            if (voice := voice_of(mention)).kind == "outlet"
        ),
        None,
    )
    name = outlet.name if outlet else _ARTICLE.sub("", found["report"])
    hop = _hop(content, "outlet" if outlet else "report", name, start, end)
    through = next((one.hops for one in spoken if one.cue_start < start), ())
    return [Attribution(found.end(), sentence.end, (hop, *through))]


def by_phrase(
    setting: Setting, sentence: Sentence, mentions: Sequence[Mention], memory: Memory
) -> list[Speech]:
    """The attributions of a sentence by "according to" and its like, spun ones included."""
    content, cues = setting.content, setting.cues
    found: list[Speech] = []
    for start, after in cues.before.within(content, sentence.start, sentence.end):
        if setting.quotations.at(start) is not None:
            continue
        stop = _END_OF_SOURCE.search(content, after + 1, sentence.end)
        end = stop.start() if stop else sentence.end
        subjects = subjects_of(setting, sentence, mentions, memory)
        speaker = subjects.at(after, end)
        if speaker is None or speaker.voice == SILENT or speaker.start > after + 60:
            continue
        first = hop_of(speaker, content)
        if first is None or not (_read(speaker) or _means_source(setting, sentence, start, after)):
            continue
        memory.keep(speaker, sentence.paragraph)
        hops = (first, *holders_of(setting, mentions, speaker.end, sentence.end))
        found.append(
            Speech(
                sentence.start, sentence.end, hops, content[start:after], "according",
                start, after, (speaker,),
            )
        )  # fmt: skip
    return found


def _means_source(setting: Setting, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a phrase names a source even before what is obeyed, or is no paper.

    Loose ones do where they stand for the whole sentence: before it, or behind a comma.
    """
    content, phrase = setting.content, setting.content[start:end].lower()
    if phrase in setting.cues.contained or phrase in setting.cues.citing:
        return False
    set_apart = start - sentence.start < 2 or content.endswith(", ", 0, start)
    return set_apart or phrase not in setting.cues.loose


def _read(speaker: Speaker) -> bool:
    """Whether a source is read rather than obeyed: no law, and no body that acts."""
    voice = speaker.voice
    return voice.kind == "anonymous" or (
        voice.kind in DOCUMENTARY and _OBEYED.search(voice.name) is None
    )


def holders_of(
    setting: Setting, mentions: Sequence[Mention], start: int, end: int
) -> tuple[Hop, ...]:
    """Who had a document: "emails obtained by O", within the 60 characters after it."""
    content = setting.content
    held = setting.cues.held.search(content, start, min(end, start + 60))
    if held is None or "," in content[start : held.start()].lstrip(", "):
        return ()
    for mention in mentions:
        if content.startswith(POSSESSIVE, mention.end):
            continue  # "from the government's watchdog"
        if held.end() < mention.start <= held.end() + 8 and mention.kind in ("org", "office"):
            if not mention.name:
                return ()
            voice = voice_of(mention)
            return (_hop(content, voice.kind, voice.name, mention.start, mention.end),)
    return ()


def outward(setting: Setting, sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Hop, ...]:
    """What a speech went through: the document it stands in, then the outlet that heard it."""
    content = setting.content
    hops: list[Hop] = []
    low, cues = lowered(content), setting.cues
    inside = (
        cues.inside.search(low, sentence.start, sentence.end)
        if cues.insides.within(low, sentence.start, sentence.end)
        else None
    )
    if inside is not None and setting.quotations.at(inside.start()) is None:
        kind = cues.noun_class[inside.group(2)]
        name = _ARTICLE.sub("", content[slice(*inside.span(1))])
        hops.append(_hop(content, kind, name, inside.start(1), inside.end(1)))
        hops += holders_of(setting, mentions, inside.end(1), sentence.end)
    for mention in mentions:
        if mention.entity is None or mention.kind != "org":
            continue
        voice = voice_of(mention)
        if voice.kind != "outlet":
            continue
        if _HEARER.search(content, max(sentence.start, mention.start - 24), mention.start):
            hops.append(_hop(content, "outlet", voice.name, mention.start, mention.end))
    return tuple(hops)


def _hop(content: str, kind: str, name: str, start: int, end: int) -> Hop:
    return Hop(kind, name, content[start:end], start, end)
