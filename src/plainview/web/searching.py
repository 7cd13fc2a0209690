"""What was typed and chosen on the search page, read as a search; what makes no sense is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import quote_plus, urlencode

from starlette.exceptions import HTTPException

from plainview.model import FACT_TYPES, WrongUse
from plainview.publish.words import date_words
from plainview.store import query
from plainview.store.search import ORDERS, Asked
from plainview.store.search_columns import Narrowing
from plainview.web.views import kind_words
from plainview.web.visible import Visible

_OPERATOR = re.compile(
    r"(?<!\S)(type|org|institution|outlet|kind|year|date|since|until):(?:\"([^\"]*)\"?|(\S+))", re.I
)
_DATE = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_SAME = {"institution": "org"}
_LONGEST, _LONG, _DIGITS = 500, 300, 18
_WRONG = "The address asks for something that makes no sense"


@dataclass(frozen=True, slots=True)
class Typed:
    """The words and choices as the address gives them; empty for any."""

    q: str = ""
    type: str = ""
    org: str = ""
    outlet: str = ""
    kind: str = ""
    year: str = ""
    since: str = ""
    until: str = ""
    order: str = ""

    def addresses(self, name: str) -> Callable[[str], str]:
        """What gives the address of the same search with some value of one part."""
        parts = list(_encoded(self))
        at = self.__slots__.index(name)
        before, after = (
            "&".join(p for _, p in some if p) for some in (parts[:at], parts[at + 1 :])
        )
        head = f"/search?{before}{'&' if before else ''}{name}="
        tail = f"&{after}" if after else ""
        return lambda value: f"{head}{_quoted(value)}{tail}"

    def address(self, **changed: str | int) -> str:
        """The address of the same search with something changed."""
        given = dict(_encoded(self))
        for name, value in changed.items():
            given[name] = urlencode({name: value}) if value else ""
        return "/search?" + "&".join(part for part in given.values() if part)


_quoted = lru_cache(maxsize=10_000)(quote_plus)


@lru_cache(maxsize=64)
def _encoded(typed: Typed) -> tuple[tuple[str, str], ...]:
    """Each part of an address by its name: a page of results has dozens of addresses."""
    return tuple(
        (name, urlencode({name: value}) if value else "")
        for name in typed.__slots__
        for value in [getattr(typed, name)]
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that the search is narrowed to: its name among those of `Typed`, what it means in
    words, and the address of the search without it."""

    name: str
    words: str
    without: str


@dataclass(slots=True)
class Reading:
    """A search as it was understood."""

    typed: Typed
    asked: Asked
    chosen: list[Choice] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing is asked at all."""
        return self.asked.words is None and self.asked.narrowing == Narrowing()

    @property
    def understood(self) -> str:
        """The words as they were understood, where that is not what was typed."""
        words = self.asked.words.readable if self.asked.words else ""
        return "" if words == " ".join(query.fold(self.typed.q).split()) else words


def asked(given: Mapping[str, str]) -> tuple[Typed, int | None]:
    """What the fields of an address ask, and the passage that the page begins after.

    Raises HTTPException 400 for what is too long to be meant, or no key of a passage.
    """
    values = {name: given.get(name, "").strip() for name in Typed.__slots__}
    for name, value in values.items():
        if len(value) > (most := _LONGEST if name == "q" else _LONG):
            raise HTTPException(400, f"{_WRONG} ({name}: more than {most} characters).")
    after = given.get("after", "")
    if after and not (after.isascii() and after.isdecimal() and len(after) < _DIGITS):
        raise HTTPException(400, f"{_WRONG} (after: no number of a passage).")
    return Typed(**values), int(after) if after else None


def read(record: Visible, typed: Typed, after: int | None) -> Reading:
    """Read what is asked; never fails."""
    typed, notes = _unfolded(typed)
    words = None
    if typed.q:
        try:
            words = query.parse(typed.q)
            notes += words.notes
        except WrongUse:
            notes.append("there is no word in it to search for")
    order = typed.order if typed.order in ORDERS else ORDERS[0]
    found = Reading(typed, Asked(words, order=order, after=after), notes=notes)
    narrowing = Narrowing()
    for narrow in (_by_type, _by_org, _by_outlet, _by_kind, _by_date):
        narrowing = narrow(found, record, narrowing)
    found.asked = replace(found.asked, narrowing=narrowing)
    return found


def _unfolded(typed: Typed) -> tuple[Typed, list[str]]:
    """The same with operators such as type: taken out of the words; those win over choices."""
    given: dict[str, str] = {}
    notes: list[str] = []

    def take(found: re.Match[str]) -> str:
        name = found[1].lower()
        value = (found[2] if found[2] is not None else found[3]).strip()
        if not value:
            notes.append(f"{name}: with nothing after it was left out")
        elif name in ("date", "year") and ".." in value:
            given["since"], _, given["until"] = value.partition("..")
        else:
            given[{"date": "year"}.get(name, _SAME.get(name, name))] = value
        return " "

    words = " ".join(_OPERATOR.sub(take, typed.q).split())
    return replace(typed, q=words, **given), notes


def _by_type(found: Reading, record: Visible, so_far: Narrowing) -> Narrowing:
    chosen = found.typed.type.lower()
    if not chosen:
        return so_far
    if chosen not in FACT_TYPES:
        found.notes.append(
            f"there is no type of fact called “{chosen}”; the types are {', '.join(FACT_TYPES)}"
        )
        return so_far
    _choose(found, "type", f"with a fact of the type {chosen}")
    return replace(so_far, type=chosen)


def _by_org(found: Reading, record: Visible, so_far: Narrowing) -> Narrowing:
    words = found.typed.org
    if not words:
        return so_far
    name = record.body_name(words)
    if name:
        _choose(found, "org", f"with a fact that names {name}")
        return replace(so_far, orgs=(words,))
    try:
        orgs = record.bodies_named(words)
    except WrongUse:
        # the same words for a person and for nothing: whoever is asked for is not said back
        found.notes.append("no institution of that name is in the record, so nothing can fit")
        _choose(found, "org", "with a fact that names an institution not in the record")
        return replace(so_far, orgs=())
    _choose(found, "org", f"with a fact that names {words} or a part of it")
    return replace(so_far, orgs=orgs)


def _by_outlet(found: Reading, record: Visible, so_far: Narrowing) -> Narrowing:
    words = found.typed.outlet.lower()
    if not words:
        return so_far
    outlets = [name for name in record.searchable()[0] if name]
    near = [name for name in outlets if name.lower() == words] or [
        name for name in outlets if words in name.lower()
    ]
    if not near:
        found.notes.append("no document is from an outlet of that name, so nothing can fit")
    outlet = near[0] if near else found.typed.outlet
    _choose(found, "outlet", f"from {outlet}" if near else "from an outlet not in the record")
    return replace(so_far, outlet=outlet)


def _by_kind(found: Reading, record: Visible, so_far: Narrowing) -> Narrowing:
    words = found.typed.kind.lower()
    if not words:
        return so_far
    kinds = {kind: kind_words(kind) for kind in record.searchable()[1]}
    near = frozenset(kind for kind, name in kinds.items() if words in (kind, name.lower()))
    near = near or frozenset(kind for kind, name in kinds.items() if words in name.lower())
    if not near:
        names = ", ".join(sorted(set(kinds.values())))
        found.notes.append(
            f"no document is of that kind, so nothing can fit; the kinds here are {names}"
        )
    words = " or ".join(sorted({kinds[kind] for kind in near}))
    _choose(found, "kind", words or "of a kind not in the record")
    return replace(so_far, kinds=near)


def _by_date(found: Reading, record: Visible, so_far: Narrowing) -> Narrowing:
    typed, dates = found.typed, dict[str, str]()
    for name in ("year", "since", "until"):
        value = getattr(typed, name)
        if value and not _DATE.fullmatch(value):
            found.notes.append(f"“{value}” is no date such as 2024, 2024-06 or 2024-06-30")
        elif value:
            dates[name] = value
    if "year" in dates:
        _choose(found, "year", f"published in {date_words(dates['year'])}")
        return replace(so_far, since=dates["year"], until=dates["year"])
    for name, words in (("since", "published from"), ("until", "published until")):
        if name in dates:
            _choose(found, name, f"{words} {date_words(dates[name])}")
    return replace(so_far, since=dates.get("since", ""), until=dates.get("until", ""))


def _choose(found: Reading, name: str, words: str) -> None:
    found.chosen.append(Choice(name, words, found.typed.address(**{name: ""})))
