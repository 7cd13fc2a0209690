"""Streams of facts for the checks of law, office and official record."""

from __future__ import annotations

from datetime import date

from plainview.checks.ended import ended
from plainview.checks.laws import laws
from plainview.checks.terms import offices

PROSE = "(instr(f.pattern, '/') = 0 AND f.pattern NOT GLOB 'ice_*')"
"""Read from running text: a pattern of a public record is its publisher's."""

_STANDS = "f.modality = 'asserted' AND f.polarity = '+'"


def _filled(role: str) -> str:
    return (
        "SELECT r.fact_key, n.entity, n.name FROM fact_roles AS r"
        " JOIN fact_names AS n ON n.fact_key = r.fact_key AND n.n = r.n"
        f" WHERE r.role = '{role}'"
    )


def _state(column: str) -> str:
    """The state of a body by its id: "ori-ca0100000", "us-ca-sp"."""
    return f"upper(iif({column} GLOB 'ori-*', substr({column}, 5, 2), substr({column}, 4, 2)))"


_STATES = ", ".join(
    f"'{law.facts.provider_state}'" for law in laws() if law.facts and law.facts.provider_state
)
_USED = "coalesce(f.time_event, f.time_as_of, f.time_start)"
# a first look by years: the check compares the dates themselves
_ENDED = " OR ".join(
    f"(n.entity = '{known.id}' AND {_USED} >= '{(known.period.earliest or date.min).year:04}'"
    f" AND {_USED} <= '{known.period.latest or '9999'}')"
    for known in ended().values()
)
# an agreement that the newest list has and that was signed before a day was in force on the day,
# where the list is of a later day
_SHARING = f"""
WITH shared AS (
  SELECT p.entity AS body, g.entity AS recipient, f.key, f.time_as_of AS day FROM facts AS f
    JOIN ({_filled("provider")}) AS p ON p.fact_key = f.key
    JOIN ({_filled("recipient")}) AS g ON g.fact_key = f.key
   WHERE f.type = 'access' AND {_STANDS} AND NOT {PROSE}
     AND p.entity IS NOT NULL AND g.entity IS NOT NULL AND p.entity <> g.entity),
policy AS (
  SELECT b.entity AS body, f.key FROM facts AS f
    JOIN ({_filled("bound")}) AS b ON b.fact_key = f.key
    JOIN ({_filled("condition")}) AS c ON c.fact_key = f.key
    JOIN ({_filled("act")}) AS a ON a.fact_key = f.key
   WHERE f.type = 'rule' AND {_STANDS} AND b.entity IS NOT NULL
     AND c.name = 'purpose:immigration_enforcement' AND a.name = 'forbids'),
partner AS (
  SELECT l.entity AS body, f.key, f.time_event AS signed, max(d.latest) AS listed FROM facts AS f
    JOIN ({_filled("lender")}) AS l ON l.fact_key = f.key
    JOIN ({_filled("instrument")}) AS i ON i.fact_key = f.key
    JOIN (SELECT document_key, max(time_event) AS latest FROM facts
           WHERE type = 'staffing' GROUP BY document_key) AS d ON d.document_key = f.document_key
   WHERE f.type = 'staffing' AND f.status = 'in_force' AND i.entity GLOB 'pg-287g*'
     AND f.time_event IS NOT NULL AND l.entity IS NOT NULL
   GROUP BY l.entity),
against AS (
  SELECT shared.body, shared.key, partner.key AS partner FROM shared
    JOIN policy USING (body) JOIN partner ON partner.body = shared.recipient
   WHERE partner.signed < shared.day AND partner.listed > shared.day)
SELECT body, key FROM shared
 WHERE {_state("body")} IN ({_STATES}) AND {_state("body")} <> {_state("recipient")}
UNION SELECT policy.body, policy.key FROM policy JOIN against USING (body)
UNION SELECT body, key FROM against
UNION SELECT body, partner FROM against
ORDER BY 1, 2
"""
# of those between whom something is given, or agreed to be
_TRANSFERS = f"""
WITH given AS (
  SELECT p.entity || ' ' || g.entity AS pair, f.key,
         {_STANDS} AND f.status IN ('agreed', 'in_force') AS ready FROM facts AS f
    JOIN ({_filled("provider")}) AS p ON p.fact_key = f.key
    JOIN ({_filled("recipient")}) AS g ON g.fact_key = f.key
   WHERE f.type = 'access' AND {PROSE} AND p.entity IS NOT NULL AND g.entity IS NOT NULL)
SELECT DISTINCT pair, key FROM given WHERE pair IN (SELECT pair FROM given WHERE ready)
 ORDER BY 1, 2
"""
# a row is of the day of its action and of the day from which its award runs
_AWARDS = f"""
WITH paid AS (
  SELECT p.entity AS vendor, f.key, f.time_event AS event, f.time_start AS start, {PROSE} AS prose
    FROM facts AS f JOIN ({_filled("payee")}) AS p ON p.fact_key = f.key
   WHERE f.type = 'spending' AND p.entity IS NOT NULL),
dated AS (
  SELECT vendor || ' ' || event AS award, key, prose FROM paid WHERE length(event) = 10
  UNION SELECT vendor || ' ' || start, key, prose FROM paid
   WHERE NOT prose AND length(start) = 10)
SELECT award, key FROM dated
 WHERE award IN (SELECT award FROM dated WHERE prose)
   AND award IN (SELECT award FROM dated WHERE NOT prose)
 ORDER BY 1, 2
"""
# amounts that are printed with three digits or more and meet have their first three in common
_AMOUNTS = f"""
WITH priced AS (
  SELECT printf('%.2e', m.value) AS amount, f.key, {PROSE} AS prose,
         EXISTS (SELECT 1 FROM ({_filled("payee")}) AS p
                  WHERE p.fact_key = f.key AND p.entity IS NOT NULL) AS named
    FROM facts AS f JOIN fact_measures AS m ON m.fact_key = f.key
   WHERE f.type = 'spending' AND m.unit = 'USD' AND m.value >= 10000)
SELECT DISTINCT amount, key FROM priced
 WHERE amount IN (SELECT amount FROM priced WHERE prose AND NOT named)
   AND amount IN (SELECT amount FROM priced WHERE named AND NOT prose)
   AND prose <> named ORDER BY 1, 2
"""
_HELD = f"""
WITH counted AS (
  SELECT coalesce(m.as_of, f.time_event, f.time_as_of) AS day, f.key, {PROSE} AS prose
    FROM facts AS f JOIN fact_measures AS m ON m.fact_key = f.key
   WHERE f.type = 'custody' AND m.name = 'population')
SELECT DISTINCT day, key FROM counted
 WHERE length(day) = 10 AND day IN (SELECT day FROM counted WHERE prose)
   AND day IN (SELECT day FROM counted WHERE NOT prose) ORDER BY 1, 2
"""
PASSAGES_OF_AWARDS = f"""
SELECT text_key, content FROM passages WHERE text_key IN (
  SELECT f.text_key FROM facts AS f WHERE f.type = 'spending' AND {PROSE})
"""
AWARDS_OF_TEXTS = f"""
SELECT f.key, f.key FROM facts AS f
 WHERE f.type = 'spending' AND {PROSE} AND f.text_key IN (SELECT value FROM json_each(?))
 ORDER BY f.key
"""
OF_AWARD = f"""
SELECT DISTINCT :number, f.key FROM fact_names AS n JOIN facts AS f ON f.key = n.fact_key
 WHERE n.name COLLATE NOCASE IN ('contract ' || :number, 'task order ' || :number)
   AND f.type = 'spending' AND NOT {PROSE} ORDER BY f.key
"""
# a first look: the check reads the name and the days of the terms
_OFFICES = f"""
SELECT DISTINCT f.key, f.key FROM facts AS f JOIN documents AS d ON d.key = f.document_key
  JOIN fact_roles AS r ON r.fact_key = f.key AND r.via = 'name'
  JOIN fact_names AS n ON n.fact_key = r.fact_key AND n.n = r.n
 WHERE length(f.time_event) = 10 AND {PROSE} AND f.time_event <= d.published
   AND n.entity IN ({", ".join(f"'{office}'" for office in sorted(offices()))}) ORDER BY f.key
"""
STREAMS = {
    "told_held": _HELD,
    "told_amounts": _AMOUNTS,
    "told_awards": _AWARDS,
    "told_offices": _OFFICES,
    "told_ended": (
        "SELECT DISTINCT f.document_key, f.key FROM facts AS f"
        " JOIN fact_names AS n ON n.fact_key = f.key"
        f" WHERE {_ENDED} ORDER BY f.document_key, f.key"
    ),
    "told_requests": (
        "SELECT DISTINCT f.key, f.key FROM facts AS f JOIN fact_measures AS m ON m.fact_key = f.key"
        " WHERE f.type = 'access' AND m.name IN ('grant_rate', 'grants') ORDER BY f.key"
    ),
    "told_sharing": _SHARING,
    "told_transfers": _TRANSFERS,
}
"""For each stream its groups and the keys of their facts, sorted by group: awards of one amount,
with and without a vendor; awards of a vendor on a day, where texts and records tell of both; ended
instruments by document; people held on a day of which both tell; holders of an office on a day, and
requests and grants, one by one; what a body shares, with its own rule and the agreements of those
it shares with; what one body gives another."""
