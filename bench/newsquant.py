"""Score quantity extraction on NewsQuant (development part, 309 news sentences).

    python bench/newsquant.py [--errors] [--floor-value F] [--floor-unit F]

Data: $PLAINVIEW_SHARED/benchmarks/newsquant (satya77/CQE_Evaluation; CQE, EMNLP 2023).
Metric: (value) and (value, normalised unit) as multisets per sentence, micro-averaged, for what
`plainview.quantities` gives and for the readings below it.

Where the annotators write a thing otherwise than the public verb does, the verb's answer is put in
their terms before it is compared:

- "from X to Y" with one unit, which the verb gives as two values, is one range;
- "thousands" (2,000 to 9,999) is 1,000 to 10,000, and so on by tens; "dozens" is 12;
- a percentage is as printed (12.5), a fraction in words stays one (0.5);
- an age is in "years of age"; "most of" and "a majority", which they left out, are left out;
- lower case, singular words, one name per unit and currency.

Nothing else is put right. What they count and the verb refuses ("one of the best") is missed, and
what they annotated wrongly (0.2% as 2, $3 billion as 3 million) counts against the verb.
The readings are those below `find`, with changes as ranges; `head` reports the noun without its
adjectives.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter
from itertools import zip_longest
from pathlib import Path

import plainview
from plainview.extraction.quantities import readings
from plainview.extraction.quantities.reading import Reading
from plainview.extraction.quantities.tables import tables
from plainview.model import Measure

CURRENCIES = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "japanese yen",
    "CNY": "chinese yuan", "INR": "indian rupee", "AUD": "australian dollar",
    "CAD": "canadian dollar", "NZD": "new zealand dollar", "HKD": "hong kong dollar",
    "MYR": "malaysian ringgit", "ILS": "shekel", "ZAR": "south african rand",
    "HRK": "croatian kuna", "cents": "cent",
}  # fmt: skip
NAMES = {
    "ratio": "percentage", "percentage points": "percentage point", "times": "count",
    "feet": "foot", "inches": "inch", "kilometers": "kilometre", "meters": "metre",
    "centimeters": "centimetre", "millimeters": "millimetre", "micrometers": "micrometre",
    "nanometers": "nanometre", "liters": "litre", "milliliters": "millilitre",
    "pounds": "pound-mass", "horsepower": "horsepower", "hertz": "hertz", "celsius": "celsius",
    "fahrenheit": "fahrenheit", "square meters": "square metre", "calories": "calorie",
    "newton meters": "newton metre", "pound feet": "foot pound-force",
    "milliamphours": "milliampere-hour", "kilovolts per centimeter": "kilovolt per centimetre",
    "miles per hour": "mile per hour", "miles per gallon": "mile per gallon",
    "meters per second": "metre per second", "parts per million": "part per million",
    "megabits per second": "megabit per second", "centuries": "century",
    "ounces": "ounce", "points per game": "point per game",
    "rebounds per game": "rebound per game", "assists per game": "assist per game",
}  # fmt: skip
WORDS = {
    "best": "good", "better": "good", "worst": "bad", "people": "people", "men": "man",
    "women": "woman", "children": "child", "feet": "foot", "series": "series", "metres": "metre",
    "meter": "metre", "tds": "touch down", "viruses": "virus", "straight": "straight",
    "companies": "company",
}  # fmt: skip
PERCENT = re.compile(r"%|％|per ?cent|pct|[0-9]pc", re.IGNORECASE)
FROM = re.compile(r"\bfrom (?:about |up to )?$", re.IGNORECASE)
TO = re.compile(r"(?:,? in (?:19|20)[0-9]{2})?,? to ")

Key = tuple[tuple[float, ...], str]


def folder() -> Path:
    """The folder of the benchmark, from PLAINVIEW_SHARED or beside the checkout."""
    beside = Path(__file__).resolve().parents[2] / "shared"
    return Path(os.environ.get("PLAINVIEW_SHARED", beside)) / "benchmarks" / "newsquant"


def singular(word: str) -> str:
    """The dictionary form of a noun or superlative, by spelling."""
    if word in WORDS:
        return WORDS[word]
    if re.search(r"[^aeiou]ies$", word):
        return f"{word[:-3]}y"
    if re.search(r"(?:ss|x|ch|sh)es$", word):
        return word[:-2]
    if re.search(r"[^su']s$", word) and len(word) > 2:
        return word[:-1]
    if match := re.fullmatch(r"(\w{3,}?)(?:i?est|er)", word):
        stem = match[1]
        if stem in ("old", "large", "larg", "small", "new", "high", "low", "real", "young"):
            return {"larg": "large"}.get(stem, stem)
    return word


def normal(unit: str) -> str:
    """A unit in lower case, words in the singular, without function words."""
    unit = unit.lower().replace("united states dollar", "dollar").replace("malaysian ", "")
    words = re.sub(r"[’']", "", unit).split()
    kept = [singular(word) for word in words if word not in ("of", "the", "and", "&", "%")]
    return " ".join(kept) if unit.strip() not in ("%", "&") else "percentage"


def rounded(*values: float) -> tuple[float, ...]:
    """Values in rising order with eight significant digits."""
    return tuple(sorted({float(f"{value:.8g}") for value in values}))


def gold_keys(quantities: list[dict[str, str]]) -> list[Key]:
    """The annotated quantities as (values, unit)."""
    out = []
    for quantity in quantities:
        printed = quantity["value"].replace(",", "")
        match = re.fullmatch(r"(-?[\d.e+]+?)-([\d.e+]+)", printed)
        values = rounded(*map(float, match.groups())) if match else rounded(float(printed))
        out.append((values, normal(quantity["normalized_unit"])))
    return out


def key_of(found: Reading) -> Key:
    """A reading as (values, unit)."""
    number = found.number
    if number.vague and number.value is None:
        low = number.lo / 2 if number.lo != 24 else 12.0
        high = (number.hi + 1) if number.lo != 24 else 12.0
        values = rounded(low, high)
    else:
        assert number.value is not None
        printed = 100.0 if found.kind == "ratio" and number.form != "share" else 1.0
        high_value = found.high.value if found.high else None
        ends = [number.value] if high_value is None else [number.value, high_value]
        values = rounded(*(found.sign * printed * end for end in ends))
    return values, unit_name(found)


def majority(found: Reading) -> bool:
    """Whether a reading is "most of" or "a majority", which the annotators left out."""
    return found.number.form == "share" and bool(found.number.vague)


def unit_name(found: Reading) -> str:
    """The unit of a reading as NewsQuant writes it."""
    unit = found.unit or ""
    name = CURRENCIES.get(unit) or NAMES.get(unit) or unit
    if found.noun is not None and found.noun.kind == "count":
        name = found.noun.text
    if found.number.form == "share" and found.kind == "ratio":
        name = "percentage"
    if found.kind == "age":
        name = f"{unit} of age"
    if not name:
        return "-"
    return normal(f"{name} per {per_name(found.per)}" if found.per else name)


def per_name(per: str) -> str:
    """What a rate is for, under the name of its unit ("sq m")."""
    unit = tables().units.get(per, (per, ""))[0]
    return NAMES.get(unit, unit)


def matched(gold: list[object], pred: list[object]) -> int:
    """How many of two multisets agree."""
    return sum((Counter(gold) & Counter(pred)).values())


def f1(right: int, gold: int, pred: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision, recall = right / max(pred, 1), right / max(gold, 1)
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def head(key: Key) -> Key:
    """A key with the last word of its unit alone."""
    unit = key[1]
    return key[0], unit if " per " in unit else unit.rsplit(" ", 1)[-1]


def score(sentences: list[dict[str, object]], show: bool) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 by field group."""
    right: Counter[str] = Counter()
    golds = preds = 0
    for sentence in sentences:
        text = str(sentence["text"])
        gold = gold_keys(sentence["quantities"])  # type: ignore[arg-type]
        found = next(iter(readings(text, [(0, len(text))], ranges=True)))
        pred = [key_of(one) for one in found if not majority(one) and one.kind != "damaged"]
        golds, preds = golds + len(gold), preds + len(pred)
        right["value"] += matched([k[0] for k in gold], [k[0] for k in pred])
        right["value+unit"] += matched(list(gold), list(pred))
        right["value+head"] += matched([head(k) for k in gold], [head(k) for k in pred])
        if show and Counter(gold) != Counter(pred):
            missed, extra = Counter(gold) - Counter(pred), Counter(pred) - Counter(gold)
            print(text, *(f"  - {k}" for k in missed), *(f"  + {k}" for k in extra), sep="\n")
    return {name: f1(count, golds, preds) for name, count in right.items()}


def public_key(found: Measure) -> Key:
    """What `plainview.quantities` gives as (values, unit), in the conventions of the annotators."""
    as_percent = found.unit == "ratio" and PERCENT.search(found.surface)
    printed = 100.0 if as_percent else 1.0
    ends = [found.lo, found.hi] if found.qualifier == "range" or found.value is None else []
    values = [end for end in ends or [found.value] if end is not None]
    if found.value is None and found.qualifier == "dozens":
        values = [12.0]
    elif found.value is None and found.lo and found.hi and found.hi + 1 == 5 * found.lo:
        values = [found.lo / 2, found.hi + 1]  # "thousands"
    unit = CURRENCIES.get(found.unit or "") or NAMES.get(found.unit or "") or found.unit or "-"
    if found.definition == "age":
        unit = f"{found.unit} of age"
    unit = f"{unit} per {per_name(found.per)}" if found.per else unit
    return rounded(*(printed * value for value in values)), normal(unit)


def public_keys(text: str) -> list[Key]:
    """The keys of all measures of a sentence; "from X to Y" as one, "most of" left out."""
    found = plainview.quantities(text)
    keys: list[Key] = []
    skip = False
    for here, following in zip_longest(found, found[1:]):
        if skip:
            skip = False
            continue
        share = here.unit == "ratio" and not PERCENT.search(here.surface)
        if share and (here.value is None or here.qualifier == "more_than"):
            continue  # "most of", "a majority"
        values, unit = public_key(here)
        if following is not None and changed(text, here, following):
            values = rounded(*values, *public_key(following)[0])
            skip = True
        keys.append((values, unit))
    return keys


def changed(text: str, first: Measure, second: Measure) -> bool:
    """Whether two measures of one unit are printed as "from X to Y", with a year between or not."""
    led = FROM.search(text, 0, first.start) or first.surface.lower().startswith("from ")
    between = TO.fullmatch(text, first.end, max(first.end, second.start))
    return bool(led and between and (first.unit, first.per) == (second.unit, second.per))


def score_public(
    sentences: list[dict[str, object]], show: bool = False
) -> dict[str, tuple[float, float, float]]:
    """The same for the public verb, `plainview.quantities`."""
    right: Counter[str] = Counter()
    golds = preds = 0
    for sentence in sentences:
        text = str(sentence["text"])
        gold = gold_keys(sentence["quantities"])  # type: ignore[arg-type]
        pred = public_keys(text)
        golds, preds = golds + len(gold), preds + len(pred)
        right["value"] += matched([k[0] for k in gold], [k[0] for k in pred])
        right["value+unit"] += matched(list(gold), list(pred))
        if show and Counter(gold) != Counter(pred):
            missed, extra = Counter(gold) - Counter(pred), Counter(pred) - Counter(gold)
            print(text, *(f"  - {k}" for k in missed), *(f"  + {k}" for k in extra), sep="\n")
    return {f"public verb, {name}": f1(count, golds, preds) for name, count in right.items()}


def main() -> int:
    """Print the scores; status 1 if one lies below its floor, 3 without the data."""
    parser = argparse.ArgumentParser(description="Score quantities on NewsQuant.")
    parser.add_argument("--errors", action="store_true", help="print what differs")
    parser.add_argument("--floor-value", type=float, default=0.0)
    parser.add_argument("--floor-unit", type=float, default=0.0)
    options = parser.parse_args()
    data = folder() / "newsquant_dev.json"
    if not data.is_file():
        print(f"no NewsQuant at {data}; set PLAINVIEW_SHARED", file=sys.stderr)
        return 3
    sentences = json.loads(data.read_text("utf-8"))
    scores = score(sentences, False) | score_public(sentences, options.errors)
    for name, (precision, recall, both) in scores.items():
        print(f"{name:23} P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}")
    low = scores["value"][2] < options.floor_value or scores["value+unit"][2] < options.floor_unit
    return int(low)


if __name__ == "__main__":
    raise SystemExit(main())
