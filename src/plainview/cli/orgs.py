"""Institutions: orgs."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from plainview import terminal
from plainview.cli.shared import record_path, shared
from plainview.model import FACT_TYPES, WrongUse


@click.command()
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--unresolved", is_flag=True, help="Names that stand for no institution yet.")
@click.option(
    "--type", "fact_type", type=click.Choice(list(FACT_TYPES)), help="In facts of a type."
)
@click.option("--kind", help="Of a kind (agency, police, sheriff, company, ngo, provisional, …).")
@click.option("--limit", default=30, show_default=True, type=click.IntRange(1, 100_000))
@click.option("--offset", default=0, type=click.IntRange(0), help="Leave out the first so many.")
@shared
def orgs(
    name: str | None,
    unresolved: bool,
    fact_type: str | None,
    kind: str | None,
    limit: int,
    offset: int,
    record: Path | None,
    as_json: bool,
) -> None:
    """Show institutions, or the names still open.

    NAME is an institution's name or id. An agency and its parent are two; a parent's page counts
    its components too and says which.
    """
    from plainview import pipeline
    from plainview.cli import orgs_shown
    from plainview.store import Record

    if name and (unresolved or fact_type or kind):
        raise WrongUse("one institution has its own page", "Give NAME alone")
    if unresolved and kind:
        raise WrongUse("what is open has no kind", "Leave --kind out")
    with Record.open(record_path(record)) as source:
        if name:
            page = pipeline.institution(source, pipeline.the_body(source, name)[0])
            if as_json:
                terminal.print_json(asdict(page))
            else:
                orgs_shown.show_institution(page)
        elif unresolved:
            found = pipeline.open_names(source, type=fact_type)
            if as_json:
                shown = found.names[offset : offset + limit]
                rest = {"total": len(found.names), "names": [asdict(each) for each in shown]}
                counts = {"described": found.described, "withheld": found.withheld}
                terminal.print_json({**rest, **counts})
            else:
                orgs_shown.show_open(found, limit, offset)
        else:
            rows = pipeline.institutions(source, type=fact_type, kind=kind)
            page_of = rows[offset : offset + limit]
            if as_json:
                listed = [asdict(row) for row in page_of]
                terminal.print_json({"total": len(rows), "institutions": listed})
            else:
                orgs_shown.show_institutions(page_of, len(rows), offset)


VERBS = (orgs,)
