"""Names whose words a machine has replaced: "Inner Income Service" for Internal Revenue Service.

Words are put back by the lexicon in `spin.toml`, each only by words of its own role in a name, and
only where that gives an official name in full. A name that any body goes by, or that the document
gives an acronym of its own, is never taken for a distorted one of another.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import combinations, product

from plainview.model import Candidate, Entity
from plainview.names import known
from plainview.names.document import Document, initials, letters
from plainview.names.spelling import fold
from plainview.vocab.registry import entity
from plainview.vocab.terms import Term, phrases

_SCORE = 0.78
_EACH = 0.06
_SHORT = 0.08
_MOST = 4
_CONFIRMED = 0.88
_LOST = 0.45
_KEPT = 3
_PRIVATE = frozenset(("ngo", "company", "union", "outlet", "party", "university", "group"))
_SHORTENED = re.compile(r"(.+?) ?\(([A-Z][A-Z.]{1,7})\)")
_COUNTRY = re.compile(r"(Joined|Unified|Combined|Unite) States (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    sources: dict[str, tuple[str, ...]]
    phrases: re.Pattern[str]
    spelt: dict[str, str]
    bodies: frozenset[str]
    real: frozenset[known.Key]


def is_distorted(candidate: Candidate) -> bool:
    """Whether a candidate was found by putting replaced words back; its reason says which."""
    return candidate.reason.startswith(known.DISTORTED)


def distorted(name: str) -> list[Candidate]:
    """The bodies whose official names give this one when words are replaced; fewest words first.

    An acronym behind the name, which no machine changes, speaks for its body or against all.
    """
    if not name[:1].isupper():
        return []
    shortened = _SHORTENED.fullmatch(name)
    if shortened:
        return [_judged(item, letters(shortened[2])) for item in distorted(shortened[1])]
    listed = [item for item in known.exact(name) if is_distorted(item)]
    if listed:
        return listed
    country = _COUNTRY.match(name)
    if country:
        rest = known.by_words(f"United States {name[country.end() :]}")
        reason = f"{known.DISTORTED}: united for {country[1].lower()}"
        return [replace(item, score=_SCORE - _EACH, reason=reason) for item in rest]
    name_key = known.key(_joined(fold(name)))
    if not 2 <= len(name_key) <= 8 or known.key(name) in _lexicon().real:
        return []
    of_country = name.startswith(("U.S. ", "US ", "United States "))
    best: dict[str, Candidate] = {}
    for restored, count in _restored(name_key, known.keys(), known.keys_with()):
        for entry in known.keys().get(restored, ()):
            if not _may_be(entry, restored, of_country, len(restored) - count):
                continue
            short = _SHORT if len(restored) == 2 else 0.0
            score = round(_SCORE - _EACH * count - short, 3)
            if entry.id not in best or best[entry.id].score < score:
                best[entry.id] = Candidate(entry.id, entry.name, score, _reason(name_key, restored))
    fewest = max((item.score for item in best.values()), default=0.0)
    return [item for item in best.values() if item.score == fewest]


def may_be_distorted(name: str) -> bool:
    """Whether `resolve` can read a name as a distorted one: far cheaper to ask than it is."""
    text = known.cleaned(name)
    return bool(_listed_spellings().search(text) or distorted(text))


@cache
def _listed_spellings() -> re.Pattern[str]:
    """The distorted names that the registry lists."""
    listed = (
        re.escape(name)
        for name, meanings in known.names().items()
        if any(alias.how == "spun" for _, alias in meanings)
    )
    return re.compile("|".join(listed))


def distorted_terms(phrase: str) -> list[tuple[Term, str]]:
    """Terms of the vocabularies whose phrases give this one when words are replaced, and why.

    "prison investigations" is "criminal investigations"; a phrase of the vocabularies is itself.
    """
    table = phrases()
    low = " ".join(fold(phrase).split())
    if low in table:
        return []
    words = tuple(_joined(low).split())
    if not 2 <= len(words) <= 6:
        return []
    found: dict[Term, str] = {}
    for restored, _ in _restored(words, {tuple(p.split()) for p in table}, None):
        for term in table[" ".join(restored)]:
            found.setdefault(term, _reason(words, restored))
    return list(found.items())


@cache
def replacing_words() -> frozenset[str]:
    """The words, in lower case, that machines put for words of names."""
    spelt = _lexicon().spelt
    return frozenset(part for word in _lexicon().sources for part in spelt.get(word, word).split())


def agreeing(text: str, found: list[Candidate], document: Document | None) -> list[Candidate]:
    """Distorted readings in the light of the document.

    The acronym that it gives the name confirms the body or speaks against it; of several bodies
    the one that the document names elsewhere is meant.
    """
    if document is None or not any(is_distorted(item) for item in found):
        return found
    acronym = document.acronym_behind(text)
    if acronym is not None:
        return [_judged(item, acronym) if is_distorted(item) else item for item in found]
    if any(item.id in document.named for item in found):
        return [
            replace(item, score=min(item.score, _LOST))
            if is_distorted(item) and item.id not in document.named
            else item
            for item in found
        ]
    return found


def _judged(item: Candidate, acronym: str) -> Candidate:
    score = _CONFIRMED if acronym in _acronyms(item.id) else _LOST
    return replace(item, score=score, reason=f"{item.reason}; acronym {acronym}")


def _acronyms(entity_id: str) -> frozenset[str]:
    entry = entity(entity_id)
    if entry is None:
        return frozenset()
    listed = {alias.name for alias in entry.aliases if alias.how == "acronym"}
    return frozenset(listed) | initials(entry.name)


def _may_be(entry: Entity, restored: known.Key, of_country: bool, kept: int) -> bool:
    if entry.type not in ("Org", "Program") or entry.kind.endswith("class"):
        return False
    # private bodies have namesakes: a center for migration studies, one for immigration studies
    if entry.kind in _PRIVATE and kept < _KEPT:
        return False
    # of two words a single one is left, which has to say more than what kind of body it is
    whole = len(restored) > 2 or of_country or _lexicon().bodies.isdisjoint(restored)
    return whole and (len(restored) > 2 or entry.type == "Org")


def _reason(printed: known.Key, restored: known.Key) -> str:
    spelt = _lexicon().spelt
    changed = [
        f"{own} for {spelt.get(put, put)}"
        for own, put in zip(restored, printed, strict=True)
        if own != put
    ]
    return f"{known.DISTORTED}: " + ", ".join(changed)


def _restored(
    name_key: known.Key,
    table: dict[known.Key, list[Entity]] | set[known.Key],
    held: dict[str, set[known.Key]] | None,
) -> Iterator[tuple[known.Key, int]]:
    """Names of a table with some words put back, and how many, fewest first.

    `held` has the words that names of the table hold: what is left as it was has to be one.
    """
    sources = _lexicon().sources
    choices = [(i, sources[word]) for i, word in enumerate(name_key) if word in sources]
    for count in range(1, min(_MOST, len(choices)) + 1):
        for chosen in combinations(choices, count):
            places = {i for i, _ in chosen}
            left = [word for i, word in enumerate(name_key) if i not in places]
            # of two words one has to be the name's own
            if not left and len(name_key) < 3:
                continue
            if held is not None and not all(word in held for word in left):
                continue
            for options in product(*(words for _, words in chosen)):
                words = list(name_key)
                for (i, _), source in zip(chosen, options, strict=True):
                    words[i] = source
                if tuple(words) in table:
                    yield tuple(words), count


@cache
def _lexicon() -> _Lexicon:
    text = resources.files("plainview.names").joinpath("spin.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    real = frozenset(known.key(name) for name in tables.pop("real")["names"])
    sources: dict[str, list[str]] = defaultdict(list)
    spun: set[str] = set()
    for lexicon in tables.values():
        for source, line in lexicon.items():
            spun.update(line.split())
            for word in line.split():
                sources[word.replace("_", "")].append(source)
    long = sorted((word.replace("_", " ") for word in spun if "_" in word), key=len, reverse=True)
    return _Lexicon(
        {word: tuple(dict.fromkeys(found)) for word, found in sources.items()},
        re.compile(rf"\b(?:{'|'.join(map(re.escape, long))})\b"),
        {phrase.replace(" ", ""): phrase for phrase in long},
        frozenset(tables["body"]),
        real,
    )


def _joined(text: str) -> str:
    """The text with phrases that stand for one word written as one."""
    return _lexicon().phrases.sub(lambda found: found.group().replace(" ", ""), text)
