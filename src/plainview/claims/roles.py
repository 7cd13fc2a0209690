"""How the roles of two facts meet, and whether they fix one matter."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from plainview.claims.content import Prepared, above, official
from plainview.vocab.tables import words

_ASIDE = frozenset(
    words(
        "announcer purpose intermediary technology task condition requester space_lender operator"
        " authority user lead addressee setter approver funder"
    )
)
"""Roles that tell more about a matter and do not say which one it is."""
_NARROWING = {
    "access": frozenset(("category", "program")),
    "spending": frozenset(("payee", "program")),
    "staffing": frozenset(("staff_class",)),
    "custody": frozenset(("facility", "population_held", "operator")),
    "operation": frozenset(("place", "program")),
    "target": frozenset(),
    "rule": frozenset(("category", "condition")),
    "stance": frozenset(),
}
"""Roles of which only one fact speaks: the other is about more."""
FIXING = {
    "access": (("recipient", "provider"), ("recipient", "category"), ("provider", "category"),
               ("recipient", "program"), ("provider", "program")),
    "spending": (("payer", "payee"), ("payer", "for"), ("payee", "for"), ("payee", "instrument"),
                 ("payer", "program")),
    "staffing": (("lender",),),
    "custody": (("facility",), ("custodian",)),
    "operation": (("agency", "place"), ("agency",), ("place",)),
    "target": (("bound",),),
    "rule": (("instrument", "bound"), ("instrument", "category"), ("bound", "category")),
    "stance": (("holder", "about"), ("holder", "calls_for")),
}  # fmt: skip
"""Roles that say together which matter it is, where both facts agree on them."""
_OPPOSITE = (("recipient", "provider"), ("payer", "payee"), ("lender", "recipient"))
_WORDS = 4  # longer words in common that hardly come twice by chance
_ALIKE = 0.6  # of the longer words of the shorter wording


@dataclass(frozen=True, slots=True)
class Meeting:
    """Roles of both facts: `agreed`; agreed at another level of an institution (`levels`); in
    conflict; filled by one of the two only in a way that narrows it. `worded` is whether words of
    the texts' own are telling, `turned` whether parties stand the other way round."""

    agreed: frozenset[str]
    levels: frozenset[str]
    conflicts: frozenset[str]
    narrowed: frozenset[str]
    worded: bool
    turned: bool

    def fixed(self, fact_type: str) -> bool:
        """Whether what is agreed says which matter it is."""
        return any(self.agreed.issuperset(roles) for roles in FIXING[fact_type])


def meet(one: Prepared, two: Prepared) -> Meeting:
    """How the roles of two facts of one type meet."""
    agreed, levels, conflicts = set(), set(), set()
    for role in one.roles.keys() & two.roles.keys():
        ours, theirs = one.roles[role], two.roles[role]
        if ours & theirs or _part_of_name(ours, theirs):
            agreed.add(role)
        elif _nested(ours, theirs) or (role in one.classes) != (role in two.classes):
            levels.add(role)  # HSI and ICE; ICE and "law enforcement agencies"
        elif role not in _ASIDE:
            conflicts.add(role)
    levels |= (one.classes.keys() & two.roles.keys()) | (two.classes.keys() & one.roles.keys())
    levels.discard("setter")  # "officials" set a target, or the agency itself
    worded = False
    for role in one.words.keys() & two.words.keys():
        shared = len(one.words[role] & two.words[role])
        if shared >= _ALIKE * min(len(one.words[role]), len(two.words[role])):
            agreed.add(role)
            worded |= shared >= _WORDS
        elif role not in _ASIDE and role not in agreed:
            conflicts.add(role)
    for role in one.hints.keys() | two.hints.keys():
        ours = one.hints.get(role, frozenset()) | one.roles.get(role, frozenset())
        theirs = two.hints.get(role, frozenset()) | two.roles.get(role, frozenset())
        if ours & theirs:
            agreed.add(role)
    if agreed - {"category"}:
        # "state police" beside a named law is the same police; alone it is any
        agreed |= {
            role
            for role in one.classes.keys() & two.classes.keys()
            if one.classes[role] & two.classes[role]
        }
    narrowed = {role for role in _NARROWING[one.type] if one.filled(role) != two.filled(role)}
    if "facility" in agreed:
        narrowed.discard("operator")  # whoever runs it
    return Meeting(
        frozenset(agreed), frozenset(levels - agreed), frozenset(conflicts - agreed),
        frozenset(narrowed), worded, _turned(one, two),
    )  # fmt: skip


def _nested(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(name in above(other) or other in above(name) for name in ours for other in theirs)


def _part_of_name(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether a name that was left open is the other without its first words: "Department of
    Public Safety" and "Arizona Department of Public Safety"."""
    return any(
        (len(short) < len(long)) and " " in short and long.endswith(" " + short)
        for name, other in product(ours, theirs)
        for short, long in ((name, official(other)), (other, official(name)))
        if official(short) == short
    )


def _turned(one: Prepared, two: Prepared) -> bool:
    """Whether what fills a role in one fills the opposite role in the other."""
    for role, other in _OPPOSITE:
        ours, theirs = one.roles.get(role, frozenset()), two.roles.get(role, frozenset())
        against, back = one.roles.get(other, frozenset()), two.roles.get(other, frozenset())
        if ours and theirs and not ours & theirs and ours & back and against & theirs:
            return True
    return False
