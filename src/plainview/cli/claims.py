"""What many documents say alike: claims."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from plainview import terminal
from plainview.cli.shared import record_path, shared
from plainview.model import FACT_TYPES, RecordBusy, RecordError


@click.command()
@click.argument("claim", metavar="[CLAIM]", required=False)
@click.option("--type", "fact_type", type=click.Choice(list(FACT_TYPES)), help="Of one type.")
@click.option("--org", help="Naming this institution or a part of it: name or id.")
@click.option("--disputed", is_flag=True, help="That another claim contradicts.")
@click.option("--min-origins", type=click.IntRange(1), help="On so many independent origins.")
@click.option("--stale", is_flag=True, help="Compare nothing first; answer from what is known.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 100_000))
@click.option("--offset", default=0, show_default=True, type=click.IntRange(0))
@shared
def claims(
    claim: str | None,
    fact_type: str | None,
    org: str | None,
    disputed: bool,
    min_origins: int | None,
    stale: bool,
    limit: int,
    offset: int,
    record: Path | None,
    as_json: bool,
) -> None:
    """Show what documents say alike, on how many independent origins, and what contradicts it.

    Facts that say the same are one claim, however they are worded or rounded. Of one CLAIM: who
    says it, its numbers, the same matter at other dates, and what cannot be true together with it.
    What came in since is compared first.

    \b
    plainview claims --min-origins 2 --org ICE
    plainview claims --disputed
    """
    from plainview import pipeline
    from plainview.cli import claims_shown
    from plainview.store import Record

    path = record_path(record)
    if not stale:
        bring_up_to_date(path, not as_json)
    with Record.open(path) as source:
        waiting = source.claims_waiting().open
        if claim:
            page = pipeline.claim_page(source, claim)
            if as_json:
                terminal.print_json({**page.to_json(), "waiting": waiting})
            else:
                claims_shown.show_claim(page, waiting, limit)
            return
        orgs = pipeline.bodies_named(source, org) if org else None
        asked: dict[str, Any] = {
            "type": fact_type, "orgs": orgs, "disputed": disputed, "min_origins": min_origins,
        }  # fmt: skip
        found = source.claims(**asked, limit=limit, offset=offset)
        total = source.count_claims(**asked)
    if as_json:
        terminal.print_json(claims_shown.list_json(found, total, waiting))
    else:
        claims_shown.show_claims(found, total, offset, waiting)


def bring_up_to_date(path: Path, visible: bool) -> None:
    """Compare what is not compared yet; where nobody may write now, leave it."""
    from plainview import pipeline
    from plainview.cli.claims_shown import comparing
    from plainview.store import Record

    try:
        with Record.open(path) as source:
            waiting = source.claims_waiting().open or source.lineage_state().open
            if not waiting and not source.documents_unchecked():
                return
    except RecordError:
        pass  # an older record, which opening for writing brings up to date
    try:
        target = Record.open(path, write=True)
    except (RecordBusy, RecordError):
        with Record.open(path):  # what is wrong with the record itself is said
            return
    with target, comparing(visible) as progress:
        pipeline.gather(target, progress=progress)


VERBS = (claims,)
