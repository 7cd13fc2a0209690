"""What the clients of bench.pages ask for: addresses drawn from what a record holds."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from plainview.model import FACT_TYPES
from plainview.store import Record
from plainview.web.bodies import address_of

COMMON = 200
"""So many of the commonest terms are paired with each other in four searches of ten."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An address, and the name of the kind of page that it is."""

    name: str
    address: str


def _address(path: str, **given: object) -> str:
    return f"{path}?{urlencode({name: value for name, value in given.items() if value})}"


def _draw(record: Path, rng: random.Random, statement: str, table: str, count: int) -> list[str]:
    """Values of rows drawn by their keys."""
    base = sqlite3.connect(record / "record.db")
    (last,) = base.execute(f"SELECT max(key) FROM {table}").fetchone()
    found: list[str] = []
    for _ in range(count * 4):
        row = base.execute(statement, (rng.randint(1, last or 1),)).fetchone()
        found += [str(row[0])] if row else []
        if len(found) == count:
            break
    base.close()
    return found


def pages(record: Path, count: int, rng: random.Random) -> list[Asked]:
    """All kinds of pages, mixed."""
    facts = _draw(record, rng, "SELECT id FROM facts WHERE key = ?", "facts", 60)
    documents = _draw(record, rng, "SELECT id FROM documents WHERE key = ?", "documents", 60)
    claims = _draw(record, rng, "SELECT id FROM claims WHERE key = ?", "claims", 60)
    with Record.open(record) as opened:
        bodies = [address_of(row.entity) for row in opened.facets(orgs=60).orgs]
        findings = [one.finding.id for one in opened.judged_findings()[:60]]
    types = list(FACT_TYPES)
    kinds = {
        "overview": ["/"],
        "findings": ["/findings", *(_address("/findings", page=n) for n in range(2, 30))],
        "finding": [f"/findings/{one}" for one in findings],
        "claims": ["/claims", *(_address("/claims", page=n) for n in range(2, 30))],
        "claim": [f"/claims/{one}" for one in claims],
        "facts": [
            *(_address("/facts", type=kind, page=n) for kind in types for n in (1, 2, 40)),
            *(_address("/facts", page=rng.randint(1, 2000)) for _ in range(20)),
        ],
        "fact": [f"/facts/{one}" for one in facts],
        "institutions": ["/institutions", *(_address("/institutions", type=k) for k in types)],
        "institution": [one for one in bodies if one.startswith("/institutions/")],
        "ledger": [f"/ledgers/{kind}" for kind in types],
        "flows": ["/flows"],
        "timeline": ["/timeline"],
        "sources": ["/sources", *(_address("/sources", page=n) for n in range(2, 10))],
        "documents": [
            _address("/documents", order=order, page=rng.randint(1, 50))
            for order in ("newest", "published", "facts", "name")
        ],
        "reader": [f"/documents/{one}" for one in documents],
        "lineage": [f"/lineage/{one}" for one in documents],
        "gaps": ["/gaps"],
        "problems": ["/problems"],
        "check": ["/check"],
        "search": [one.address for one in searches(record, 60, rng)],
    }
    names = [name for name, addresses in kinds.items() if addresses]
    drawn = (rng.choice(names) for _ in range(max(0, count - len(names))))
    asked = [Asked(name, rng.choice(kinds[name])) for name in (*names, *drawn)]
    rng.shuffle(asked)
    return asked


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of an index by how many passages hold them, and pairs that stand side by side."""

    common: list[str]
    middling: list[str]
    rare: list[str]
    phrases: list[str]


def terms(record: Path, rng: random.Random) -> Terms:
    base = sqlite3.connect(record / "record.db")
    base.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, passage_search, 'row')")
    rows = base.execute(
        "SELECT term FROM temp.terms WHERE length(term) > 1 AND term GLOB '[a-z]*'"
        " ORDER BY doc DESC"
    ).fetchall()
    ordered = [term for (term,) in rows]
    phrases = []
    for content in _draw(record, rng, "SELECT content FROM passages WHERE key = ?", "passages", 60):
        words = content.split()
        at = rng.randrange(max(1, len(words) - 1))
        phrases.append(" ".join(words[at : at + 2]))
    base.close()
    middle = ordered[COMMON : max(COMMON + 1, len(ordered) // 4)]
    return Terms(ordered[:COMMON], middle, ordered[len(ordered) // 2 :], phrases)


def searches(record: Path, count: int, rng: random.Random) -> list[Asked]:
    """Searches, mixed: four in ten pair two of the commonest terms."""
    held = terms(record, rng)
    with Record.open(record) as opened:
        orgs = [row.entity for row in opened.facets(orgs=30).orgs]
    types, orders = list(FACT_TYPES), ("", "", "newest", "oldest")
    asked = []
    for _ in range(count):
        draw, common = rng.random(), " ".join(rng.sample(held.common, 2))
        word, rare = rng.choice(held.middling), rng.choice(held.rare)
        year = rng.randint(2012, 2025)
        name, given = (
            ("two common terms", {"q": common}) if draw < 0.4
            else ("one word", {"q": word}) if draw < 0.5
            else ("common and rarer", {"q": f"{rng.choice(held.common)} {word}"}) if draw < 0.6
            else ("phrase", {"q": f'"{rng.choice(held.phrases)}"'}) if draw < 0.68
            else ("operators", {"q": f"({word} OR {rare}) NOT {rng.choice(held.common)}"})
            if draw < 0.76
            else ("beginning", {"q": word[:4] + "*"}) if draw < 0.8
            else ("with a type", {"q": common, "type": rng.choice(types)}) if draw < 0.85
            else ("with an institution", {"q": word, "org": rng.choice(orgs or [""])})
            if draw < 0.9
            else ("with a year", {"q": common, "year": year}) if draw < 0.94
            else ("by date", {"q": word, "order": rng.choice(orders)}) if draw < 0.97
            else ("found nothing", {"q": f"{word}x {rare}qz"})
        )  # fmt: skip
        asked.append(Asked(name, _address("/search", **given)))
    return asked


def datasette_questions(record: Path, count: int, rng: random.Random) -> list[Asked]:
    """The same questions put to Datasette: its pages of tables and rows, and ranked search."""
    held = terms(record, rng)
    keys = _draw(record, rng, "SELECT key FROM facts WHERE key = ?", "facts", 60)
    documents = _draw(record, rng, "SELECT key FROM documents WHERE key = ?", "documents", 60)
    search = (
        "SELECT d.name, p.content FROM passage_search AS s JOIN passages AS p ON p.key = s.rowid"
        " JOIN texts AS t ON t.key = p.text_key JOIN documents AS d ON d.key = t.document_key"
        " WHERE s.words MATCH :q ORDER BY s.rank LIMIT 20"
    )
    kinds = {
        "facts": [
            _address("/record/facts", type=kind, _facet="status", _size=25) for kind in FACT_TYPES
        ],
        "fact": [f"/record/facts/{key}" for key in keys],
        "documents": [_address("/record/documents", _sort_desc="published", _size=50)],
        "document": [f"/record/documents/{key}" for key in documents],
        "search, two common": [
            _address("/record", sql=search, q=" ".join(rng.sample(held.common, 2)))
            for _ in range(60)
        ],
        "search, one word": [
            _address("/record", sql=search, q=rng.choice(held.middling)) for _ in range(60)
        ],
    }
    return [Asked(name, rng.choice(kinds[name])) for name in rng.choices(list(kinds), k=count)]
