"""The record on disk: database, vault, search, journal.

    with Record.open(path) as record:            # RecordMissing, RecordTooNew, RecordError
        record.counts() -> Counts
        record.documents(order="added", limit=50, offset=0, public=False,
                         query=..., outlet=..., parent=...) -> list[DocumentRow]
        record.count_documents(query=..., outlet=..., parent=...) -> int
        record.document(id_or_prefix_or_name) -> DocumentRow
        record.captures(document_id) -> list[Capture]
        record.captured(how, limit=1000) -> list[Capture]         # "pull": from publishers
        record.text(document_id, public=False) -> Text | None
        record.unlisted(document_id) -> tuple[tuple[int, int], ...]
        record.passages(document_id, public=False) -> list[PassageRow]
        record.data(document_id) -> bytes
        record.facts(order="added", limit=50, offset=0, public=False, type=..., status=...,
                     modality=..., polarity=..., document=..., org=..., name=..., query=...)
                     -> list[FactRow]
        record.count_facts(**same filters) -> int
        record.fact(id_or_prefix, public=False) -> FactRow
        record.facts_by_id(ids, public=False) -> {id: FactRow}
        record.facts_of(document_id, public=False) -> list[FactRow]
        record.every_fact(public=False) -> Iterator[FactRow]      # the order of exports
        record.facets(orgs=30, **same filters) -> Facets
        record.orgs(limit=50, offset=0, **same filters) -> list[OrgRow]
        record.totals(by=(), measure=None, distinct=None, printed=False, cells=False,
                      **same filters) -> list[Total]
        record.findings(check=None, severity=None) -> list[Finding]
        record.reckonings_due() -> ids of documents to read again for the checks
        record.judged_findings(check=None, severity=None, processes=1) -> list[JudgedFinding]
        record.gaps() -> list[Gap]                                # what it should know and does not
        record.search(query, limit=20, offset=0, public=False) -> list[Hit]
        record.count_hits(query, at_most=10_000) -> int
        record.problems(document_id=None, limit=1000, offset=0) -> list[ProblemRow]
        record.sources(limit=1000, offset=0) -> list[SourceRow]
        record.journal(after=0, limit=1000) -> list[JournalRow]
        record.judgements(about=None) -> list[Judgement]
        record.judged() -> list[JudgedRow]
        record.resolved(document_id) -> {fact id: [(name, entity)]}, without judgements
        record.role_counts(entities=None) -> list[RoleRow]
        record.facts_of_each(type=None), .facts_of_any(groups, type=None) -> counts
        record.surfaces(entities) -> (list[SurfaceRow], facts with people's names alone)
        record.appearances(entities, limit=10) -> (count, list[AppearanceRow])
        record.called(surface_key, document_id="") -> (fillers of that name, those that are people)
        record.open_names(roles, type=None) -> list[OpenRow]
        record.removed() -> list[Removed]
        record.added_since(time, limit=20) -> Arrivals
        record.lists(patterns) -> list[ListRow]
        record.lineage_state() -> State                           # what is not compared yet
        record.links(document_id=None) -> list[Link]              # who shares text with whom
        record.own_links(document_id) -> list[Link]
        record.leanings(document_id=None) -> {document id: [Leaning]}
        record.facts_alike(fact_id) -> ids of facts that may say the same
        record.claims_waiting() -> Waiting                        # what is not compared yet
        record.claims(type=None, orgs=None, disputed=False, min_origins=None, limit=100, offset=0,
                      public=False) -> list[Claim]; .count_claims(**same filters) -> int
        record.claim(id_or_prefix, public=False) -> Claim
        record.members(claim_id) -> list[Member]; .against(claim_id) -> list[Against]
        record.claim_of(fact_id) -> claim id or None
        record.ledgers() -> list[Ledger]                          # one for each type of fact
        record.ledger_chosen(type, filters) -> Chosen; .ledger_facets(chosen) -> LedgerFacets
        record.ledger_leaf(chosen, place, limit=25, public=False) -> (Leaf, list[LedgerRow])
        record.ledger_rows(chosen, place, public=False) -> Iterator[LedgerRow]
        record.ledger_rooms(chosen), .ledger_sums(chosen), .ledger_changes(chosen),
              .ledger_lists(chosen)                               # what charts are drawn from
        record.flows() -> Flows                                   # the graph of who gives whom what
        record.reach(data, to, **more) -> Chains
        record.cut(data, to, **more) -> Stopped
        record.hubs(as_of), .receivers(as_of), .leaks(as_of), .flow_changes(earlier, later),
              .flow_effect(without)
        record.check(draft, progress=None, processes=1) -> Checked  # a draft: text or Text
        record.verify(deep=False) -> Report

    with Record.create(path) as record:          # or Record.open(path, write=True): RecordBusy
        record.add(packed) -> Added              # packed = pack(document, capture, text, facts, …)
        record.seen(document_id, capture) -> bool
        record.note(path, problems)
        record.commit()
        record.remove(id_or_prefix_or_name, why) -> Removal
        record.rename(document_id, names)
        record.judge(judgement) -> number of facts changed
        record.without_keys(), .note_keys(rows), .pairs_wanted(enough, least), .numbered(numbers),
              .note_pairs(rows), .settle_lineage()                # pipeline.trace does these
        record.without_claim_keys(), .statements_of(document), .note_claim_keys(rows),
              .claims_pending(), .partner_finder(), .note_claim_pairs(rows, done),
              .place_claims(), .note_standing(web)                # pipeline.gather does these

`public=True` gives what may leave the machine.
"""

from plainview.store.folder import SETTINGS
from plainview.store.packing import Packed, pack
from plainview.store.record import Record
from plainview.store.removal import Removal
from plainview.store.report import Fault, Report
from plainview.store.rows import (
    Counts,
    DocumentRow,
    EvidenceRow,
    Facets,
    FactRow,
    Hit,
    JournalRow,
    OrgRow,
    PassageRow,
    ProblemRow,
    Removed,
    SourceRow,
    Spans,
)
from plainview.store.writer import Added

__all__ = [
    "SETTINGS",
    "Added",
    "Counts",
    "DocumentRow",
    "EvidenceRow",
    "Facets",
    "FactRow",
    "Fault",
    "Hit",
    "JournalRow",
    "OrgRow",
    "Packed",
    "PassageRow",
    "ProblemRow",
    "Record",
    "Removal",
    "Removed",
    "Report",
    "SourceRow",
    "Spans",
    "pack",
]
