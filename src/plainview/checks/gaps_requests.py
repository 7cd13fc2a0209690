"""A public-records request for a gap: to whom, under which law, for which records."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from plainview.checks.gaps import Gap, kinds
from plainview.checks.laws import FEDERAL, state_of
from plainview.model import PartialDate, WrongUse

_FOIA_DAYS = 20


@dataclass(frozen=True, slots=True)
class RecordsLaw:
    """A public-records law: its name and citation, and when a body has to answer.

    `days` are business or calendar days (`unit`), None where `time` says it in words; `section` is
    where that is set. With `residents` the law speaks of the state's own citizens or residents.
    """

    name: str
    citation: str
    days: int | None
    unit: str
    time: str
    section: str
    residents: bool

    @property
    def answer(self) -> str:
        """The time for an answer in words."""
        if self.days is None:
            return f"{self.time} ({self.section})"
        return f"within {self.days} {self.unit} days ({self.section})"


FOIA = RecordsLaw(
    "Freedom of Information Act",
    "5 U.S.C. 552",
    _FOIA_DAYS,
    "business",
    "",
    "5 U.S.C. 552(a)(6)(A)(i)",
    False,
)


@cache
def records_laws() -> dict[str, RecordsLaw]:
    """The laws of the states and of the District of Columbia, by postal code."""
    text = resources.files("plainview.checks").joinpath("records_laws.toml").read_text("utf-8")
    return {
        postal: RecordsLaw(
            item["name"],
            item["citation"],
            item.get("days"),
            item.get("unit", ""),
            item.get("time", ""),
            item["section"],
            item.get("residents", False),
        )
        for postal, item in tomllib.loads(text).items()
    }


def law_of(body: str) -> RecordsLaw:
    """The public-records law that a body is under; raises WrongUse where none is known."""
    state = state_of(body)
    found = FOIA if state == FEDERAL else records_laws().get(state)
    if found is None:
        raise WrongUse(f"no public-records law is known for {body}", "Choose another gap")
    return found


def request(gap: Gap, today: date) -> str:
    """The request in Markdown, with brackets where the sender's own words go."""
    law = law_of(gap.body)
    federal = law is FOIA
    lines = map(gap.told, kinds()[gap.kind].records)
    items = "\n".join(f"{n}. {line[0].upper()}{line[1:]}." for n, line in enumerate(lines, 1))
    parts = [
        f"{today:%B} {today.day}, {today.year}",
        f"{'FOIA Officer' if federal else 'Records Officer'}\n{gap.body_name}\n[address]",
        f"# Request under the {law.name}",
        f"This is a request under the {law.name} ({law.citation}). I ask for these records"
        f" {_period(gap, today)}:",
        items,
        _known(gap),
        f"Please search {kinds()[gap.kind].offices}. I do not ask for information about private"
        " individuals: names, identifiers and contact details of people may be left out.",
        "I ask for the records in electronic form, as they are kept: spreadsheets as spreadsheets,"
        " texts with their text layer. Please give what can be separated from what is exempt, and"
        " for each part that is withheld the exemption.",
        _fees(federal),
        _haste(federal),
        f"I expect an answer {law.answer}.",
        _residence(law),
        "[name]\n[organization]\n[e-mail address]",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _known(gap: Gap) -> str:
    """The parties or awards that public records name already."""
    if not gap.named:
        return ""
    more = f", and {gap.others - len(gap.named):,} more" if gap.others > len(gap.named) else ""
    return f"Public records name already: {'; '.join(gap.named)}{more}."


def _period(gap: Gap, today: date) -> str:
    """From the year before the first fact with a date; else of the last five years."""
    earliest = PartialDate.parse(gap.first).earliest if gap.first else None
    year = earliest.year - 1 if earliest else today.year - 5
    return f"from January 1, {year} to the day of the search"


def _fees(federal: bool) -> str:
    where = " under 5 U.S.C. 552(a)(4)(A)(iii)" if federal else ""
    return (
        f"## Fees\n\nI ask for a waiver of all fees{where}. The records tell the public how a body"
        " of government obtains, gives or pays for surveillance and enforcement: disclosure is"
        " likely to contribute significantly to public understanding of the operations of"
        " government, and is not primarily in a commercial interest. [Say how you will publish"
        " it; a representative of the news media says so here.] If fees are not waived, please ask"
        " before they exceed [amount]."
    )


def _haste(federal: bool) -> str:
    if not federal:
        return (
            "## Time\n\nThere is an urgency to inform the public about this activity of government."
            " [Say what is pending: a vote, a contract, a hearing.] Please answer as early as you"
            " can, and send records as they become ready."
        )
    return (
        "## Expedited processing\n\nI ask for expedited processing under 5 U.S.C. 552(a)(6)(E)."
        " [A person primarily engaged in disseminating information says so here.] There is an"
        " urgency to inform the public about actual federal government activity: [say what is"
        " pending]. I certify that this is true and correct to the best of my knowledge and belief."
    )


def _residence(law: RecordsLaw) -> str:
    if not law.residents:
        return ""
    return (
        f"[The {law.name} speaks of citizens or residents of the state: say here that you are one.]"
    )
