"""Where addresses of people's homes stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainview.reading.identifiers import Span

SUFFIX = (
    r"(?:Street|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Circle|Cir|Place"
    r"|Pl|Terrace|Ter|Terr|Way|Highway|Hwy|Parkway|Pkwy|Pike|Trail|Trl|Square|Sq|Loop|Alley|Aly"
    r"|Plaza|Plz|Crescent|Cres|Row|Run|Path|Pass|Ridge|Hill|Hollow|Cove|Cv|Bend|Point|Pt|Broadway"
    r"|Route|Rte|Turnpike|Expressway|Freeway|Landing|Crossing|Xing|View|Walk|Mews|Close|Gardens?"
    r"|Grove|Heights|Hts|Park|Parkside|Bypass|Calle|Camino|Via|Green|Commons?|Manor|Trace|Spur"
    r"|Fork|Glen"
    r"|Meadows?|Vista|Villas?|Estates?|Estate|Springs|Village|Towers?|Oaks|Pines|Mall|Quay|Wharf"
    r"|Pier"
    r"|Causeway|Esplanade|Promenade|Plz|Driveway|Ranch|Ramp|Rue|Avenida|Paseo|Canyon|Creek|Valley)"
)
SIDE = r"(?:[NSEW]\.?|[NS]\.?[EW]\.?|North|South|East|West|North(?:east|west)|South(?:east|west))"
BLANK = r"(?:[^\S\n]+|[^\S\n]*\n(?!\s*\n)[^\S\n]*)"
NUMBER = r"#?\d{1,6}(?:-[A-Z\d]{1,5})?[A-Za-z]?(?:\s1/2|-1/2|\s?½)?"
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
ROAD_NUMBER = (
    r"(?:(?:Old|Rural|County|State|U\.?\s?S\.?|Interstate|Township|Private|Forest|Ranch|Parish"
    r"|Farm[ -]to"
    r"[ -]Market|Ranch[ -]to[ -]Market|National|Camino|Carretera|Loop|Business)\s){0,2}"
    r"(?:Roads?|Route|Rte\.?|Rt\.?|Highway|Hwy\.?|Hiway|Interstate|Loop|Spur|Lane|Rd\.?|CR|FM|RM"
    r"|SR|SH|RR|PR|TR"
    r"|I|US|U\.S\.|Carretera|Street|St\.?|Avenue|Ave\.?)[\s-](?:No\.?\s|#\s?)?(?:\d+\w?"
    r"|[A-Z]{1,2}\b)"
)
# The full stop of "St." belongs to the address only where the address goes on.
FULL_STOP = r"(?:\.(?=,|\s+(?:[NSEW]\b|#|\d|Apt|Unit|[A-Z]\w+,)))?"
STREET = (
    rf"{NUMBER}{BLANK}(?:{SIDE}\s+)?(?:{ROAD_NUMBER}|(?:{WORD}\s+){{1,4}}{SUFFIX}\b{FULL_STOP}"
    rf"|(?:(?:[Cc]alle|[Aa]venida|[Cc]amino|[Rr]ue|Via|Avenue|Paseo|V[ií]a|Rua|Boulevard|Privada"
    rf"|Callej[oó]n)|Avda?\.?)\s+(?:{WORD}\s?){{1,3}}|Broadway)"
    rf"(?:\s+{SIDE}(?![a-z]))?{UNIT}{{0,2}}"
)
ANY = rf"{NUMBER}{BLANK}(?:{WORD}[ ]){{0,4}}[A-Z][\w'’-]+{UNIT}{{0,2}}"
BOX = (
    r"(?:P\.?\s?O\.?\s?Box|Post[ -]Office\s+Box|POB|R\.?[RD]\.?\s?#?\d+,?\s+Box|RFD\s#?\d+,?\s+Box"
    r"|Rural\s+Route\s+#?\d+,?\s+Box|HC\s?\d+,?\s+Box|Star\s+Route,?\s+Box|PMB"
    r"|Apartado(?:\s+Postal)?)"
    r"\s*(?:No\.?|number)?\s?#?\d+[\w-]*"
)
LONE = (
    r"(?:Lot|Space|Spc\.?|Unit|Apt\.?|Apartment|Trailer|Trlr\.?|Room|Cabin)\s(?:No\.?\s|#\s?)?"
    r"(?=\w{0,3}\d|[A-Z]\b)[\w-]{1,6}"
)
UNIT_BEFORE = re.compile(
    r"\b(?:Lot|Space|Spc\.?|Unit|Apt\.?|Apartment|Trailer|Trlr\.?|Room|Suite|#)\s?(?:No\.?\s"
    r"|#\s?)?"
    r"[\w-]{1,6},\s$",
    re.IGNORECASE,
)
SPANISH = (
    r"(?:Calle|Avenida|Av\.|Carrera|Cra\.|Calzada|Colonia|Rua|Rue|Via)\s[^,;\n\d]{2,30},?\s?"
    r"(?:#|No\.?|n[uú]m\.?)?\s?\d{1,5}\w?"
)
AHEAD = re.compile(
    rf"(?<![\w█$,.-])(?:(?P<street>(?:{STREET}|{BOX}|{SPANISH}))|(?P<any>{ANY})"
    rf"|(?P<unit>{LONE})){TOWN}?"
)
NUMBERED = re.compile(
    r"#?\d{1,6}(?:-[A-Z\d]+)?[A-Za-z]?(?:[ -]1/2| ½)?" + BLANK + r"(?:[A-Z]|\d+(?:st|nd|rd|th)\b"
    r"|el |la |de |rue |calle |rural )"
)
NAMED = re.compile(
    r"\b(?:P\.?\s?O\.?\s?Box|Post[ -]Office\s+Box|POB|R\.?[RD]\.?\s?#?\d+|RFD|Rural Route"
    r"|Star Route|HC\s?\d+"
    r"|PMB|Apartado|(?:Lot|Space|Spc\.?|Unit|Apt\.?|Apartment|Trailer|Trlr\.?|Room"
    r"|Cabin)\s(?:No\.?\s|#\s?)?"
    r"(?:[A-Z]?\d+|[A-Z])|Calle|Avenida|Carrera|Calzada|Rua|Rue)\b"
)
HOME = re.compile(
    r"(?<!nursing )(?<!group )(?<!funeral )\b(?:liv(?:es?|ed|ing)|resid(?:es?|ed|ing|ences?|ents?)"
    r"|homes?|(?-i:houses?)|abodes?|dwellings?|household|apartment|condo(?:minium)?|townhouse"
    r"|trailer|duplex"
    r"|bungalow|dorm|dwell(?:s|ed|ing)|domiciled?|stay(?:s|ed|ing) (?:at|with)|mail for (?:mr|ms"
    r"|mrs)"
    r"|(?:s?he|they|family|couple|i|we) (?:had |have |has )?(?:just )?(?:moved|relocated)|rents?"
    r"|rented|renting|sublet|evicted|lodg(?:es|ed|ing|er)|roommates?|landlord|sleeps?|slept"
    r"|doorstep"
    r"|asleep|sleeping|woken|woke up|porch|driveway|bedroom|kitchen|backyard|front yard|mailbox"
    r"|stoop|tenants?|homeowners?|renters?"
    r"|roomers?|boarders?|subletting|grew up|born and raised|doorbell|neighbou?rs?|crash(?:es|ed"
    r"|ing) at|couch"
    r"|vive|vivía|domicilio|reside|residía|casa|direcci[oó]n"
    r"|(?:home|mailing|street|residential|current|last known|permanent|previous|former|his|her"
    r"|their|my|whose|physical|billing|shipping|family)\s(?:\w+\s)?address(?:es)?|lka)\b",
    re.IGNORECASE,
)
# Said of homes, but of offices too: they count where no office is named before the address.
PERHAPS_HOME = re.compile(
    r"\b(?:tenancy|lease[ds]?|leasing|occup(?:ants?|ied|ies|ying)|inhabitants?|front door|garage"
    r"|basement"
    r"|moved (?:in|to|into|from|out)|relocated|knock(?:ed|ing|s)?|welfare check|addressed to"
    r"|(?:mail|packages?|parcels?|letters?|checks?|notices?|bills?|cards?) (?:for|to|of|goes|go"
    r"|went|came)"
    r"|deliver(?:ed|ies)? (?:to|at)|forward(?:ed|ing)?|shelter(?:s|ed|ing)? (?:at|in)|hid(?:es"
    r"|ing)? (?:at|in))\b",
    re.IGNORECASE,
)
# After these, any number before capitalised words is a home: "lives at 14 Windmere".
STRONG = re.compile(
    r"\b(?:liv(?:es?|ed|ing)|resid(?:es?|ed|ing)|residence|home|house|apartment|vive|domicilio"
    r"|dwells"
    r"|domiciled|(?:home|mailing|residential|current|last known|permanent|his|her|their)"
    r"\s(?:\w+\s)?address(?:es)?|stay(?:s|ed|ing))\b[^.\d;,]{0,30}?(?:\b(?:at|is|was|as|en)\b"
    r"|:)\s*$",
    re.IGNORECASE,
)
UNIT_OF_HOME = re.compile(r"\b(?:[Aa]pt|[Aa]partment|[Uu]nit|Lot|[Tt]railer)\b")
ADDRESS = re.compile(r"\baddress(?:es)?\W*$", re.IGNORECASE)
BREAK = re.compile(r"[!?]\s|(?<![A-Z])(?<!\bSt)(?<!\bMr)(?<!\bMs)\.\s+(?=[A-Z])|\n\n")
FACILITY = re.compile(
    r"\b(?:facilit|center|centre|offices?\b|headquarter|courthouse|court\b|agency|detention|jail"
    r"|prison"
    r"|building|department|bureau|hq\b|warehouse|terminal|airport|station|hospital|school"
    r"|universit|church|compan|corporation|inc\b|llc\b|embassy|consulate|museum|library"
    r"|registrar|nursing|hotel|field\s+office|service cent|shelters?\b|clinic|bank\b|store\b"
    r"|restaurant|plant\b|factory"
    r"|police|sheriff|vendor|contractor|firm\b|business|suite\b|program\b|division|ministry"
    r"|city hall|capitol|branch"
    r"|organi[sz]ation|nonprofit|foundation|mosque|temple|studio|newspaper|campus|laborator"
    r"|substation|precinct)",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"(?:(?:\b[A-Z][\w'’-]+|\b(?:driver|man|woman|boy|girl|teen(?:ager)?|student|worker"
    r"|passenger|owner|suspect"
    r"|victim|witness|defendant|plaintiff|petitioner|respondent|applicant|detainee|immigrant"
    r"|migrant|tenant"
    r"|caller|sender|buyer|seller|sponsor|client|patient|complainant|mother|father|citizen"
    r"|pedestrian|cyclist"
    r"|motorist|subject|individual|person|nurse|cook|roofer|laborer|asylum seeker|guardian"
    r"|holder|him|her)),?"
    r"\s(?:\(?\d{2}\)?,\s)?(?:of|from)\s*|\b\d{2},\s(?:of|from)\s*)$"
)
# Speak of a person in the same sentence.
PEOPLE = re.compile(
    r"\b(?:he|she|they|them|his|her|hers|him|their|i|we|my|mine|our|mr|ms|mrs|man|woman|boy|girl"
    r"|teen(?:ager)?|driver|student|worker"
    r"|passenger|owner|suspect|victim|witness|defendant|plaintiff|petitioner|respondent"
    r"|applicant|detainee"
    r"|immigrant|migrant|caller|sender|sponsor|client|patient|complainant|citizen|mother|father"
    r"|guardian"
    r"|relatives?|friends?|grandmother|grandfather|wife|husband|girlfriend|boyfriend|fianc[ée]e?"
    r"|sister|brother"
    r"|aunt|uncle|son|daughter|in-laws|parents|family|families|couple|widow|cousin|person"
    r"|someone|nobody|everyone|people|children|kids?|baby|toddler"
    r"|asylum seeker|refugee|name|r\. ?m\.)\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:19|20)\d\d\s")
BEFORE_YEAR = re.compile(
    r"\b(?:a|an|the|in|since|by|this|that|his|her|their|its|[A-Z][a-z]{2,8}\.?)\s$"
)
# Known to everybody as an office, whoever is said to live there.
SEAT = re.compile(r"1600 Pennsylvania Ave")
AFTERWARDS = re.compile(
    r"^\W{0,4}(?:his|her|their|my|our|the family['’]s)\s(?:\w+\s)?(?:home|house|apartment"
    r"|residence|place)\b"
    r"|^\W{0,4}(?:[A-Z][\w.]+,?\s){0,4}(?:is|was|has been|remains|,|where|which)\b.{0,30}?"
    r"\b(?:home|house|residence|apartment|liv(?:es?|ed|ing)|reside[sd]?|rent(?:s|ed)|slept"
    r"|sleeps?|stay(?:s|ed)"
    r"|grew up|family|address on (?:his|her|their|the) (?:licen[cs]e|form|card|file|lease))\b",
    re.IGNORECASE | re.DOTALL,
)
PLACE_OF_WORK = re.compile(
    r"\b(?:works?|worked|working|shop|store|restaurant|business|firm|bank|market|plant|farm"
    r"|clinic)\b",
    re.I,
)
FORM = re.compile(
    r"\b(?:DOB|SSN|A-number|A#|Name|Phone|Detainee|Applicant|Respondent|Subject|Inmate)\b"
)


def homes(content: str, within: Span) -> Iterator[Span]:
    """Addresses of homes: a street, box or unit that the words before call somebody's home."""
    for gate in (*NUMBERED.finditer(content, *within), *NAMED.finditer(content, *within)):
        match = AHEAD.match(content, gate.start())
        if match is None:
            continue
        before = BREAK.split(content[max(0, gate.start() - 110) : gate.start()])[-1]
        if _home(before, match, content):
            unit = UNIT_BEFORE.search(content, max(0, match.start() - 24), match.start())
            yield (unit.start() if unit else match.start()), match.end()


def _home(before: str, match: re.Match[str], content: str) -> bool:
    after = content[match.end() : match.end() + 60]
    if (YEAR.match(match.group()) and BEFORE_YEAR.search(before)) or SEAT.match(match.group()):
        return False
    if match["any"] is not None or match["unit"] is not None:
        return STRONG.search(before) is not None and FACILITY.search(match.group()) is None
    cues = list(HOME.finditer(before))
    if cues and not FACILITY.search(before, cues[-1].end()):
        return True
    if FACILITY.search(before) or FACILITY.search(after[:40]):
        return False
    if UNIT_OF_HOME.search(match.group()) or PERSON.search(before) or AFTERWARDS.search(after):
        return True
    if (PERHAPS_HOME.search(before) or PEOPLE.search(before)) and not PLACE_OF_WORK.search(before):
        return True
    form = FORM.search(content, max(0, match.start() - 250), match.end() + 150)
    return ADDRESS.search(before) is not None and form is not None
