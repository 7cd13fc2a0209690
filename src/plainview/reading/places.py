"""Where e-mail addresses and home addresses of people stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainview.reading.identifiers import Span, windows

EMAIL = re.compile(
    r"(?:\"[^\"@\n]{1,40}\"|[^\W█][\w.+'%-]{0,63})(?:@\n?|\s?[\[({]\s?at\s?[\])}]\s?)"
    r"(?:[\w-]{1,63}(?:\.\n?|\s?[\[({]\s?dot\s?[\])}]\s?)){1,5}[^\W\d_]{2,24}(?![\w█])"
    r"|(?<![\w.-])[^\W█][\w.-]{1,40}(?: dot [\w-]{1,40}){0,3}(?:@| at )[\w-]{2,40}"
    r"(?: dot [\w-]{2,20}){1,3}\b",
    re.IGNORECASE,
)
AT = re.compile(r"@|[\[({]\s?at|\bdot\b", re.IGNORECASE)
# Addresses that institutions publish for a role. On a provider of private mailboxes even these
# may be a person's.
ROLES = re.compile(
    r"(?:^|[._+\d-])(?:press|media|newsroom|news|foia|privacy|info|information|contact|help|helpdesk"
    r"|support|office|hotline|oig|ig|tips?|complaints?|inquir(?:y|ies)|enquiries|feedback|webmaster"
    r"|publicaffairs|pao|pa|affairs|communications|comms|public|records|recordsrequest|services?"
    r"|customerservice|admin|administrator|team|hello|mail|outreach|legal|procurement"
    r"|acquisitions?|contracting|contracts|grants|jobs|careers|hr|recruiting|editors?|letters"
    r"|corrections|subscriptions|clerk|dockets?|comments|civilrights|crcl|ombudsman|counsel"
    r"|generalcounsel|security|abuse|noreply|donotreply|data|opendata)(?=$|[._+\d-])"
)
PRIVATE = re.compile(
    r"@\n?(?:[\w-]+\.)*(?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|aol|icloud"
    r"|me|mac|proton|protonmail|pm|tutanota|gmx|mail|zoho|yandex|qq|163|126|comcast|verizon|att"
    r"|sbcglobal|bellsouth|cox|charter|earthlink|juno|fastmail|hushmail|riseup)\.\w",
    re.IGNORECASE,
)

SUFFIX = (
    r"(?:Street|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Circle|Cir|Place"
    r"|Pl|Terrace|Ter|Terr|Way|Highway|Hwy|Parkway|Pkwy|Pike|Trail|Trl|Square|Sq|Loop|Alley|Aly"
    r"|Plaza|Plz|Crescent|Cres|Row|Run|Path|Pass|Ridge|Hill|Hollow|Cove|Cv|Bend|Point|Pt|Broadway"
    r"|Route|Rte|Turnpike|Expressway|Freeway|Landing|Crossing|Xing|View|Walk|Mews|Close|Gardens?"
    r"|Grove|Heights|Hts|Park|Bypass|Calle|Camino|Via)"
)
SIDE = r"(?:[NSEW]\.?|[NS]\.?[EW]\.?|North|South|East|West|North(?:east|west)|South(?:east|west))"
NUMBER = r"\d{1,6}(?:-[A-Z\d]{1,5})?[A-Za-z]?(?:\s1/2|\s?½)?"
WORD = r"(?:(?:[A-Z][\w'’.-]*|\d{1,4}(?:st|nd|rd|th|d)?|(?:de|la|las|los|del|el|of|the)\b))"
UNIT = (
    r"(?:[,\s]{1,3}(?:Apt|Apartment|Unit|Suite|Ste|Floor|Fl|Lot|Trailer|Space|Spc|Room|Rm|Bldg"
    r"|Building|No|apartment|apt|unit|lot|space|room|trailer)\.?\s*#?\s*[A-Z0-9][\w-]*"
    r"|[,\s]{1,3}#\s?\w+)"
)
STATE = (
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI"
    r"|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|PR|[A-Z][a-z]+\.?(?: [A-Z][a-z]+)?|D\.C\.|[A-Z]\.[A-Z]\.)"
)
ZIP = r"\d{5}(?:-\d{4})?"
TOWN = (
    rf"(?:,?\s+(?:in )?[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){{0,2}},?\s+{STATE}(?:\s+{ZIP})?"
    rf"|,?\s+(?:{STATE}\s+)?{ZIP})"
)
ROAD_NUMBER = r"(?:County Road|CR|FM|State Route|Route|Highway|US|Hwy\.?|Road)\s\d+\w?"
# The full stop of "St." belongs to the address only where the address goes on.
FULL_STOP = r"(?:\.(?=,|\s+(?:[NSEW]\b|#|\d|Apt|Unit|[A-Z]\w+,)))?"
STREET = (
    rf"{NUMBER}\s+(?:{SIDE}\s+)?(?:{ROAD_NUMBER}|(?:{WORD}\s+){{1,4}}{SUFFIX}\b{FULL_STOP}"
    rf"|(?:Calle|Avenida|Camino|[Rr]ue|Via|Avenue)\s+(?:{WORD}\s?){{1,3}}|Broadway)"
    rf"(?:\s+{SIDE}(?![a-z]))?{UNIT}{{0,2}}"
)
ANY = rf"{NUMBER}\s+(?:{WORD}[ ]){{0,4}}[A-Z][\w'’-]+{UNIT}{{0,2}}"
RURAL = (
    r"(?:P\.?\s?O\.?\s?Box|Post Office Box|R\.?R\.?\s?\d+,?\s+Box|Rural Route \d+,? Box"
    r"|HC\s?\d+ Box)\s*#?\d+\w?"
)
SPANISH = (
    r"(?:Calle|Avenida|Av\.|Carrera|Cra\.|Calzada|Colonia|Rua|Rue|Via)\s[^,;\n\d]{2,30},?\s?"
    r"(?:#|No\.?|n[uú]m\.?)?\s?\d{1,5}\w?"
)
AHEAD = re.compile(
    rf"(?<![\w█$,.-])(?:(?P<street>(?:{STREET}|{RURAL}|{SPANISH}))|(?P<any>{ANY})){TOWN}?"
)
NUMBERED = re.compile(
    r"\d{1,6}(?:-[A-Z\d]+)?[A-Za-z]?(?: 1/2| ½)?\s+(?:[A-Z]|\d+(?:st|nd|rd|th)\b"
    r"|el |la |de |rue |calle )"
)
NAMED = re.compile(
    r"\b(?:P\.?\s?O\.?\s?Box|Post Office Box|R\.?R\.?\s\d|Rural Route|HC\s?\d|Calle|Avenida|Carrera"
    r"|Calzada|Rua|Rue)\b"
)
HOME = re.compile(
    r"(?<!nursing )(?<!group )(?<!funeral )\b(?:liv(?:es?|ed|ing)|resid(?:es?|ed|ing|ences?|ent)"
    r"|homes?|(?-i:houses?)|household|apartment|condo(?:minium)?|townhouse|trailer|duplex|bungalow|dorm"
    r"|dwell(?:s|ed|ing)|domiciled?|stay(?:s|ed|ing) (?:at|with)|mail for (?:mr|ms|mrs)"
    r"|(?:s?he|they|family) moved|rents?"
    r"|rented|renting|sublet|evicted|lodg(?:es|ed|ing|er)|roommates?|landlord|sleeps?|slept|doorstep"
    r"|porch|driveway|bedroom|neighbou?rs?|vive|vivía|domicilio|reside|residía|casa|direcci[oó]n"
    r"|(?:home|mailing|street|residential|current|last known|permanent|previous|former|his|her"
    r"|their|my|whose|physical|billing|shipping|family)\s(?:\w+\s)?address(?:es)?|lka)\b",
    re.IGNORECASE,
)
# After these, any number before capitalised words is a home: "lives at 14 Windmere".
STRONG = re.compile(
    r"\b(?:liv(?:es?|ed|ing)|resid(?:es?|ed|ing)|residence|home|house|apartment|vive|domicilio|dwells"
    r"|domiciled|(?:home|mailing|residential|current|last known|permanent|his|her|their)"
    r"\s(?:\w+\s)?address(?:es)?|stay(?:s|ed|ing))\b[^.\d;,]{0,30}?(?:\b(?:at|is|was|as|en)\b|:)\s*$",
    re.IGNORECASE,
)
UNIT_OF_HOME = re.compile(r"\b(?:[Aa]pt|[Aa]partment|[Uu]nit|Lot|[Tt]railer)\b|#")
ADDRESS = re.compile(r"\baddress(?:es)?\W*$", re.IGNORECASE)
BREAK = re.compile(r"[!?]\s|(?<![A-Z])(?<!\bSt)(?<!\bMr)(?<!\bMs)\.\s+(?=[A-Z])|\n\n")
FACILITY = re.compile(
    r"\b(?:facilit|center|centre|offices?\b|headquarter|courthouse|court\b|agency|detention|jail|prison"
    r"|building|department|bureau|hq\b|warehouse|terminal|airport|station|hospital|school"
    r"|universit|church|compan|corporation|inc\b|llc\b|embassy|consulate|museum|library"
    r"|registrar|nursing|hotel|field\s+office|service cent)",
    re.IGNORECASE,
)
PERSON = re.compile(r"(?:\b[A-Z][\w'’-]+,?\s(?:\(?\d{2}\)?,\s)?of\s*|\b\d{2},\sof\s*)$")
FORM = re.compile(
    r"\b(?:DOB|SSN|A-number|A#|Name|Phone|Detainee|Applicant|Respondent|Subject|Inmate)\b"
)


def addresses(content: str) -> Iterator[Span]:
    """E-mail addresses, but for those of a role at an institution."""
    for match in _each(EMAIL, content, windows(content, AT, 100, 100)):
        local = re.split(r"@|\s|\[|\(", match.group().lower())[0]
        if ROLES.search(local) and not PRIVATE.search(match.group()):
            continue
        yield match.span()


def _each(form: re.Pattern[str], content: str, places: Iterator[Span]) -> Iterator[re.Match[str]]:
    for start, end in places:
        yield from form.finditer(content, start, end)


def homes(content: str) -> Iterator[Span]:
    """Addresses of homes: a street, box or unit that the words before call somebody's home."""
    for gate in (*NUMBERED.finditer(content), *NAMED.finditer(content)):
        match = AHEAD.match(content, gate.start())
        if match is None:
            continue
        before = BREAK.split(content[max(0, gate.start() - 110) : gate.start()])[-1]
        if _home(before, match, content):
            yield match.span()


def _home(before: str, match: re.Match[str], content: str) -> bool:
    after = content[match.end() : match.end() + 40]
    if match.group("any") is not None:
        return STRONG.search(before) is not None and FACILITY.search(match.group()) is None
    cues = list(HOME.finditer(before))
    if cues and not FACILITY.search(before, cues[-1].end()):
        return True
    if FACILITY.search(before) or FACILITY.search(after):
        return False
    if UNIT_OF_HOME.search(match.group()) or PERSON.search(before):
        return True
    form = FORM.search(content, max(0, match.start() - 250), match.end() + 150)
    return ADDRESS.search(before) is not None and form is not None
