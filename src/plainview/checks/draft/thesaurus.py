"""What a word is compared by: its stem, or that of the words of `thesaurus.toml` that mean it."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from plainview.extraction.frames.lexicon import lexicon as verbs
from plainview.lineage.words import key

_AS_IT_IS = "="
_VOWELS = "aeiou"
_ONE_SYLLABLE = 6  # letters of words that may double the last one: "ban", "plan"


@lru_cache(maxsize=1 << 16)
def meaning(word: str) -> str:
    """What a lower-case word is compared by."""
    stem = key(word)
    return synonyms().get(word) or synonyms().get(stem, stem)


@cache
def synonyms() -> dict[str, str]:
    """The stem of the first word of its line by each form of a word of the thesaurus, and by its
    stem: "detained" and "detainees" have one stem and two meanings."""
    table = tomllib.loads((files(__package__) / "thesaurus.toml").read_text(encoding="utf-8"))
    lines = [line.split() for listed in table.values() for line in listed.strip().splitlines()]
    by_form = {form: key(line[0]) for line in lines for word in line for form in forms(word)}
    by_stem: dict[str, str] = {}
    for form, first in by_form.items():
        by_stem.setdefault(key(form), first)
    return by_stem | by_form


def forms(word: str) -> set[str]:
    """A word in its base form in all that it may have as a noun or a verb, irregular ones too."""
    if word.startswith(_AS_IT_IS):
        return {word.removeprefix(_AS_IT_IS)}
    found = {form for form, (base, _) in verbs().verbs.items() if base == word} | {word}
    last, before = word[-1], word[-2]
    if last == "y" and before not in _VOWELS:
        return found | {f"{word}ing", f"{word[:-1]}ies", f"{word[:-1]}ied"}
    found.add(f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s")
    if len(word) < _ONE_SYLLABLE and last not in f"{_VOWELS}wxy" and before in _VOWELS:
        found |= {f"{word}{last}ed", f"{word}{last}ing"}
    stem = word.removesuffix("e")
    return found | {f"{stem}ed", f"{stem}ing"}
