"""Reading claims: lists, and how the facts of one stand to it and to others."""

from __future__ import annotations

import json
import sqlite3
from abc import abstractmethod
from collections.abc import Collection
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from plainview.model import Claim, WrongUse
from plainview.store import sql_claims
from plainview.store.claim_rows import Against, Member, Stand

if TYPE_CHECKING:
    from plainview.store.claims import Waiting
    from plainview.store.rows import FactRow

_SHORTEST = 6
"""Letters of an id that have to be given."""


class ClaimReader:
    """The part of a Reader that is about claims."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...

    @abstractmethod
    def fact(self, fact_id: str, *, public: bool = False) -> FactRow: ...

    def claims_waiting(self) -> Waiting:
        """What is not compared yet: `plainview.pipeline.gather` does it."""
        from plainview.store import claims

        with self._reading() as connection:
            return claims.waiting(connection)

    def claims(
        self,
        *,
        type: str | None = None,
        orgs: Collection[str] | None = None,
        disputed: bool = False,
        min_origins: int | None = None,
        limit: int = 100,
        offset: int = 0,
        public: bool = False,
    ) -> list[Claim]:
        """Claims, those on the most independent origins first.

        `orgs` are ids of institutions, of which one must be named; `disputed` gives those that
        another claim contradicts.
        """
        where, values = _condition(
            type=type, org=json.dumps(sorted(orgs)) if orgs is not None else None,
            disputed=1 if disputed else None, min_origins=min_origins,
        )  # fmt: skip
        statement = sql_claims.LIST.format(where=where)
        with self._reading() as connection:
            rows = connection.execute(statement, (*values, limit, offset)).fetchall()
        return [self._shown(Claim(*row), public) for row in rows]

    def count_claims(
        self,
        *,
        type: str | None = None,
        orgs: Collection[str] | None = None,
        disputed: bool = False,
        min_origins: int | None = None,
    ) -> int:
        """How many claims `claims` would give without a limit."""
        where, values = _condition(
            type=type, org=json.dumps(sorted(orgs)) if orgs is not None else None,
            disputed=1 if disputed else None, min_origins=min_origins,
        )  # fmt: skip
        with self._reading() as connection:
            (count,) = connection.execute(sql_claims.COUNT.format(where=where), values).fetchone()
        return int(count)

    def claim(self, claim_id: str, *, public: bool = False) -> Claim:
        """One claim by its id or the beginning of it; raises WrongUse where that is not one."""
        asked = claim_id.strip().lower()
        where, values = _condition(id=asked, before=asked + "g")
        with self._reading() as connection:
            rows = connection.execute(
                sql_claims.LIST.format(where=where), (*values, 2, 0)
            ).fetchall()
        if len(asked) < _SHORTEST or not rows:
            raise WrongUse(f"there is no claim {claim_id!r}", "plainview claims lists them")
        if len(rows) > 1:
            raise WrongUse(f"several claims begin with {claim_id!r}", "Give more of its id")
        return self._shown(Claim(*rows[0]), public)

    def _shown(self, claim: Claim, public: bool) -> Claim:
        if not public:
            return claim
        return replace(claim, statement=self.fact(claim.fact, public=True).evidence[0].quote)

    def claim_of(self, fact_id: str) -> str | None:
        """The id of the claim that a fact makes; None for a row of a public record that nothing
        else speaks of, and before claims are gathered."""
        with self._reading() as connection:
            row = connection.execute(sql_claims.OF_FACT, (fact_id,)).fetchone()
        return str(row[0]) if row else None

    def claims_of(self, facts: Collection[str]) -> dict[str, str]:
        """The claims that facts make, by the fact's id; a fact without one is left out."""
        with self._reading() as connection:
            return dict(connection.execute(sql_claims.OF_FACTS, (json.dumps(sorted(facts)),)))

    def standing_in(self, document_id: str) -> dict[str, Stand]:
        """How the claims stand that the facts of a document make, by the fact's id."""
        with self._reading() as connection:
            rows = connection.execute(sql_claims.STANDING_IN, (document_id,)).fetchall()
        return {fact: Stand(*rest) for fact, *rest in rows}

    def members(self, claim_id: str) -> list[Member]:
        """The facts of a claim, its representative first, and how each stands to that one."""
        with self._reading() as connection:
            rows = connection.execute(sql_claims.STANDING, (claim_id,)).fetchall()
        return [
            Member(fact, kind, tuple(differs.split()), sums) for fact, kind, differs, sums in rows
        ]

    def against(self, claim_id: str) -> list[Against]:
        """Facts of other claims that contradict one of this claim, or alter what it says."""
        found = []
        with self._reading() as connection:
            for mine, other in (("p.one", "p.two"), ("p.two", "p.one")):
                statement = sql_claims.AGAINST.format(mine=mine, other=other)
                for own, rival, kind, differs, sums, claim in connection.execute(
                    statement, (claim_id,)
                ):
                    found.append(Against(own, rival, claim, kind, tuple(differs.split()), sums))
        return sorted(found, key=lambda one: (one.fact, one.other))

    def holding(self, keys: Collection[int], limit: int = 500) -> list[int]:
        """Numbers of the facts that hold one of some keys, at most `limit` of each."""
        found: set[int] = set()
        with self._reading() as connection:
            for key in sorted(keys):
                found.update(row[0] for row in connection.execute(sql_claims.HOLDING, (key, limit)))
        return sorted(found)


def _condition(**filters: Any) -> tuple[str, list[Any]]:
    given = {name: value for name, value in filters.items() if value is not None}
    parts = [sql_claims.FILTERS[name] for name in given]
    if "type" in given and len(given) > 1:
        # whatever else is asked leaves fewer claims than a type: + keeps that from being the way in
        parts[list(given).index("type")] = "+" + sql_claims.FILTERS["type"]
    return ("WHERE " + " AND ".join(parts) if parts else ""), list(given.values())
