"""People's judgements as the pages of findings and claims show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plainview.publish.words import date_words
from plainview.store.judging_places import SAME, Seen

VERDICTS = {
    "yes": "confirmed",
    "no": "dismissed",
    "unsure": "noted, left open",
    "withdrawn": "taken back",
}
_NOTICES = {
    "yes": "Confirmed.",
    "no": "Dismissed. It is folded at the end of the list from now on.",
    "unsure": "Noted. It stays open.",
    "withdrawn": "What was judged is taken back.",
}


@dataclass(frozen=True, slots=True)
class JudgementView:
    """One judgement: what it says, why, and when; `state` says why it does not stand, if so."""

    verdict: str
    words: str
    reason: str
    when: str
    state: str


@dataclass(frozen=True, slots=True)
class JudgedView:
    """All judgements on a thing, the newest first; `standing` is the verdict that stands, or "".

    `notice` is what a page says right after one was made.
    """

    standing: str
    reason: str
    history: tuple[JudgementView, ...]
    notice: str

    @property
    def words(self) -> str:
        return VERDICTS.get(self.standing, "")


def judged_view(history: Sequence[tuple[Seen, str]], said: str = "") -> JudgedView:
    """The judgements on a thing, oldest first, in words; `said` is what was judged just now.

    That is only repeated where it is so: an address says whatever somebody wrote into it.
    """
    holding = [one for one, state in history if state == SAME]
    newest = holding[-1] if holding else None
    stands = newest if newest and newest.verdict != "withdrawn" else None
    return JudgedView(
        standing=stands.verdict if stands else "",
        reason=stands.reason if stands else "",
        history=tuple(_view(one, state, newest) for one, state in reversed(history)),
        notice=_NOTICES.get(said, "") if newest and newest.verdict == said else "",
    )


def _view(one: Seen, state: str, newest: Seen | None) -> JudgementView:
    told = "" if one is newest else "a newer one took its place"
    if state != SAME:
        told = "made when this said something else"
    day, _, time = one.made_at.partition("T")
    when = f"{date_words(day)}, {time[:5]} UTC" if time else date_words(day)
    return JudgementView(one.verdict, VERDICTS[one.verdict], one.reason, when, told)
