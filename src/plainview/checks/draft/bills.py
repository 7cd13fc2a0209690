"""How far a bill has come: brought in, passed by one chamber, passed by both, signed into law."""

from __future__ import annotations

import re

from plainview.checks.draft.lines import Line

_BILL = re.compile(r"\b(?:bills?|measures?|legislation|acts?|resolutions?|laws?)\b", re.IGNORECASE)
_CHAMBER = r"(?:the )?(?:u\.s\. )?(?:house(?: of representatives)?|senate|assembly|chamber)"
_LAW = re.compile(
    r"\b(?:signed (?:\w+ ){0,4}?into law|enacted"
    r"|(?:became|becomes|has become|is now|is already) (?:the )?law)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:both (?:chambers|houses)|congress(?: has)? (?:passed|approved|adopted|cleared)"
    r"|(?:passed|cleared) (?:by )?congress)\b",
    re.IGNORECASE,
)
_ONE = re.compile(
    rf"\b{_CHAMBER}(?: has| have| narrowly)* (?:passed|approved|adopted)\b(?! (?:by|to)\b)"
    rf"|\b(?:passed|cleared|approved by|adopted by|passed by) (?:by )?{_CHAMBER}\b"
    r"|\b(?:goes|went|moves|moved|heads|sent|on) (?:\w+ )?to the (?:senate|house)\b",
    re.IGNORECASE,
)
_BROUGHT_IN = re.compile(
    r"\b(?:introduced|drafted|sponsored|tabled)\b|\bawaits? (?:a )?(?:vote|hearing)\b"
    r"|\bin committee\b",
    re.IGNORECASE,
)
_STEPS = (_LAW, _BOTH, _ONE, _BROUGHT_IN)
_OPEN = re.compile(
    r"\b(?:if|once|until|unless|before|would|could|may|might|must|will|to be|not|never|yet|whether"
    r"|failed|refused|after)\b|n[’']t\b",
    re.IGNORECASE,
)
_LEAD = 40  # characters before a step that say whether it was taken


def at_another_step(claim: Line, told: Line) -> bool:
    """Whether two sentences have one bill at two steps: the House passed it, it was signed.

    What is only to come ("once signed into law") is no step, and who tells of both tells of the
    way between them.
    """
    if not all(_BILL.search(line.content) for line in (claim, told)):
        return False
    ours, theirs = _step(claim), _step(told)
    return ours is not None and theirs is not None and ours != theirs


def _step(line: Line) -> int | None:
    """The only step that a sentence tells, the furthest first; None where it tells none or two."""
    found = []
    for step, form in enumerate(_STEPS):
        hit = form.search(line.content)
        if hit is None:
            continue
        if _OPEN.search(line.content[max(0, hit.start() - _LEAD) : hit.start()]):
            return None
        found.append(step)
    return found[0] if len(found) == 1 else None
