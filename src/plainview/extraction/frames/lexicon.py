"""Word forms, and the small lists that say how a clause is built and how sure it is."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_DATA = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8"))


def _closed(name: str) -> frozenset[str]:
    return frozenset(_DATA["closed"][name].split())


BE = _closed("be")
HAVE = _closed("have")
DO = _closed("do")
NEGATIONS = _closed("negations")
ADVERBS = _closed("adverbs")
PREPOSITIONS = _closed("prepositions")
RELATIVES = _closed("relatives")
SUBORDINATORS = _closed("subordinators")
DETERMINERS = _closed("determiners")
PRONOUNS = _closed("pronouns")
CONJUNCTIONS = _closed("conjunctions")
LIGHT = _closed("light")
MONTHS = _closed("months")
MODALS = {
    "will": "planned", "'ll": "planned", "’ll": "planned", "shall": "mandated", "must": "mandated",
    "may": "possible", "might": "possible", "could": "possible", "can": "possible",
    "cannot": "possible",
    "would": "possible", "should": "requested",
}  # fmt: skip
HARD = frozenset(";:—–")
THIRD = {"have": "has", "do": "does", "be": "is"}


class Lexicon:
    """The lists of lexicon.toml, and the forms of every verb that they or the patterns name."""

    def __init__(self, data: dict[str, object]) -> None:
        self._irregular = _irregular(str(data["irregular"]))
        self._doubling = frozenset(str(data["doubling"]).split())
        self.say = frozenset(str(data["say"]).split())
        self.nouns = _turned(data["nouns"])
        self.governing = _turned(data["governing"])
        self.hedges = _turned(data["hedges"])
        employers = data["employers"]
        assert isinstance(employers, dict)
        self.employers = {staff: tuple(ids.split()) for staff, ids in employers.items()}
        self.soldiers = frozenset(s for s, ids in self.employers.items() if "us-military" in ids)
        rulers = data["rulers"]
        assert isinstance(rulers, dict)
        self.rulers = frozenset(str(rulers["ids"]).split())
        doing = data["doing"]
        assert isinstance(doing, dict)
        self.doing = {name: frozenset(str(ids).split()) for name, ids in doing.items()}
        described = data["described"]
        assert isinstance(described, dict)
        self.workers = frozenset(str(described["workers"]).split())
        self.bodies = _numbered(str(described["bodies"])) | _numbered(str(described["workers"]))
        self.datasets = frozenset(str(described["data"]).split())
        self.systems = frozenset(str(described["systems"]).split())
        self.places = frozenset(str(described["places"]).split())
        self.counted = _turned(data["counted"])
        self.heads = self.bodies.keys() | self.datasets | self.systems | self.counted.keys()
        self.stops = frozenset(str(described["stops"]).split())
        makes = data["makes"]
        assert isinstance(makes, dict)
        self.makes = {str(tech): str(category) for tech, category in makes.items()}
        labels = data["labels"]
        assert isinstance(labels, dict)
        self.labels = {
            role: tuple(label.strip() for label in str(words).split(","))
            for role, words in labels.items()
        }
        classes = data["classes"]
        assert isinstance(classes, dict)
        self.classes = {name: frozenset(str(words).split()) for name, words in classes.items()}
        self.verbs: dict[str, tuple[str, str]] = {}
        for lemma in (
            *str(data["common"]).split(),
            *self._irregular,
            *self.say,
            *LIGHT,
            *self.governing,
        ):
            self.know(lemma)

    def know(self, lemma: str) -> None:
        """Add a verb's forms; a form that two verbs share keeps the first."""
        for form, tags in self.forms(lemma).items():
            self.verbs.setdefault(form, (lemma, tags))

    def forms(self, lemma: str) -> dict[str, str]:
        """Forms of a verb with tags: B base, S third person, D past, N participle, G -ing."""
        stem = lemma + lemma[-1] if lemma in self._doubling else lemma
        if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
            past, ing = lemma + "d", lemma[:-1] + "ing"
        elif lemma.endswith("y") and lemma[-2] not in "aeiou":
            past, ing = lemma[:-1] + "ied", lemma + "ing"
        elif lemma.endswith("e"):
            past, ing = lemma + "d", lemma + "ing"
        else:
            past, ing = stem + "ed", stem + "ing"
        third = THIRD.get(lemma, lemma + "s")
        if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) and lemma not in THIRD:
            third = lemma + "es"
        elif lemma[-1] == "y" and lemma[-2] not in "aeiou":
            third = lemma[:-1] + "ies"
        past, participle = self._irregular.get(lemma, (past, past))
        found: dict[str, str] = {}
        for form, tag in (
            (lemma, "B"), (third, "S"), (past, "D"), (participle, "N"), (ing, "G"),
        ):  # fmt: skip
            found[form] = found.get(form, "") + tag
        return found


def _irregular(text: str) -> dict[str, tuple[str, str]]:
    rows = [row.split() for line in text.split("\n") for row in line.split("|") if row.strip()]
    return {base: (past, participle) for base, past, participle in rows}


def _numbered(nouns: str) -> dict[str, str]:
    """Singular and plural of nouns, to the singular."""
    found = {}
    for noun in nouns.split():
        plural = noun[:-1] + "ies" if noun[-1] == "y" and noun[-2] not in "aeiou" else noun + "s"
        found[noun] = noun
        found[noun + "es" if noun.endswith("ch") else plural] = noun
    return found


def _turned(table: object) -> dict[str, str]:
    assert isinstance(table, dict)
    return {word: key for key, words in table.items() for word in str(words).split()}


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    return Lexicon(_DATA)
