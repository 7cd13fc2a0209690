"""Web pages: the main text, and what the page says of itself."""

from __future__ import annotations

import logging
import re
from html import unescape
from typing import Any

from plainview.model import Heading, Unreadable
from plainview.reading.decode import decode
from plainview.reading.pagedata import heading_of
from plainview.reading.parts import Draft, Material
from plainview.reading.plain import encoding_problems

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w:.-]{2,40})", re.I)
_TABLE_RULE = re.compile(r"^\|(?:[ -]*-+[ -]*\|)+[ \t]*\n?", re.M)
_TABLE_ROW = re.compile(r"^\| ?(.*?)[ \t]*\|[ \t]*$", re.M)
_BLANKS = re.compile(r"[ \t\r\f\v\xa0]+")
_NEWLINES = re.compile(r" ?\n[ \n]*")
_QUIET = logging.NullHandler()
# The parser of the standard library takes quadratic time on unclosed tags; possessive quantifiers
# never go back. An unclosed comment hides the rest of the page, as in a browser.
_MARKUP = re.compile(
    r"<(?:!--.*?(?:-->|\Z)"
    r"|(?P<closing>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>?"
    r"|[!?/][^>]*+>?)",
    re.S,
)
_SILENT = {
    name: re.compile(rf"</{name}\b", re.I)
    for name in ("script", "style", "template", "noscript", "svg", "iframe", "object", "math")
}
_BREAKS = frozenset(
    {"p", "div", "br", "hr", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "caption"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "title", "blockquote", "pre", "figure", "figcaption"}
    | {"section", "article", "header", "footer", "form", "main", "nav", "aside", "option"}
)


def read(material: Material) -> Draft:
    """The page's main text under its title; all visible text where no main text is found.

    Scripts are never run and never read. Raises Unreadable for a page without any words.
    """
    declared = _CHARSET.search(material.data[:4096])
    decoded = decode(material.data, declared.group(1).decode("ascii") if declared else None)
    problems = encoding_problems(material, decoded)
    source = decoded.content.replace("\0", "\ufffd")
    tree = _tree(source) if len(material.data) <= material.limits.html_bytes else None
    heading = heading_of(tree) if tree is not None else Heading()
    content = _main_text(tree) if tree is not None else None
    if content is None:
        content = visible_text(source)
        why = "No main text was found" if tree is not None else "The page is too large or too deep"
        problems.append(
            material.problem(
                "no_main_text",
                f"{why}: all visible text was read, menus and notices included",
                lost=False,
            )
        )
    if not content.strip():
        raise Unreadable(
            "no_text",
            "The page holds no words",
            "If a script builds it, save the page from a browser after it has loaded",
        )
    title = heading.title
    if title and title not in content[: 2 * len(title) + 200]:
        content = f"{title}\n\n{content}"
    return Draft("html/1", content, heading=heading, problems=problems)


def visible_text(source: str) -> str:
    """All text of a page but scripts, styles and the like; any depth, in linear time."""
    parts: list[str] = []
    place, unclosed = 0, set[str]()
    while found := _MARKUP.search(source, place):
        parts.append(source[place : found.start()])
        place = found.end()
        name = (found.group("name") or "").lower()
        if name in _BREAKS:
            parts.append("\n")
        elif name in ("td", "th"):
            parts.append(" ")
        elif name in _SILENT and name not in unclosed and not found.group("closing"):
            end = _SILENT[name].search(source, place)
            if end:
                place = end.start()
            elif name in ("script", "style"):
                place = len(source)
            else:
                unclosed.add(name)
    parts.append(source[place:])
    text = _BLANKS.sub(" ", unescape("".join(parts)))
    return _NEWLINES.sub("\n", text).strip()


def _tree(source: str) -> Any:
    """The page as a tree; None where the parser gave up part of the way."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        tree = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None
    # The parser stops at a depth of 256; a higher limit invites stack overflows further on.
    gave_up = any("RESOURCE_LIMIT" in error.type_name for error in parser.error_log)
    return None if gave_up else tree


def _main_text(tree: Any) -> str | None:
    import trafilatura

    # It logs a warning for each page in which it finds nothing; here that becomes a problem.
    logging.getLogger("trafilatura").addHandler(_QUIET)
    text = trafilatura.extract(tree, include_comments=False, output_format="txt")
    return _plain_tables(text) if text and text.strip() else None


def _plain_tables(text: str) -> str:
    """Table rows as in sheets: cells joined by " | ", without empty cells."""
    if "|" not in text:
        return text
    return _TABLE_ROW.sub(_row, _TABLE_RULE.sub("", text))


def _row(found: re.Match[str]) -> str:
    return " | ".join(cell.strip() for cell in found.group(1).split("|") if cell.strip())
