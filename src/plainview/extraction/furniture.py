"""Which text is a heading, a caption, a list item, a question, or furniture of a page."""

from __future__ import annotations

import re

from plainview.extraction.casing import lowered

_FURNITURE = re.compile(
    r"(?:advertisement\b.{0,40}$|ad$|story continue[sd] below|sign up (?:for|here|to)\b"
    r"|get the monitor stories|click here\b|read more\b|read (?:or|&) share|read the full"
    r"|follow (?:@|us\b|\S+ \S+ on (?:twitter|facebook))|just watched\b|must watch\b|newsletter\b"
    r"|\W*\(? ?(?:also on politico|see also|photos|cartoons|video|related|poll|gallery|more)\b ?:"
    r"|related (?:articles?|stories|content|coverage|topics?)\b|recommended (?:for you|stories"
    r"|reading)"
    r"|more (?:from|on this|stories|coverage)\b.{0,60}$"
    r"|(?:also|read|watch|listen|more|source|latest|urgent)\s?:\s*.{0,160}$"
    r"|write to \w.{0,80}@|e-?mail .{0,60}@|contact .{0,60}@\S+$"
    r"|something to consider if you|this article is more than"
    r"|(?:©|\(c\)|copyright\b(?! law| act| office| infringement))|all rights reserved"
    r"|our standards: the thomson|reporting by\b.{0,200}$|additional reporting by|editing by\b"
    r"|(?:this material may not be|the associated press contributed)|share (?:this|on|via)\b"
    r"|(?:tweet|share|print|email|comments?|save|menu|search|home|skip to (?:main )?content|log ?in"
    r"|subscribe(?: now)?|loading\b.*|back to top|next|previous|close|hide caption"
    r"|toggle caption)\W*$"
    r"|\d[\d,.]*[km]? (?:shares?|comments?|views?|likes?|retweets?|followers?|replies)\b.{0,40}$"
    r"|\[\w[^\]]*\]$|(?:special coverage|interactive|slideshow|download|listen)\b ?[:(].{0,120}$"
    r"|watch (?:the latest|live|more|now)\b.{0,80}$|(?:please )?(?:enable|disable) (?:javascript"
    r"|cookies)"
    r"|we use cookies|accept (?:all )?cookies|terms of (?:use|service)\b.{0,60}$|privacy policy$"
    r"|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago$|(?:updated|published|posted"
    r"|last updated)"
    r"(?: at| on)?:? .{0,60}$|min(?:ute)?s? read$|analysis/opinion:?$|\W+$"
    r"|do you support\b.{0,80}vote"
    r"|support (?:our|quality|independent) journalism|by signing up|you can (?:unsubscribe|opt)"
    r"|by [a-z][\w.'’-]+(?: [a-z][\w.'’-]+){1,3}$)",
)
"""For a text in lower case, where a pattern is far quicker than one that ignores case."""
_CONTRIBUTED = re.compile(r"(?:.{3,120} )?contributed to this (?:report|story|article)")
_CAPTION = re.compile(
    r"\W*(?:file photo|file -|file –|file—|enlarge this image|image (?:copyright|caption)"
    r"|media caption"
    r"|photo(?:s|graph)?(?: by| credit| illustration)?\s?:|pictured\b|caption\s?:"
    r"|in this .{4,40}(?:file )?photo\b"
    r"|slideshow \(|illustration\s?:|figure \d+\s?[:.]|(?:\(|— |- )ap photo)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:\(?ap photo(?:/|\b)|REUTERS/[A-Z]|/ ?getty(?: images)?\b|getty images\)?$|/AFP\b|/AP\)?$"
    r"|\((?:photo|image)(?: by|:| credit)|/(?:EPA|Bloomberg|UPI|Shutterstock|NPR)\)?$|hide caption"
    r"|toggle caption)",
)
_CREDITED = ("/", "photo", "getty", "(image", " caption")
"""One of these stands in every credit."""
_ITEM = re.compile(r"(?:[•●▪►■*·‣–—-]\s+|\(?\d{1,2}[.)]\s+(?=[A-Z\"“])|\([a-z]\)\s)")
_ENDED = re.compile(r"[.!?…:;,][\"”’')\]]*$")
_QUESTION = re.compile(r"\?[\"”’')\]]*$")
_FIGURE = re.compile(r"[A-Z][\w&/()’' -]{1,40}:\s+(?:US)?\$?\d")
"""A line of a notice that states a figure: "Ceiling: $12 million"."""
HEADING_LENGTH = 110
TITLE_LENGTH = 260


def kind_of_block(content: str, start: int, end: int, paragraph: int) -> str | None:
    """The kind that a whole line has, or None where each of its sentences has its own."""
    length = end - start
    if _CAPTION.match(content, start, end):
        return "caption"
    if length <= 700:
        block = content[start:end]
        if any(map(block.__contains__, _CREDITED)) and _CREDIT.search(block):
            return "caption"
    if length <= 400 and _is_furniture(content, start, end):
        return "furniture"
    if _ITEM.match(content, start, end):
        return None
    ended = _ENDED.search(content, max(start, end - 6), end)
    if paragraph == 0 and length <= TITLE_LENGTH and (not ended or _one(content, start, end)):
        return "headline"
    if _FIGURE.match(content, start, end):
        return None
    if not ended and length <= HEADING_LENGTH and not content[start].islower():
        return "headline"
    return None


def _is_furniture(content: str, start: int, end: int) -> bool:
    low = lowered(content)
    if _FURNITURE.match(low, start, end):
        return True
    if low.find("contributed to this", start, end) < 0:
        return False  # as for most: the pattern looks for it at every blank
    return _CONTRIBUTED.match(low, start, end) is not None


def _one(content: str, start: int, end: int) -> bool:
    """Whether a line that ends like a sentence is still a title: one question or exclamation."""
    return content[end - 1] in "?!" and ". " not in content[start:end]


def kind_of_sentence(content: str, start: int, end: int) -> str:
    """The kind of one sentence of running text."""
    if end - start <= 300 and _is_furniture(content, start, end):
        return "furniture"
    if _QUESTION.search(content, max(start, end - 6), end):
        return "question"
    if _ITEM.match(content, start, end):
        return "item"
    return "body"
