"""People's judgements: judge, and resolve, which they win over."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainview import terminal
from plainview.cli.shared import ANSWER_IS_NO, DONE, Verb, record_path, shared
from plainview.model import WrongUse

if TYPE_CHECKING:
    from plainview.pipeline import Judged


@click.group()
def judge() -> None:
    """Say what a name stands for, or whether a finding or claim holds; list what was judged.

    Judgements on names win over the resolver, also in documents that are added later. None is
    overwritten: a newer one takes the place of an older, and --withdraw takes one back.
    """


@judge.command()
@click.argument("surface", metavar="NAME")
@click.option("--is", "body", metavar="ORG", help="It stands for this institution: name or id.")
@click.option("--is-not", "other", metavar="ORG", help="It does not stand for this one.")
@click.option("--unsure", is_flag=True, help="It cannot be told; it stays open.")
@click.option("--withdraw", is_flag=True, help="Take back what was judged on it.")
@click.option("--in", "document", metavar="DOC", default="", help="In this document alone.")
@click.option("--fact", metavar="ID", default="", help="In this fact alone.")
@click.option("--why", required=True, help="The reason; it stays in the record.")
@shared
def name(
    surface: str,
    body: str | None,
    other: str | None,
    unsure: bool,
    withdraw: bool,
    document: str,
    fact: str,
    why: str,
    record: Path | None,
    as_json: bool,
) -> None:
    """Judge what NAME stands for, as documents print it or as orgs lists it."""
    from plainview import pipeline
    from plainview.store import Record

    answers = {"yes": body, "no": other, "unsure": unsure, "withdrawn": withdraw}
    given = [verdict for verdict, value in answers.items() if value]
    if len(given) != 1:
        raise WrongUse(
            "a judgement says one thing", "Give one of --is, --is-not, --unsure and --withdraw"
        )
    with Record.open(record_path(record), write=True) as target:
        done = pipeline.judge_name(
            target,
            surface,
            given[0],
            why,
            body=body or other or "",
            document=document,
            fact=fact,
        )
    terminal.answer(asdict(done), _judged_words(done), as_json)


def _judged_words(done: Judged) -> str:
    where = f" in {done.doc}" if done.doc else ""
    said = {
        "yes": f"“{done.surface}” stands for {done.name} ({done.entity}){where}",
        "no": f"“{done.surface}” does not stand for {done.name} ({done.entity}){where}",
        "unsure": f"“{done.surface}” stays open{where}",
        "withdrawn": f"What was judged on “{done.surface}”{where} is taken back",
    }[done.verdict]
    plural = "" if done.facts == 1 else "s"
    return f"{said}: {done.facts:,} fact{plural} changed."


def _verdicts(command: Verb) -> Verb:
    """The options of a judgement on a finding or a claim: what it says, and why."""
    for option in (
        click.option("--why", required=True, help="The reason; it stays in the record."),
        click.option("--withdraw", is_flag=True, help="Take back what was judged on it."),
        click.option("--note", is_flag=True, help="Leave it open, with a remark."),
        click.option("--dismiss", is_flag=True, help="It does not hold."),
        click.option("--confirm", is_flag=True, help="It holds."),
    ):
        command = option(command)
    return command


def _verdict(confirm: bool, dismiss: bool, note: bool, withdraw: bool) -> str:
    answers = {"yes": confirm, "no": dismiss, "unsure": note, "withdrawn": withdraw}
    given = [verdict for verdict, value in answers.items() if value]
    if len(given) != 1:
        raise WrongUse(
            "a judgement says one thing", "Give one of --confirm, --dismiss, --note and --withdraw"
        )
    return given[0]


_SAID = {
    "yes": "Confirmed",
    "no": "Dismissed",
    "unsure": "Noted",
    "withdrawn": "Taken back what was judged on",
}


@judge.command()
@click.argument("finding_id", metavar="ID")
@_verdicts
@shared
def finding(
    finding_id: str,
    confirm: bool,
    dismiss: bool,
    note: bool,
    withdraw: bool,
    why: str,
    record: Path | None,
    as_json: bool,
) -> None:
    """Judge a finding, by the id that plainview findings prints.

    A dismissed finding is not shown any more, until its facts say something else.
    """
    from plainview import pipeline
    from plainview.store import Record

    verdict = _verdict(confirm, dismiss, note, withdraw)
    with Record.open(record_path(record), write=True) as target:
        found = pipeline.judge_finding(target, finding_id, verdict, why)
    answer = {"verdict": verdict, "finding": found.id, "check": found.check, "text": found.text}
    words = f"{_SAID[verdict]}: {found.check} {found.id[:10]}. {found.text}"
    terminal.answer(answer, words, as_json)


@judge.command()
@click.argument("claim_id", metavar="ID")
@_verdicts
@shared
def claim(
    claim_id: str,
    confirm: bool,
    dismiss: bool,
    note: bool,
    withdraw: bool,
    why: str,
    record: Path | None,
    as_json: bool,
) -> None:
    """Judge a claim, by the id that plainview claims prints."""
    from plainview import pipeline
    from plainview.store import Record

    verdict = _verdict(confirm, dismiss, note, withdraw)
    with Record.open(record_path(record), write=True) as target:
        found = pipeline.judge_claim(target, claim_id, verdict, why)
    answer = {"verdict": verdict, "claim": found.id, "statement": found.statement}
    words = f"{_SAID[verdict]}: claim {found.id[:10]}, “{' '.join(found.statement.split())}”"
    terminal.answer(answer, words, as_json)


@judge.command("list")
@click.option("--lost", is_flag=True, help="Only those whose subject is not found any more.")
@shared
def judged(lost: bool, record: Path | None, as_json: bool) -> int:
    """List what was judged, and what each judgement does now.

    With --lost the exit status is 1 where there are any.
    """
    from plainview.cli.judging_shown import show_judged
    from plainview.store import Record

    with Record.open(record_path(record)) as source:
        rows = source.judged()
    rows = [row for row in rows if row.state == "lost"] if lost else rows
    if as_json:
        terminal.print_json({"judgements": [asdict(row) for row in rows]})
    else:
        show_judged(rows)
    return ANSWER_IS_NO if lost and rows else DONE


@click.command()
@shared
def resolve(record: Path | None, as_json: bool) -> None:
    """Resolve all names again, with the registry of this version.

    Facts, quotes and judgements stay as they are. A record of an older version is brought up to
    date, and what its documents say of their own numbers is read for the findings.
    """
    from plainview import pipeline
    from plainview.store import Record

    with Record.open(record_path(record), write=True) as target:
        done = pipeline.resolve_again(target)
    words = (
        f"Resolved the names of {done.documents:,} documents again:"
        f" {done.facts:,} facts of {done.changed:,} documents changed."
    )
    if done.reckoned:
        words += f"\nRead {done.reckoned:,} again for what they say of their own numbers."
    terminal.answer(asdict(done), words, as_json)


VERBS = (judge, resolve)
