"""What was read: facts, export."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from plainview import terminal
from plainview.cli.shared import record_path, shared
from plainview.model import FACT_TYPES


@click.command()
@click.option("--type", "fact_type", type=click.Choice(list(FACT_TYPES)), help="Of one type.")
@click.option("--org", help="Naming this institution: name or id.")
@click.option("--parts", is_flag=True, help="With --org: naming it or one of its components.")
@click.option("--status", help="At this stage (in_force, planned, …).")
@click.option("--document", metavar="DOC", help="Of one document.")
@click.option("--text", metavar="WORDS", help="With these words in the quote.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 100_000))
@click.option("--offset", default=0, type=click.IntRange(0), help="Leave out the first so many.")
@click.option("--why", metavar="ID", help="Where one fact comes from.")
@click.option("--missed", is_flag=True, help="What gave no fact, document by document, and why.")
@shared
def facts(
    fact_type: str | None,
    org: str | None,
    parts: bool,
    status: str | None,
    document: str | None,
    text: str | None,
    limit: int,
    offset: int,
    why: str | None,
    missed: bool,
    record: Path | None,
    as_json: bool,
) -> None:
    """Show facts with their quotes, where one of them comes from, or what gave none."""
    from plainview.store import Record

    if missed:
        if any((fact_type, org, parts, status, text, why)):
            raise click.UsageError("--missed goes with --document, --limit and --offset only.")
        _show_missed(record_path(record), document, limit, offset, as_json)
        return
    with Record.open(record_path(record)) as source:
        if why:
            from plainview.cli import lineage_shown
            from plainview.pipeline import standing

            row = source.fact(why)
            found = source.document(row.document_id)
            captures = source.captures(row.document_id)
            stands = standing(source, row.id)
            waiting = source.lineage_state().open
            if as_json:
                listed = [asdict(capture) for capture in captures]
                lineage = {**stands.to_json(), "waiting": waiting}
                terminal.print_json({**row.to_json(), "captures": listed, "lineage": lineage})
            else:
                terminal.show_why(row, found, captures)
                lineage_shown.show_standing(stands, waiting)
            return
        asked = {"type": fact_type, "status": status, "query": text}
        filters: dict[str, Any] = {key: value for key, value in asked.items() if value}
        if org:
            from plainview.pipeline import facts_naming

            filters |= facts_naming(source, org, parts=parts)
        if document:
            filters["document"] = source.document(document).id
        rows = source.facts(limit=limit, offset=offset, **filters)
        total = source.count_facts(**filters)
    if as_json:
        terminal.print_json({"total": total, "facts": [row.to_json() for row in rows]})
    else:
        terminal.show_facts(rows, total, offset)


def _show_missed(path: Path, document: str | None, limit: int, offset: int, as_json: bool) -> None:
    from plainview.cli.missed_shown import show_missed
    from plainview.pipeline.missed import emptiest, missed
    from plainview.store import Record

    with Record.open(path) as source:
        rows = [source.document(document)] if document else emptiest(source)
        found = list(missed(source, rows[offset : offset + limit]))
    if as_json:
        documents = [one.to_json() for one in found]
        terminal.print_json({"total": len(rows), "documents": documents})
    else:
        show_missed(found, len(rows), offset, every=document is not None)


@click.command()
@click.argument("form", metavar="FORMAT")
@click.argument("out", metavar="OUT")
@click.option("--public", is_flag=True, help="Fit to share: people's names read as █.")
@shared
def export(form: str, out: str, public: bool, record: Path | None, as_json: bool) -> None:
    """Write the facts or their graph to a file, or to standard output for "-".

    FORMAT is facts-jsonl (a fact a line, with offsets), csv (a fact a row), or the graph of who
    gives data to whom as graphml or cytoscape (an edge for each statement).
    """
    from plainview.publish import exports
    from plainview.store import Record

    with Record.open(record_path(record)) as source:
        count = exports.export(source, form, out, public=public)
    if out == "-":
        return
    note = "" if public else " Quotes are verbatim; to share it, export with --public."
    what = "edges" if form in ("graphml", "cytoscape") else "facts"
    words = f"Wrote {count:,} {what} to {out}.{note}"
    terminal.answer({what: count, "out": out, "public": public}, words, as_json)


VERBS = (facts, export)
