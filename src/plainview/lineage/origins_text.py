"""What of a text its own writer wrote: posts that it embeds and what a page prints around every
story are blanked, so that two reporters who show the same post owe each other nothing."""

from __future__ import annotations

import re

from plainview.extraction import sentences

# "Name (@handle) January 2, 2020" closes an embedded post; the words stand before it
_POST = re.compile(
    r"(?:(?<=\n)|\A)(?:(?!\(@)[^\n])*(?:\n+(?!\n)[^\n]{0,60})?\(@\w{1,20}\)[^\n]{0,4}"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]* \d{1,2}, \d{4}"
)
_AROUND = re.compile(
    r"[^\n.!?]*\b(?:read or share this story|opinion front page|our daily opinion newsletter"
    r"|we have a proposition for you|join nrplus|paywalls? or content meters"
    r"|submit a comment to|sign up (?:for|to) (?:our|the)|click here to|follow (?:him|her|us) on)\b"
    r"[^\n]*",
    re.IGNORECASE,
)
"""Sentences that invite a reader; whatever stands behind them in the same line goes along."""


def own_words(content: str) -> str:
    """The text with blanks for what is not its writer's, as long as it was."""
    told = _AROUND.sub(_blank, _POST.sub(_blank, content))
    for sentence in sentences.split(content):
        if sentence.kind == "furniture":
            told = (
                told[: sentence.start]
                + " " * (sentence.end - sentence.start)
                + told[sentence.end :]
            )
    return told


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"\S", " ", found.group())
