"""The record in numbers: totals, findings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from plainview import terminal
from plainview.cli.shared import record_path, shared
from plainview.model import FACT_TYPES


@click.command()
@click.option("--type", "fact_type", type=click.Choice(list(FACT_TYPES)), help="Of one type.")
@click.option("--org", help="Naming this institution: name or id.")
@click.option("--status", help="At this stage (in_force, requested, …).")
@click.option("--document", metavar="DOC", help="Of one document.")
@click.option("--text", metavar="WORDS", help="With these words in the quote.")
@click.option("--by", multiple=True, metavar="KEY", help="A role, date, year, status or type.")
@click.option("--measure", metavar="NAME", help="Add up this measure (obligated, population, …).")
@click.option("--distinct", metavar="ROLE", help="Count the bodies in this role, each once.")
@click.option("--printed", is_flag=True, help="Group by names as printed, not as resolved.")
@click.option("--cells", is_flag=True, help="Show the cells behind each number.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="Lines each.")
@shared
def totals(
    fact_type: str | None,
    org: str | None,
    status: str | None,
    document: str | None,
    text: str | None,
    by: tuple[str, ...],
    measure: str | None,
    distinct: str | None,
    printed: bool,
    cells: bool,
    limit: int,
    record: Path | None,
    as_json: bool,
) -> None:
    """Count facts and add up their numbers, with the cells behind them.

    Each document by itself, since two may say the same. Numbers of different definitions, units or
    dates are never added to each other.

    \b
    plainview totals --type staffing --distinct lender
    plainview totals --measure obligated --by payee --cells
    """
    from plainview.cli.figures_shown import show_totals
    from plainview.store import Record

    with Record.open(record_path(record)) as source:
        asked = {"type": fact_type, "name": org, "status": status, "query": text}
        filters: dict[str, Any] = {key: value for key, value in asked.items() if value}
        if document:
            filters["document"] = source.document(document).id
        found = source.totals(
            by=by, measure=measure, distinct=distinct, printed=printed, cells=cells, **filters
        )
    if as_json:
        terminal.print_json({"totals": [total.to_json() for total in found]})
    else:
        show_totals(found, distinct, limit)


@click.command()
@click.option("--check", metavar="NAME", help="Of one check.")
@click.option("--severity", metavar="LEVEL", help="Of one severity: high, medium, low or info.")
@click.option("--rules", is_flag=True, help="Say what is checked, and how.")
@click.option("--public", is_flag=True, help="Fit to share: people's names read as █.")
@click.option("--all", "everything", is_flag=True, help="Also those that were dismissed.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1))
@shared
def findings(
    check: str | None,
    severity: str | None,
    rules: bool,
    public: bool,
    everything: bool,
    limit: int,
    record: Path | None,
    as_json: bool,
) -> None:
    """Show what does not add up, with the sum, the words of both sides, and what would settle it.

    \b
    plainview findings --severity high
    plainview findings --check cap_against_volume
    plainview judge finding ID --dismiss --why "the list was replaced"
    plainview findings --rules
    """
    from plainview.cli import findings_shown

    if rules:
        findings_shown.show_rules(as_json)
        return
    from collections import Counter

    from plainview.store import Record
    from plainview.store.forks import spare_processors

    with Record.open(record_path(record)) as source:
        judged = source.judged_findings(
            check=check, severity=severity, processes=spare_processors()
        )
        found = [one.finding for one in judged if everything or not one.dismissed]
        shown = source.finding_rows(found if as_json else found[:limit], public=public)
        if public:
            from plainview.publish.nameless import public_finding

            shown = [public_finding(row) for row in shown]
        due = len(source.reckonings_due())
    if as_json:
        said = {one.finding.id: one.judged_json() for one in judged}
        terminal.print_json([row.to_json() | {"judgement": said[row.finding.id]} for row in shown])
    else:
        counts = Counter(one.severity for one in found)
        findings_shown.show_findings(shown, counts, judged, len(judged) - len(found))
    findings_shown.show_due(due)


VERBS = (totals, findings)
