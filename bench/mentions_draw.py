"""Draws mentions to label, without any help of Plainview's own finder: by plain patterns and cells.

    python -m bench.mentions_draw OUT.tsv

The same seed gives the same draw. One mention a document in each stratum of the news; articles of
the third that nobody reads (`gold.shared.is_kept`) are left out. Records: a file, then a row of it.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from gold.shared import is_kept

from bench.mentions import Mention, cell_name, digest, sheets
from bench.shared import shared_folder

SEED = 20_260_103
_OPENERS = (
    "The|A|An|But|And|In|On|At|If|When|While|For|As|It|He|She|They|We|I|This|That|These|Those|By|To"
    "|From|With|After|Before|Since|So|Yet|Or|Under|Over|Last|Some|Many|What|Who|How|Why|Although"
)
_APART = "On|The|It|Mr|Mrs|Ms|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WORD = rf"(?!(?:{_APART})\b)[A-Z](?:[\w’'-]|\.(?=\w)|(?<=\b[A-Z])\.)*"
_RUN = re.compile(
    rf"\b(?!(?:{_OPENERS})\b){_WORD}"
    rf"(?: (?:of the |of |for the |for |and |& |de )?{_WORD}| \([A-Z]{{2,6}}\))*"
)
# the country is no body
_ACRONYM = re.compile(r"\b(?!U\.?S\.?(?:A\.?)?(?!\w))(?:[A-Z]{2,6}|(?:[A-Z]\.){2,5})(?![\w’-])")
_BODY = re.compile(
    r"Department|Dept|Bureau|Agency|Service|Administration|Court|Committee|Office|Commission|Congress"
    r"|Senate|House|Homeland|Customs|Patrol|Guard|Pentagon|Treasury|Board|Center|Council|Corps|Force"
)
_AGENCY = re.compile(
    r"(?!.*(?:White House|House |Senate))"
    r".*(?:Department|Bureau|Agency|Service|Administration|Office|Commission|Guard|Patrol|Customs)"
)
_ENDED = re.compile(r"[.!?:”\"’)\n] *[“\"‘(]?$")
_NEWS: tuple[tuple[str, int, bool], ...] = (
    ("news acronym", 70, False),
    ("news acronym, each once", 75, True),
    ("news body", 70, False),
    ("news body, each once", 85, True),
    ("news run", 60, False),
    ("news single word", 30, False),
    ("news agency, each once", 80, True),
)
_CELLS: tuple[tuple[str, int, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    (
        "vendor cell",
        60,
        (
            ("contracts/usaspending-api/*.csv", ("Recipient Name",)),
            (
                "contracts/usaspending-download/*Prime*.csv",
                ("recipient_name", "recipient_parent_name"),
            ),
            (
                "contracts/usaspending-download/*Sub*.csv",
                ("prime_awardee_name", "subawardee_name", "subawardee_parent_name"),
            ),
        ),
    ),
    (
        "local cell",
        70,
        (
            ("287g/p*/*.xlsx", ("LAW ENFORCEMENT AGENCY",)),
            ("sharing/eff-data*.csv", ("A. Agency",)),
            ("sharing/eff-atlas/*.csv", ("Agency",)),
            ("sharing/alpr-portals/agency2*.csv", ("name",)),
            ("sharing/alpr-portals/agency_access*.csv", ("src_agency", "external_agency")),
            ("sharing/alpr-portals/nc_agency*.csv", ("name",)),
            ("sharing/orange*/*.csv", ("Organization Name",)),
        ),
    ),
    (
        "federal cell",
        40,
        (
            (
                "contracts/usaspending-download/*.csv",
                (
                    "awarding_agency_name",
                    "awarding_sub_agency_name",
                    "awarding_office_name",
                    "funding_office_name",
                    "prime_award_awarding_office_name",
                ),
            ),
            ("registry/ice-offices.xlsx", ("office_name",)),
            ("registry/authoritative_agency_list.csv", ("SUBTIER NAME",)),
        ),
    ),
)


def _spans(stratum: str, text: str, start: int) -> Iterator[tuple[int, int]]:
    if stratum.startswith("news acronym"):
        yield from (found.span() for found in _ACRONYM.finditer(text, start))
        return
    for found in _RUN.finditer(text, start):
        several = " " in found.group()
        body = several and bool(_BODY.search(found.group()))
        first = bool(_ENDED.search(text, max(0, found.start() - 3), found.start()))
        alone = not several and not first and not _ACRONYM.fullmatch(found.group())
        agency = several and bool(_AGENCY.match(found.group()))
        wanted = {
            "news body": body,
            "news run": several and not body,
            "news single word": alone,
            "news agency": agency,
        }
        if wanted[stratum.partition(",")[0]]:
            yield found.span()


def names_in(text: str) -> list[str]:
    """The capitalised runs and acronyms of a text, in their order."""
    found = [*_RUN.finditer(text), *_ACRONYM.finditer(text)]
    return [match.group() for match in sorted(found, key=lambda match: match.start())]


def draw_news(folder: Path, chosen: random.Random) -> Iterator[Mention]:
    """Mentions of the articles: one a document, for some strata each surface once."""
    paths = [path for path in sorted(folder.glob("*.json")) if not is_kept(path.stem)]
    for stratum, count, once in _NEWS:
        seen: set[str] = set()
        taken = 0
        for path in chosen.sample(paths, len(paths)):
            article = json.loads(path.read_bytes())
            text = f"{article['title']}\n\n{article['content_original']}"
            spans = [
                span
                for span in _spans(stratum, text, len(article["title"]) + 2)
                if not (once and text[slice(*span)] in seen)
            ]
            if spans and taken < count:
                start, end = chosen.choice(spans)
                seen.add(text[start:end])
                taken += 1
                yield Mention(stratum, path.name, f"{start}:{end}", digest(text[start:end]), "")


def draw_cells(folder: Path, chosen: random.Random) -> Iterator[Mention]:
    """Mentions of the records: a kind of file, a file, a row and one of the columns named."""
    for stratum, count, kinds in _CELLS:
        drawn: set[tuple[str, str]] = set()
        while len(drawn) < count:
            pattern, columns = chosen.choice(kinds)
            path = chosen.choice(sorted(folder.glob(pattern)))
            sheet, rows = next(iter(sheets(path).items()))
            held = [column for column in columns if column in rows[0]]
            if len(rows) < 2 or not held:
                continue
            row, column = chosen.randrange(1, len(rows)), rows[0].index(chosen.choice(held))
            surface = rows[row][column] if column < len(rows[row]) else ""
            name = path.relative_to(folder).as_posix()
            place = cell_name(sheet, row, column)
            if surface.strip() and (name, place) not in drawn:
                drawn.add((name, place))
                yield Mention(stratum, name, place, digest(surface), "")


def main() -> None:
    """Write the draw, unlabelled."""
    news, records = shared_folder("corpus/news/articles"), shared_folder("records")
    if news is None or records is None or len(sys.argv) != 2:
        sys.exit("usage: python -m bench.mentions_draw OUT.tsv")
    drawing: tuple[tuple[Callable[[Path, random.Random], Iterator[Mention]], Path], ...] = (
        (draw_news, news),
        (draw_cells, records),
    )
    drawn = [m for draw, folder in drawing for m in draw(folder, random.Random(SEED))]
    lines = ["\t".join((m.stratum, m.document, m.place, m.digest, m.label)) for m in drawn]
    Path(sys.argv[1]).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(drawn)} mentions")


if __name__ == "__main__":
    main()
