"""Where identifiers of people stand in a text: by form, by checksum, by the words before them.

Forms that are telling alone (card numbers with a valid checksum, telephone numbers, Social
Security numbers with separators) need no cue; the others are listed in `identifiers.toml`.
All functions take a text whose digits, dashes and blanks are plain ASCII.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

from plainview.reading.alternatives import by_letter

Span = tuple[int, int]

LEFT = r"(?<![^\W_])(?<!█)(?<![$€£])(?<!\d[.,/-])(?<![A-Z]-)"
RIGHT = r"(?![^\W_])(?!█)(?!-[^\W_])(?![.,]\d)(?!\s?%)"
GAP = r"[\s.\-]{0,3}"

# An institution's number announced right before a value outweighs every form but a person's cue.
INSTITUTION = re.compile(
    r"(?:awards?|contracts?|piids?|solicitations?|task orders?|delivery orders?|purchase orders?"
    r"|orders?|grants?|fain|uei|duns|d-u-n-s|cage|ein|naics|psc|dockets?|cases?|reports?|ori"
    r"|agreements?|requisitions?|invoices?|modifications?|mod|rfp|rfq|rfi|notices?|sections?"
    r"|fr|fed(?:eral|\.)\s+reg(?:ister|\.)|u\.?s\.?c\.?|cfr|tas"
    r"|treasury account(?: symbol)?|appropriation|version|release|schedule|bpa|idv|gsa"
    r"|commits?|sha|isbn|doi|accession|filing|catalog)"
    r"(?:\s+(?:numbers?|nos?\.?|ids?|code|symbol))?[\s:#.(\"'-]*$",
    re.IGNORECASE,
)
ADDRESS_OF_PAGE = re.compile(r"(?:://|www\.)\S*$")


def luhn(number: str) -> bool:
    """Whether the digits of `number` end in their Luhn check digit."""
    digits = [int(d) for d in reversed(number) if d.isdigit()]
    return sum(d if i % 2 == 0 else d * 2 - 9 * (d > 4) for i, d in enumerate(digits)) % 10 == 0


def _payment_card(number: str) -> bool:
    digits = re.sub(r"\D", "", number)
    lengths = {"3": (14, 15, 16), "4": (13, 16, 19), "5": (16,), "2": (16,), "6": (16, 17, 18, 19)}
    if len(digits) not in lengths.get(digits[0], ()):
        return False
    network = re.match(r"4|5[1-5]|3[0478]|35|6011|6[245]|2(?:2[2-9]|[3-6]|7[01]|720)", digits)
    return network is not None and luhn(digits)


def _iban(number: str) -> bool:
    plain = re.sub(r"[\s-]", "", number).upper()
    if not 15 <= len(plain) <= 34:
        return False
    return int("".join(str(int(c, 36)) for c in plain[4:] + plain[:4])) % 97 == 1


def _cpf(number: str) -> bool:
    digits = [int(d) for d in number if d.isdigit()]
    for n in (9, 10):
        check = sum(d * (n + 1 - i) for i, d in enumerate(digits[:n])) * 10 % 11 % 10
        if check != digits[n]:
            return False
    return True


def _international(number: str) -> bool:
    return 8 <= sum(c.isdigit() for c in number) <= 15


def _always(_: str) -> bool:
    return True


# Numbers in columns look like telephone numbers with blanks: there, no number may stand beside
# or in a line above that holds nothing else.
ALONE_L, ALONE_R = r"(?<!\d )(?<!\d  )(?<!\d\t)", r"(?!\s{1,4}[\d$(]\d)"
ABOVE = re.compile(r"(?:^|\n)[\d .,$%()|/-]*\d\s*\n[ \t]*$")
COUNTRY = (
    r"(?<!_)(?:A[DELTZ]|B[AEGHRY]|C[HRYZ]|D[EKO]|E[EGS]|F[IOR]|G[BEILRT]|H[RU]|I[ELQST]|JO|K[WZ]"
    r"|L[BCITUVY]|M[CDEKRTU]|N[LO]|P[KLST]|QA|R[OS]|S[ACEIKMTV]|T[LNR]|UA|V[AG]|XK)"
)
COLUMN = LEFT + ALONE_L
EXT = r"(?:[\s,;]{0,2}(?:x|ext\.?|extension)[\s.:#]*\d{1,6})?"

UNCUED: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = tuple(
    (re.compile(LEFT + form + RIGHT), check)
    for form, check in (
        # Social Security and individual taxpayer numbers: no area 000 or 666, no group 00, no
        # serial 0000; areas from 900 are taxpayer numbers.
        (r"(?!000|666)\d{3}(?:\s?-\s?|-\n)(?!00)\d{2}(?:\s?-\s?|-\n)(?!0000)\d{4}", _always),
        (ALONE_L + r"(?!000|666)\d{3}([ .·])(?!00)\d{2}\1(?!0000)\d{4}" + ALONE_R, _always),
        (r"(?:A|a(?=[#\d-]))[\s#:.-]{0,3}\d{3}([\s.-]?)\d{3}\1\d{3}", _always),
        (r"(?:A|a(?=[#\d-]))[\s#:.-]{0,3}\d{2}([\s.-]?)\d{3}\1\d{3}", _always),
        (r"(?:EAC|WAC|LIN|SRC|NBC|MSC|YSC|IOE|TSC|VSC|CSC|NSC|PSC|ZAR|ZCH|ZLA|ZNY|ZSF|ZHN|ZTP)"
         r"[\s-]{0,2}\d{2}[\s-]?\d{3}[\s-]?\d{5}", _always),
        (r"\d{4}(?:[ .\n-]?\d{4}){2}[ .\n-]?\d{1,4}(?:[ .\n-]\d{1,3})?", _payment_card),
        (r"\d{4}[ .\n-]\d{6}[ .\n-]\d{4,5}", _payment_card),
        (r"\d{13,19}", _payment_card),
        (COUNTRY + r"\d{2}(?:[ \n-]?[A-Z0-9]{4}){2,7}(?:[ \n-]?[A-Z0-9]{1,4})?", _iban),
        (r"\d{3}\.\d{3}\.\d{3}-\d{2}", _cpf),
        (r"\d[A-Z][A-Z0-9]\d-[A-Z][A-Z0-9]\d-[A-Z]{2}\d{2}", _always),
        # Numbers with all but the last digits struck out.
        (r"(?=[xX*•]{3})(?:[xX*•]{2,6}[\s-]?){1,4}(?!(?<=\s)(?:19|20)\d\d(?!\d)|\d+\*)\d{3,5}",
         _always),
        (r"[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d", _always),
        (r"(?:\+?1[\s.-]{0,2})?\([2-9]\d{2}\)[\s.-]{0,3}[2-9]\d{2}[\s.-]{1,3}\d{4}" + EXT, _always),
        (r"(?:\+?1[\s./-]{1,2})?[2-9]\d{2}(?:\s?-\s?|-\n|[./·])[2-9]\d{2}(?:\s?-\s?|-\n|[./·])\d{4}"
         + EXT, _always),
        (r"[2-9]\d{2}[./-][2-9]\d{2}\s\d{4}" + EXT, _always),
        (r"1[-.][2-9]\d{2}[-.][2-9]\d{2}[-.]\d{4}" + EXT, _always),
        (r"1?-?8(?:00|33|44|55|66|77|88)-[A-Z0-9]{3}-?[A-Z0-9]{4,7}", _always),
        (ALONE_L + r"(?:1\s)?[2-9]\d{2}\s[2-9]\d{2}\s\d{4}" + EXT + ALONE_R, _always),
        (ALONE_L + r"[2-9]\d{2}\s[2-9]\d{2}[-.]\d{4}" + EXT, _always),
        (r"(?:(?:\+|\b011[\s.-])[1-9]\d{0,2}|\b00[1-9]\d{0,2}[\s.-])"
            r"(?:[\s.-]{0,2}\(?\d{1,4}\)?){2,7}" + EXT,
         _international),
    )
)  # fmt: skip
# Digits worth a look for a cue: neither counts with thousands commas nor years standing alone.
ANCHOR = re.compile(
    r"\d(?:(?<!\d\d)(?!(?:(?<=1)9[3-9]"
    r"|(?<=2)0[0-4])\d(?!\w)(?![\s./-]{1,2}\d))(?:[\s./()·-]{0,3}[\dOoIlBSZ]){3}"
    r"|(?<=[A-Z]\d)|(?<=[A-Z][ #·-]\d)|(?=-?[A-Z])|(?<=#\d)|(?<=#\s\d)|(?=[\da-f]?:[\da-f]{0,4}:)"
    r"|(?=\d{0,3} [A-Z]{2,4}(?![A-Za-z]))|(?=[/.-]\d{1,2}[/.-]\d)|(?=\sde\s[a-z])"
    r"|(?<=nding \d)|(?<=nding in \d)|(?<=nding with \d)|(?<=nds in \d)|(?<=nds with \d)"
    r"|(?<=our \d)|(?<=igits \d)|(?<=were \d)|(?<=SN, \d)|(?<=\): \d)"
    r"|(?<=(?:s|4|r): \d)|(?<=r is \d)|(?<=(?:r|s) are \d)"
    r"|(?=(?:st|nd|rd|th)?,?\s+(?:(?:of\s+)?[A-Z][a-z]+\.?,?\s+)?(?:19|20)\d\d))"
)
DENSE = re.compile(r"\d(?:[\s().+/·-]{0,3}\d){5,}|[xX*•]{2}[\s-]?\d{3}|\d-[A-Z]{2}\d-[A-Z]")
LIST = re.compile(r"(?:\s*(?:,|;|/|&|\band\b|\bor\b)\s*){1,2}")

BORDER = " | "  # between the cells of a row


# Where a word begins and ends, in "ssnOfDriver" too.
BEGIN = r"(?:(?<![^\W_])|(?-i:(?<=[a-z])(?=[A-Z])))"
END = r"(?:(?![^\W\d_])|(?-i:(?<=[a-z])(?=[A-Z])))"

BLANKS = re.compile(
    r"(?P<kept>\(\?<[!=][^)]*\)|\[(?!\\s-\])[^\]]*\])|(?P<many>\[\\s-\]|\\s)\+"
    r"|(?P<one> |\\s|\[\\s-\])(?![?*+{])"
)

# What names an identifier after it: "… is her passport number", "… (passport)".
CALLED = (
    r"(?=(?:\s?\(\s?(?:(?:his|her|the|an?)\s)?"
    r"|\s(?:is|was|were|being|as)\s(?:\w+\sas\s)?(?:his|her|their|my|the"
    r"|an?)\s(?:[\w'’]+\s)?){cue}"
    r"(?:\s(?:numbers?|no\.?|cards?|account|id))?(?:\)|\s(?:of|belonging|on|for|to|that)\b|[.,;]"
    r"|$))"
)
# An identifier and the cue after it are nearer to each other than this.
CALLED_NEAR = 200


@dataclass(frozen=True)
class Kind:
    """An identifier that the words before it announce; see `identifiers.toml`.

    Its patterns take long to compile, and most texts announce none.
    """

    name: str
    cue: str
    fill: str
    gap: str
    form: str
    loose: str

    @cached_property
    def announced(self) -> re.Pattern[str]:
        """A cue with the identifier behind it: `a`, or `b` of a loose form."""
        return re.compile(
            rf"{self.cue}(?:{self.fill}{LEFT}(?P<a>{self.form}){RIGHT}"
            rf"|{self.gap}{LEFT}(?P<b>{self.loose or '(?!)'}){RIGHT})",
            re.IGNORECASE,
        )

    @cached_property
    def value(self) -> re.Pattern[str]:
        """The identifier by itself."""
        return re.compile(f"{LEFT}(?:{self.form}){RIGHT}", re.IGNORECASE)

    @cached_property
    def called(self) -> re.Pattern[str] | None:
        """A loose form with its cue behind it."""
        if not self.loose:
            return None
        behind = CALLED.format(cue=self.cue)
        return re.compile(f"{LEFT}(?:{self.loose}){RIGHT}{behind}", re.IGNORECASE)


@cache
def kinds() -> tuple[tuple[Kind, ...], re.Pattern[str]]:
    """The announced kinds, and one pattern that finds, of no length, where any cue begins."""
    source = resources.files("plainview.reading").joinpath("identifiers.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    words = "|".join(sorted(table["fill"]["words"].split(), key=len, reverse=True))
    # one character a step: runs of them would be cut in every possible way before giving up
    fill = rf"(?:[^\w█$€£]|{BEGIN}(?:{words}){END}){{0,40}}?"
    forms = table["forms"]
    found = []
    for kind in table["kind"]:
        cue = rf"{BEGIN}(?:{'|'.join(map(_joined, kind['cue']))}){END}"
        form, loose = (_value(kind.get(key, "(?!)"), kind, forms) for key in ("value", "loose"))
        gap = rf"(?:(?!{kind.get('no', '(?!)')})[^.!?;\d█])" + "{0,60}?"
        found.append(Kind(kind["name"], cue, fill, gap, form, loose if "loose" in kind else ""))
    cues = by_letter(_joined(c) for kind in table["kind"] for c in kind["cue"])
    return tuple(found), re.compile(rf"{BEGIN}(?={cues}{END})", re.IGNORECASE)


def _joined(cue: str) -> str:
    """`cue` with optional blanks: "dateOfBirth" is written for "date of birth"."""
    return BLANKS.sub(_optional, cue)


def _optional(blank: re.Match[str]) -> str:
    if blank["kept"]:
        return blank["kept"]
    return blank["many"] + "*" if blank["many"] else blank["one"] + "?"


def _value(form: str, kind: dict[str, object], forms: dict[str, str]) -> str:
    for name, shared in forms.items():
        form = form.replace(f"<{name}>", shared)
    form = re.sub(r"(?<![\w\\-])D(?=\{)", "[0-9OoIl|SBZ]", form)
    return form if kind.get("any_case") else f"(?-i:{form})"


def windows(
    content: str, anchor: re.Pattern[str], before: int, after: int, within: Span
) -> Iterator[Span]:
    """Stretches around the matches of `anchor` within some bounds, joined where they touch."""
    spans = (match.span() for match in anchor.finditer(content, *within))
    return around(spans, before, after, within)


def around(spans: Iterable[Span], before: int, after: int, within: Span) -> Iterator[Span]:
    """Stretches around spans that are in order, joined where they touch."""
    start = end = -1
    for first, last in spans:
        left, right = max(within[0], first - before), min(within[1], last + after)
        if left > end:
            if end >= 0:
                yield start, end
            start = left
        end = right
    if end >= 0:
        yield start, end


def by_form(content: str, within: Span) -> Iterator[Span]:
    """Identifiers that need no cue."""
    for start, end in windows(content, DENSE, 16, 40, within):
        for form, check in UNCUED:
            for match in form.finditer(content, start, end):
                before = content[max(0, match.start() - 200) : match.start()]
                if (
                    check(match.group())
                    and not (form.pattern.startswith(COLUMN) and ABOVE.search(before))
                    and not INSTITUTION.search(before)
                    and not ADDRESS_OF_PAGE.search(before)
                ):
                    yield match.span()


def by_cue(content: str, within: Span) -> Iterator[Span]:
    """Identifiers announced by the words before them, and what is listed after them.

    Underscores in `content` have to be blanks: "date_of_birth".
    """
    every, any_cue = kinds()
    for start, end in windows(content, ANCHOR, 110, 60, within):
        cues = [match.span() for match in any_cue.finditer(content, start, end)]
        for kind in every if cues else ():
            done = start
            for place, _ in cues:
                match = kind.announced.match(content, place, end) if place >= done else None
                if match:
                    group = "a" if match.group("a") else "b"
                    if _ends_a_list(content, place, match.start(group)):
                        continue
                    done = match.end()
                    if group == "a" or not INSTITUTION.search(
                        content[match.start() : match.start(group)]
                    ):
                        yield from _listed(content, kind, match.span(group))
            if kind.called is not None:
                for stretch in around(cues, CALLED_NEAR, CALLED_NEAR, (start, end)):
                    for match in kind.called.finditer(content, *stretch):
                        yield match.span()


def _ends_a_list(content: str, cue: int, value: int) -> bool:
    """Whether a cue is the last item of a cell, and the value stands in a later cell of the row.

    "Amber alerts, stolen plates | 200113" has a count beside a list; "Plate | 8ABC123" is a label.
    """
    if content.find(BORDER, cue, value) < 0:
        return False
    line = content.rfind("\n", 0, cue) + 1
    cell = max(line, content.rfind(BORDER, line, cue))
    return any(mark in content[cell:cue] for mark in ",;")


def _listed(content: str, kind: Kind, first: Span) -> Iterator[Span]:
    span: Span | None = first
    while span:
        start, end = span
        value = content[start:end]
        digits = sum(c.isdigit() for c in value)
        if digits * 2 < sum(c.isalnum() for c in value) and len(value) < 8 and digits < 2:
            return
        yield start, end
        joint = LIST.match(content, end)
        following = kind.value.match(content, joint.end()) if joint else None
        span = following.span() if following else None
