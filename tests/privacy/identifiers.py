"""Identifiers of people as documents print them, generated from the issuers' public formats."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.privacy.cases import Case, digits, filled, placed
from tests.privacy.checksums import iban, luhn, routing, vin

Written = tuple[str, str]
"""A sentence with {} where the identifier stands, and the identifier."""

SENTENCES: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8")
)
HYPHENS = ("-", "-", "-", "\u2013", "\u2011")
SEPARATORS = (*HYPHENS, " ", "\u00a0", ".")


def said(rng: random.Random, kind: str, how: str) -> str:
    return rng.choice(SENTENCES[kind][how])


def grouped(flat: str, sizes: tuple[int, ...], separator: str) -> str:
    parts = []
    for size in sizes:
        parts.append(flat[:size])
        flat = flat[size:]
    return separator.join(parts)


def ssn(rng: random.Random) -> Written:
    """Area 001 to 899 without 666, group 01 to 99, serial 0001 to 9999 (SSA)."""
    area = rng.choice([number for number in range(1, 900) if number != 666])
    flat = f"{area:03d}{rng.randint(1, 99):02d}{rng.randint(1, 9999):04d}"
    form = rng.random()
    if form < 0.06:
        return said(rng, "ssn", "last"), flat[-4:]
    if form < 0.3:
        return said(rng, "ssn", "cued"), flat
    if form < 0.5:
        return said(rng, "ssn", "cued"), grouped(flat, (3, 2, 4), rng.choice(SEPARATORS))
    return said(rng, "ssn", "free"), grouped(flat, (3, 2, 4), rng.choice(HYPHENS))


def itin(rng: random.Random) -> Written:
    """Starts with 9, group 50 to 65, 70 to 88, 90 to 92 or 94 to 99 (IRS)."""
    group = rng.choice([*range(50, 66), *range(70, 89), *range(90, 93), *range(94, 100)])
    return said(rng, "itin", "cued"), f"9{digits(rng, 2)}-{group}-{digits(rng, 4)}"


A_FORMS = (
    *("A|nine", "A|eight", "A-|nine", "A |nine", "A|-", "A-|-", "A | ", "A# |nine", "A#|-", "A| "),
    *("A\u2013|nine", "A No. |nine", "a|nine", "A: |nine"),
)


def a_number(rng: random.Random) -> Written:
    """Seven to nine digits after A; the A itself may stay."""
    nine = rng.choice("0021") + digits(rng, 8)
    if rng.random() < 0.3:
        value = grouped(nine, (3, 3, 3), rng.choice(("", "-", " ")))
        return said(rng, "a_number", "cued"), value
    prefix, form = rng.choice(A_FORMS).split("|")
    whole = {"nine": nine, "eight": nine[1:]}
    value = whole[form] if form in whole else grouped(nine, (3, 3, 3), form)
    return said(rng, "a_number", "free").replace("{}", prefix + "{}"), value


AREAS = ("719", "303", "212", "915", "956", "415", "602", "305", "773", "206", "787")


def phone(rng: random.Random) -> Written:
    """Numbers of the North American plan, of Mexico and of El Salvador."""
    area, last = rng.choice(AREAS), digits(rng, 4)
    middle = f"{rng.randint(2, 9)}{rng.randint(0, 9)}{rng.randint(2, 9)}"
    if rng.random() < 0.12:
        return said(rng, "phone", "cued"), area + middle + last
    values = (
        f"({area}) {middle}-{last}",
        f"{area}-{middle}-{last}",
        f"{area}.{middle}.{last}",
        f"+1 {area} {middle} {last}",
        f"1-{area}-{middle}-{last}",
        f"+1-{area}-{middle}-{last}",
        f"({area}){middle}-{last}",
        f"{area}\u2013{middle}\u2013{last}",
        f"+1{area}{middle}{last}",
        f"{area} {middle} {last}",
        f"+52 55 {digits(rng, 4)} {last}",
        f"+503 7{digits(rng, 3)}-{last}",
    )
    return said(rng, "phone", "free"), rng.choice(values)


CARDS = (("4", 16), ("51", 16), ("55", 16), ("2221", 16), ("6011", 16), ("34", 15), ("37", 15))


def card(rng: random.Random) -> Written:
    flat = luhn(rng, *rng.choice(CARDS))
    if rng.random() < 0.08:
        return said(rng, "card", "last"), flat[-4:]
    sizes = (4, 6, 5) if len(flat) == 15 else (4, 4, 4, 4)
    separator = rng.choice(("", " ", "-", "\u00a0", "\u2013"))
    return said(rng, "card", "free"), grouped(flat, sizes, separator)


def account(rng: random.Random) -> Written:
    """An IBAN, a routing number, or an account number as banks print it."""
    form = rng.choice(("iban", "routing", "account"))
    if form == "iban":
        value = iban(rng)
        if rng.random() < 0.6:
            value = " ".join(value[place : place + 4] for place in range(0, len(value), 4))
        return said(rng, "iban", "free"), value
    if form == "routing":
        return said(rng, "routing", "cued"), routing(rng)
    shapes = ("##########", "########", "############", "####-###-###", "#### #### ##")
    return said(rng, "account", "cued"), filled(rng, rng.choice(shapes))


FIRST = ("maria", "jose", "lin", "fatima", "oleksandr", "anh", "grace", "samuel", "noor", "dewi")
LAST = ("lopez", "nguyen", "okafor", "petrov", "garcia", "haddad", "kim", "santos", "rivera")
HOSTS = (
    *("gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "aol.com"),
    *("protonmail.com", "proton.me", "live.com", "comcast.net", "hotmail.com.mx", "yahoo.es"),
)


def email(rng: random.Random) -> Written:
    first, last, host = rng.choice(FIRST), rng.choice(LAST), rng.choice(HOSTS)
    users = (
        f"{first}.{last}",
        f"{first}{last}{digits(rng, 2)}",
        f"{first[0]}_{last}",
        f"{first}+case{digits(rng, 3)}",
        f"{last}-{first}",
        f"{first}.{last}.{digits(rng, 4)}",
    )
    user = rng.choice(users)
    values = (
        *[f"{user}@{host}"] * 3,
        f"{user}@{host}".upper(),
        f"{user} [at] {host}",
        f"{user}(at){host}",
        f"{user} at {host.replace('.', ' dot ')}",
        f"{user}@{last}family.net",
    )
    return said(rng, "email", "free"), rng.choice(values)


PASSPORTS = ("#########", "@########", "@#######", "@@#######", "@@######")


def passport(rng: random.Random) -> Written:
    return said(rng, "passport", "cued"), filled(rng, rng.choice(PASSPORTS))


LICENCES = (
    *("@#######", "@###-###-##-###-#", "########", "### ### ###", "@###-####-####"),
    *("@############", "##-###-####", "@##-##-####", "@@######@", "#########"),
)


def licence(rng: random.Random) -> Written:
    return said(rng, "driver_licence", "cued"), filled(rng, rng.choice(LICENCES))


PLATES = (
    *("#@@@###", "@@@-####", "@@@ ####", "@@@####", "@## @@@", "@@@-@##", "@@#-####"),
    *("###-@@@", "#@@ ###", "@@ #####", "@@@ ###", "######@", "#@@#@"),
)


def plate(rng: random.Random) -> Written:
    return said(rng, "plate", "cued"), filled(rng, rng.choice(PLATES))


STREETS = (
    *("Maple", "N. Cedar", "W. 114th", "Martin Luther King Jr.", "South Wahsatch", "Old Mill"),
    *("E Pikes Peak", "San Pedro", "Fillmore", "Van Buren", "Lincoln", "SW 8th", "Rosa Parks"),
)
TYPES = (
    *("Street", "St.", "St", "Avenue", "Ave.", "Ave", "Road", "Rd.", "Drive", "Dr.", "Lane", "Ln."),
    *("Boulevard", "Blvd.", "Court", "Ct.", "Way", "Place", "Pl.", "Terrace", "Circle", "Parkway"),
)
UNITS = ("", "", "", ", Apt. 4B", " Apt 12", ", Apartment 3", " #207", ", Unit 5", ", Apt. C")
CITIES = (
    *("Denver", "Colorado Springs, CO 80910", "El Paso, Texas", "Aurora, Colo.", "Chicago"),
    *("Queens, N.Y. 11373", "Hyattsville, Maryland 20783-1401"),
)
ROADS = ("County Road 31", "Avenida del Sol", "Calle Ocho", "Broadway", "State Highway 115")


def home_address(rng: random.Random) -> Written:
    """House number, street and unit; the city around it may stay."""
    if rng.random() < 0.05:
        return said(rng, "home_address", "box"), str(rng.randint(1000, 9999))
    number = rng.choice(
        (
            str(rng.randint(2, 9999)),
            str(rng.randint(2, 999)),
            f"{rng.randint(10, 99)}-{rng.randint(10, 99)}",
            f"{rng.randint(100, 999)} 1/2",
        )
    )
    value = f"{number} {rng.choice(STREETS)} {rng.choice(TYPES)}{rng.choice(UNITS)}"
    if rng.random() < 0.15:
        value = f"{number} {rng.choice(ROADS)}"
    return said(rng, "home_address", "cued").replace("CITY", rng.choice(CITIES)), value


OFFICES = ("IOE", "MSC", "LIN", "EAC", "WAC", "SRC", "NBC")


def file_of_person(rng: random.Random) -> Written:
    """Numbers of applications, cells, cars and files that name one person."""
    kinds = {
        "receipt": rng.choice(OFFICES) + filled(rng, rng.choice(("##########", "-##-###-#####"))),
        "vin": vin(rng),
        "medicare": filled(rng, rng.choice(("1@##-@@#-@@##", "1@##@@#@@##"))),
        "inmate": filled(rng, "#####-###"),
        "booking": filled(rng, "2025-######"),
        "fbi_number": filled(rng, "######@@#"),
    }
    kind = rng.choice(list(kinds))
    return said(rng, kind, "cued"), kinds[kind]


KINDS: dict[str, Callable[[random.Random], Written]] = {
    "ssn": ssn,
    "itin": itin,
    "a_number": a_number,
    "phone": phone,
    "home_address": home_address,
    "plate": plate,
    "card": card,
    "bank_account": account,
    "email": email,
    "passport": passport,
    "driver_licence": licence,
    "file_of_person": file_of_person,
}


WRAPPED = ("ssn", "a_number", "phone", "card", "bank_account", "home_address")


def wrapped(rng: random.Random, value: str, at: str) -> str:
    """The value broken over two lines at one of the signs, as a narrow column prints it."""
    breaks = [place for place, sign in enumerate(value) if sign in at]
    if not breaks:
        return value
    place = rng.choice(breaks)
    return value[:place] + value[place : place + 1].strip() + "\n" + value[place + 1 :]


def identifiers(count: int, seed: int) -> Iterator[Case]:
    """`count` texts with one identifier of a person each, the kinds in turn."""
    rng = random.Random(seed)
    kinds = list(KINDS)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        sentence, value = KINDS[kind](rng)
        if kind in WRAPPED and rng.random() < 0.06:
            value = wrapped(rng, value, " " if kind == "home_address" else "- ")
        yield placed(rng, kind, sentence, value)
