"""From what a record tells about a statement to a verdict on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from plainview.checks.draft.beside import (
    Beside,
    documents,
    left_missing,
    left_untold,
    rank,
    tells_whole,
    told_back,
    unsure,
)
from plainview.checks.draft.crediting import wrongly_credited
from plainview.checks.draft.disputes import disputed, of_another_body
from plainview.checks.draft.elsewhere import of_one_of_them, on_the_matter
from plainview.checks.draft.holding import CONTRADICTS, DIFFERS, SAME
from plainview.checks.draft.lines import Line
from plainview.checks.draft.numbers import arithmetic
from plainview.checks.draft.remarks import printed, rounded
from plainview.checks.draft.sums import wrong_sums
from plainview.checks.draft.tellings import Telling
from plainview.lineage.independence import Root, Statement, roots
from plainview.lineage.origins import Stretch, Web

SUPPORTED, ONE_ORIGIN, CONTRADICTED, DIFFERENT, NOT_IN_RECORD = VERDICTS = (
    "supported", "one_origin", "contradicted", "differs", "not_in_record",
)  # fmt: skip

_LITTLE = "the record has words of this, but too little to stand for it"
_DISPUTED = "the record also has this, and disputes it"
_RIVAL = 0.9  # of the likeness of what supports a statement, to be a second value of it
_MARGIN = 0.06  # of likeness within which what agrees goes before what does not
_OWN = 0.75  # of the weight of a statement without a number, to tell it a second time
_TELLING_MARGIN = 0.3  # the same, where it has the number
_TELLING, _NEAR, _COVERED = 3, 0.4, 0.6
_SHOWN = 3  # documents whose words stand beside a statement
_AGREEING = 0.8  # of the likeness of the nearest, to stand for the same statement


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the record says about one statement of a draft.

    `verdict` is one of VERDICTS; `differs` names in what draft and record are not equal; `roots`
    are the independent origins that stand behind it. `tellings` are the record's own words for the
    verdict, the nearest first, `against` those of the record that say otherwise. `notes` are
    remarks in plain words, `arithmetic` the numbers written out.
    """

    verdict: str
    differs: tuple[str, ...] = ()
    roots: tuple[Root, ...] = ()
    tellings: tuple[Telling, ...] = ()
    against: tuple[Telling, ...] = ()
    notes: tuple[str, ...] = ()
    arithmetic: str = ""


@dataclass(slots=True)
class _Case:
    claim: Line
    web: Web
    look: Callable[[Stretch], Sequence[Beside]]
    beside: list[Beside] = field(default_factory=list)


def decide(
    claim: Line,
    beside: Iterable[Beside],
    web: Web,
    look: Callable[[Stretch], Sequence[Beside]],
) -> Verdict:
    """The verdict on a statement.

    `look` gives what the record has at a stretch of one of its documents, held against the same
    statement.
    """
    about = on_the_matter(list(beside), claim)
    if not about:
        return Verdict(NOT_IN_RECORD)
    case = _Case(claim, web, look, about)
    best = min(about, key=rank)
    whole = sorted((one for one in about if tells_whole(one, about)), key=rank)
    if whole and whole[0].held.likeness >= best.held.likeness - _margin(whole[0]):
        denied = _denied(case, whole)
        if denied is not None:
            return _disputing(denied, whole)
        dated = _dated_otherwise(case, whole)
        if dated is not None:
            return dated
        scaled = of_one_of_them(whole[0], about, claim)
        if scaled is not None:
            return _disputing(_against(scaled, [scaled]), whole)
        sure = [one for one in whole if not unsure(claim, one)]
        if not sure:
            return Verdict(NOT_IN_RECORD, tellings=(whole[0].telling,), notes=(_LITTLE,))
        return _stands(case, [one for one in sure if _also(one, sure[0])])
    otherwise = [one for one in about if one.held.relation != SAME]
    near = [one for one in otherwise if one.held.likeness >= _AGREEING * best.held.likeness]
    if near:
        return _against(min(near, key=rank), otherwise)
    missing = [item.measure.surface for item in left_untold(best, about)]
    missing += [printed(one, claim) for one in sorted(left_missing(best, about))]
    note = f"the record has the matter, but not this of it: {', '.join(missing)}"
    return Verdict(NOT_IN_RECORD, tellings=(best.telling,), notes=(note,))


def _also(one: Beside, best: Beside) -> bool:
    """Whether a sentence stands for the same statement as the one that is nearest to it."""
    if one.telling.document_id == best.telling.document_id:
        return True
    if one.held.likeness < _AGREEING * best.held.likeness or one.held.dated < best.held.dated:
        return False
    return bool(one.held.agreed) or one.held.own >= _OWN


def _denied(case: _Case, whole: Sequence[Beside]) -> Verdict | None:
    """The verdict where a sentence that denies the statement is nearer to it than any that has its
    words among others (all words of a short statement stand in many a long sentence), or where as
    near ones of more documents deny it than tell it."""
    if any(one.held.agreed for one in whole):
        return None
    no = _denials(case, whole)
    most = max(told_back(case.claim, one) for one in whole)
    near = [one for one in no if told_back(case.claim, one) >= most]
    nearer = any(told_back(case.claim, one) > most for one in near)
    telling = [one for one in whole if told_back(case.claim, one) >= most]
    if nearer or len(documents(near)) > len(documents(telling)):
        return _against(min(near, key=rank), near)
    return None


def _denials(case: _Case, whole: Sequence[Beside]) -> list[Beside]:
    """Sentences that deny the statement and are about as near to it as the one that tells it."""
    return [
        one
        for one in case.beside
        if one.held.differs == ("polarity",)
        and one.held.relation == CONTRADICTS
        and one.held.likeness >= whole[0].held.likeness - _MARGIN
    ]


def _dated_otherwise(case: _Case, whole: Sequence[Beside]) -> Verdict | None:
    """The verdict where only undated words tell the statement, and dated ones of as much give
    another date."""
    if not case.claim.dates or any(one.held.dated for one in whole):
        return None
    other = [
        one
        for one in case.beside
        if one.held.differs == ("date",)
        and one.held.likeness >= _AGREEING * whole[0].held.likeness
        and (one.held.agreed or one.held.own >= _OWN)
    ]
    return _against(min(other, key=rank), other) if other else None


def _margin(one: Beside) -> float:
    """How much nearer another sentence must be to go before one that tells the statement."""
    digits = max((match.digits for match in one.held.agreed if not match.differs), default=0)
    near = any(match.near >= _NEAR for match in one.held.agreed) and not one.held.untold
    telling = digits >= _TELLING or near
    return _TELLING_MARGIN if telling and one.held.cover >= _COVERED else _MARGIN


def added_up(claim: Line, verdict: Verdict) -> Verdict:
    """The verdict, unless the numbers of the statement do not add up by themselves."""
    wrong = wrong_sums(claim)
    if not wrong:
        return verdict
    notes = ("its own numbers do not add up", *verdict.notes)
    differs = tuple(dict.fromkeys(("number", *verdict.differs)))
    return replace(
        verdict, verdict=CONTRADICTED, differs=differs, notes=notes, arithmetic="; ".join(wrong)
    )


def _against(best: Beside, others: Sequence[Beside]) -> Verdict:
    held = best.held
    verdict = CONTRADICTED if held.relation == CONTRADICTS else DIFFERENT
    alike = [
        one
        for one in others
        if one.held.differs == held.differs and one.held.likeness >= _AGREEING * held.likeness
    ]
    return Verdict(
        verdict,
        held.differs,
        tellings=_shown(sorted(alike, key=rank)),
        arithmetic=arithmetic(held.apart or tuple(one for one in held.agreed if one.differs)),
    )


def _stands(case: _Case, whole: list[Beside]) -> Verdict:
    """The verdict where the record tells the statement."""
    corrected = _told_otherwise(case, whole)
    if corrected is not None:
        return corrected
    corrected_by = disputed(case.claim, case.beside)
    if corrected_by is not None:
        against = Verdict(CONTRADICTED, ("number",), (), (corrected_by.by.telling,))
        return _disputing(against, whole, corrected_by.written)
    others = of_another_body(case.claim, whole, case.beside)
    if others:
        return _against(min(others, key=rank), others)
    found = tuple(roots([statement_of(one.telling) for one in whole], case.web))
    official = any(one.telling.official for one in whole)
    verdict = SUPPORTED if len(found) > 1 or official else ONE_ORIGIN
    rivals = [
        one
        for one in case.beside
        if one.held.apart
        and one.held.relation == CONTRADICTS
        and one.held.own >= _RIVAL * whole[0].held.own
        and max(match.near for match in one.held.apart) >= _NEAR
        and one.telling.document_id not in {each.telling.document_id for each in whole}
    ]
    named = case.claim.bodies and not official
    if named and len(documents(rivals)) > len(documents(whole)):
        return _disputing(_against(rivals[0], rivals), whole)
    notes = []
    if rivals:
        rival = rivals[0]
        notes.append(
            f"the record holds two values: {arithmetic(rival.held.apart)} ({rival.telling.doc})"
        )
    denying = [
        one for one in _denials(case, whole) if one.telling.document_id not in documents(whole)
    ]
    if denying:
        notes.append(f"the record also says the opposite ({denying[0].telling.doc})")
        rivals = [*denying, *rivals]
    as_printed = rounded(whole[0].held)
    notes += [as_printed] if as_printed else []
    wrong = wrongly_credited(
        case.claim,
        [one.telling for one in case.beside],
        [one.telling for one in whole],
        found,
    )
    if wrong:
        return Verdict(
            DIFFERENT, ("attribution",), found, _shown(whole),
            tuple(one.telling for one in rivals[:2]), (wrong, *notes),
        )  # fmt: skip
    return Verdict(
        verdict, (), found, _shown(whole),
        tuple(one.telling for one in rivals[:2]), tuple(notes),
    )  # fmt: skip


def _disputing(verdict: Verdict, whole: Sequence[Beside], written: str = "") -> Verdict:
    """A verdict against what other words of the record tell: both stand beside the statement."""
    against = tuple(one for one in _shown(whole) if one not in verdict.tellings)
    notes = (written,) if written else (_DISPUTED,) if against else ()
    return replace(verdict, against=against, notes=notes)


def _shown(found: Sequence[Beside]) -> tuple[Telling, ...]:
    """The best of each document, a few of them."""
    first: dict[str, Telling] = {}
    for one in found:
        first.setdefault(one.telling.document_id, one.telling)
    return tuple(first.values())[:_SHOWN]


def statement_of(one: Telling) -> Statement:
    """What a telling says, as its origins are traced."""
    return Statement(one.place, one.document_id, one.start, one.end, one.said, one.outlet)


def _told_otherwise(case: _Case, whole: Sequence[Beside]) -> Verdict | None:
    """The verdict of the origin, where only retellings tell the statement and it does not."""
    holding = {one.telling.document_id for one in whole}
    for one in whole:
        telling = one.telling
        traced = case.web.trace(Stretch(telling.document_id, telling.start, telling.end))
        first, sure = case.web.first(traced)
        if first in holding or not sure:
            return None
        there = [each for stretch in traced[first] for each in case.look(stretch)]
        against = [each for each in there if each.held.relation in (CONTRADICTS, DIFFERS)]
        if not against:
            return None
        best = min(against, key=rank)
    found = _against(best, against)
    return Verdict(
        found.verdict, found.differs, (), (best.telling,),
        tuple(each.telling for each in whole[:2]),
        (f"only retellings say so; {best.telling.doc}, which they retell, says otherwise",),
        found.arithmetic,
    )  # fmt: skip
