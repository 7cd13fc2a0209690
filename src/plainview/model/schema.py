"""The closed lists: fact types with their roles, needed roles, measures and status ladders."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FactType:
    """One of the eight fact types.

    Each inner tuple of `needed` is one demand; a tuple of several roles is an either/or.
    """

    name: str
    meaning: str
    roles: tuple[str, ...]
    needed: tuple[tuple[str, ...], ...]
    measures: tuple[str, ...]
    statuses: tuple[str, ...]

    def lacking(self, roles: set[str]) -> tuple[tuple[str, ...], ...]:
        """The demands that a set of filled roles leaves open."""
        return tuple(demand for demand in self.needed if not roles.intersection(demand))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FACT_TYPES: dict[str, FactType] = {
    fact_type.name: fact_type
    for fact_type in (
        FactType(
            "access",
            "who gets which data from whom",
            _words(
                "recipient provider program category instrument authority technology purpose"
                " intermediary"
            ),
            (("recipient",), ("provider", "program"), ("category",)),
            _words(
                "requests records_requested records_provided grants denials grant_rate cap"
                " population_covered retention"
            ),
            _words("sought requested offered agreed in_force paused blocked refused ended"),
        ),
        FactType(
            "spending",
            "who pays whom for what",
            _words("payer payee for funder user instrument"),
            (("payer",),),
            _words("planned requested appropriated obligated ceiling spent"),
            _words(
                "planned solicited requested passed_one_chamber appropriated awarded modified"
                " paused spent ended"
            ),
        ),
        FactType(
            "staffing",
            "whose staff works for whom",
            _words("lender recipient staff_class task requester instrument authority"),
            (("lender",),),
            _words("headcount duration workforce_size share_of_workforce"),
            _words("eligible nominated requested planned in_force ended"),
        ),
        FactType(
            "custody",
            "who holds how many people where, and for how many there is room",
            _words("custodian facility space_lender operator population_held"),
            (("custodian", "facility"),),
            _words("population capacity occupancy facilities duration"),
            _words("directed planned in_force ended"),
        ),
        FactType(
            "operation",
            "what an agency does in the field",
            _words("agency lead place program"),
            (("agency",),),
            _words("arrests agents other_outcome"),
            _words("planned under_way completed"),
        ),
        FactType(
            "target",
            "a number that a body is told to reach",
            _words("bound setter announcer"),
            (("bound",),),
            _words("value units"),
            _words("set raised dropped denied"),
        ),
        FactType(
            "rule",
            "what a law, order or policy allows, requires, forbids or exempts",
            _words("act instrument issuer bound holder category condition"),
            (("act",), ("instrument", "issuer"), ("bound", "holder")),
            _words("limit units duration"),
            _words("proposed in_force claimed enjoined rescinded"),
        ),
        FactType(
            "stance",
            "what an institution or office thinks or asks for",
            _words("holder about calls_for addressee instrument"),
            (("holder",), ("about", "calls_for")),
            _words("signatories"),
            _words("stated demanded answered denied"),
        ),
    )
}

MODALITIES = _words("asserted requested planned possible mandated alleged denied unknown")
POLARITIES = ("+", "-")
VIAS = _words("name coref implied inferred")
SAID_KINDS = _words(
    "outlet document report dataset official official_body organisation anonymous court"
)
ACTS = _words("allows requires forbids exempts")
FLAGS = {
    "distortion": "a name or scale word looks altered by rewriting",
    "direction": "the roles may stand the wrong way round",
    "orphan_attribution": "attributed to a source that the text does not name",
    "unresolved": "who fills a needed role is left open, or a reference such as 'the agency' is",
}
