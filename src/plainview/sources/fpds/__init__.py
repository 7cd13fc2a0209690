"""FPDS print-outs: one modification of an award, with this action's amounts and the totals."""

from __future__ import annotations

import re
from functools import lru_cache

from plainview.model import Evidence, Fact, Filler, Hop, Measure, Text, Time
from plainview.sources.columns import Audit
from plainview.sources.expectations import told
from plainview.sources.parts import SourceReading
from plainview.sources.stating import body, money, when
from plainview.vocab import entity

_SUM = r"(-?\$[\d,]+\.\d\d|\(\$[\d,]+\.\d\d\))"
_LABELS = {
    "award": r"Award ID:\s*(\d{4})\s+(\w{8,})\s+(\w+)",
    "signed": r"Date Signed(?:\s*\(mm/dd/yyyy\))?\s*:\s*(\d\d/\d\d/\d{4})",
    "start": r"Period of Performance Start Date(?:\s*\(mm/dd/yyyy\))?\s*:\s*(\d\d/\d\d/\d{4})",
    "end": r"Completion Date(?:\s*\(mm/dd/yyyy\))?\s*:\s*(\d\d/\d\d/\d{4})",
    "obligated": rf"Action Obligation:\s*{_SUM}(?:\s+{_SUM})?",
    "exercised": rf"Base And Exercised Options Value:\s*{_SUM}(?:\s+{_SUM})?",
    "ceiling": rf"Base and All Options Value[^:]*:\s*{_SUM}(?:\s+{_SUM})?",
    "payer": r"Contracting Office Agency Name:\s*(\S.*?)\s+Contracting Office ID:",
    "funder": r"Funding Agency Name:\s*(\S.*?)\s+Funding Office ID:",
    "payee": r"Legal Business Name:\s*(\S.*?)\s+DBAN:",
    "for": r"Product/Service Code:\s*\w{4}\s+Description:\s*(\S.*?)\s+Principal NAICS",
}
_TOTALS = (
    ("obligated", "obligated", "transaction", "cumulative"),
    ("exercised", "ceiling", None, "base_and_exercised_options"),
    ("ceiling", "ceiling", None, "base_and_all_options"),
)
_STAFF = re.compile(
    r"(?:Prepared User|Last Modified User|Approved By|Closed By):\s*(?=█|\w+@|[A-Z]\w+\.)"
)
_CONTACTS = re.compile(r"(?:Phone|Fax No):\s*(?=[█\d(])")


def read(text: Text) -> SourceReading | None:
    """The spending fact of an FPDS form; None for anything else."""
    content = text.content
    if "FPDS-NG" not in content or "Award ID:" not in content:
        return None
    found = {name: match for name, rule in _rules().items() if (match := rule.search(content))}
    audit = Audit()
    missing = [name for name in ("award", "payer", "payee", "obligated") if name not in found]
    if missing:
        audit.note("row_not_understood", f"The form does not show its {', '.join(missing)}")
    facts = () if missing else (_fact(text, found),)
    audit.dropped["user ids of staff"] = len(_STAFF.findall(content))
    audit.dropped["telephone and fax numbers"] = len(_CONTACTS.findall(content))
    audit.ignore("competition", "business types", "place of performance", "classifications")
    return SourceReading(
        "fpds", "award form", facts, audit.problems, dict(+audit.dropped), audit.ignored
    )


@lru_cache(maxsize=1)
def _rules() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(rule) for name, rule in _LABELS.items()}


def _fact(text: Text, found: dict[str, re.Match[str]]) -> Fact:
    content, award = text.content, found["award"]
    fillers = [_agency("payer", found["payer"], award[1]), _named("payee", found["payee"])]
    if funder := found.get("funder"):
        same = funder[1] == found["payer"][1]
        fillers.append(_agency("funder", funder, award[1]) if same else _named("funder", funder))
    fillers.append(Filler("instrument", f"contract {award[2]}", award[2], *award.span(2)))
    if bought := found.get("for"):
        fillers.append(Filler("for", bought[1], bought[1], *bought.span(1)))
    quoted = [match.span() for name, match in sorted(found.items()) if name not in ("start", "end")]
    return Fact(
        content, text.id, "spending", "modified" if award[3].strip("0") else "awarded", "asserted",
        "+", tuple(fillers), tuple(_measures(found)),
        (Hop("dataset", "FPDS", via="inferred"),),
        tuple(Evidence(*run, content[slice(*run)]) for run in sorted(quoted)),
        _time(found), (), "fpds/form",
    )  # fmt: skip


def _agency(role: str, match: re.Match[str], code: str) -> Filler:
    """An agency by its sub-tier code where its name is cut off."""
    name, entry = body(match[1])
    known = entity(told("fpds")["agencies"].get(code, ""))
    if entry is None and known:
        name, entry = known.name, known.id
    return Filler(role, name, match[1], *match.span(1), "name", entry)


def _named(role: str, match: re.Match[str]) -> Filler:
    name, entry = body(match[1])
    return Filler(role, name, match[1], *match.span(1), "name", entry)


def _measures(found: dict[str, re.Match[str]]) -> list[Measure]:
    """This action's amount and the totals; where the form has one column it is both."""
    measures = []
    for label, name, this, total in _TOTALS:
        match = found.get(label)
        if match is None:
            continue
        second = 2 if match[2] else 1
        for group, definition in ((1, this), (second, total)):
            value = money(match[group])
            if definition and value is not None and (group, definition) != (1, "cumulative"):
                measures.append(_amount(name, match, group, value, definition))
    return measures


def _amount(name: str, match: re.Match[str], group: int, value: float, definition: str) -> Measure:
    return Measure(
        name, value, value, value, "exact", "USD", None, None, definition, None,
        match[group], *match.span(group),
    )  # fmt: skip


def _time(found: dict[str, re.Match[str]]) -> Time | None:
    start, end = (when(found[name][1]) if name in found else None for name in ("start", "end"))
    signed = found.get("signed")
    if not signed:
        return Time(start=start, end=end) if start or end else None
    return Time(start, end, None, when(signed[1]), signed[1], *signed.span(1))
