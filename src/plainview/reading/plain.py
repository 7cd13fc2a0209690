"""Plain text and Markdown: every character stays where it is."""

from __future__ import annotations

import re

from plainview.model import Heading, Problem
from plainview.reading.dates import edtf
from plainview.reading.decode import Decoded, decode
from plainview.reading.parts import Draft, Material
from plainview.reading.sniff import MARKDOWN

_FRONT = re.compile(r"\A---[ \t]*\r?\n((?:.*\r?\n)*?)---[ \t]*(?:\r?\n|\Z)")
_FIELD = re.compile(r"^([\w-]+):[ \t]*(.*?)[ \t]*\r?$", re.M)
_TITLE = re.compile(r"^# +(.+?)[ \t]*#*\r?$", re.M)


def read(material: Material) -> Draft:
    """The text as decoded, never trimmed; a Markdown file's front matter also gives the heading."""
    decoded = decode(material.data)
    if material.media_type == MARKDOWN:
        return Draft(
            "markdown/1",
            decoded.content,
            heading=_heading(decoded.content),
            problems=encoding_problems(material, decoded),
        )
    return Draft("plain/1", decoded.content, problems=encoding_problems(material, decoded))


def encoding_problems(material: Material, decoded: Decoded) -> list[Problem]:
    """What had to be mended or given up on the way from bytes to characters."""
    problems = []
    if decoded.repaired:
        problems.append(
            material.problem(
                "mixed_encoding",
                f"{decoded.repaired} bytes were not UTF-8 and were read as Windows-1252",
                advice="Compare names with accents and typographic quotes with the original",
                lost=False,
            )
        )
    if decoded.broken:
        problems.append(
            material.problem(
                "broken_encoding",
                f"{decoded.broken} characters could not be decoded as {decoded.encoding}",
                advice="They read as \ufffd; look for an undamaged copy",
            )
        )
    return problems


def _heading(content: str) -> Heading:
    front = _FRONT.match(content)
    fields: dict[str, str] = {}
    if front:
        for name, value in _FIELD.findall(front.group(1)):
            fields.setdefault(name.lower(), value.strip("\"'"))
    title = fields.get("title")
    if not title:
        found = _TITLE.search(content)
        title = found.group(1) if found else None
    return Heading(
        title=title,
        byline=_first(fields, "author", "authors", "byline"),
        published=edtf(_first(fields, "date", "published", "publishdate")),
        address=_first(fields, "url", "canonical", "canonical_url", "address"),
        outlet=_first(fields, "outlet", "publisher", "source", "site"),
    )


def _first(fields: dict[str, str], *names: str) -> str | None:
    return next((fields[name] for name in names if fields.get(name)), None)
