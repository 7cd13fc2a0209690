"""Check digits of the numbers that carry them, so that generated ones are as valid as real ones."""

from __future__ import annotations

import random

from tests.privacy.cases import digits


def luhn(rng: random.Random, prefix: str, length: int) -> str:
    """A number with a valid last digit (ISO/IEC 7812-1)."""
    body = prefix + digits(rng, length - len(prefix) - 1)
    total = 0
    for place, sign in enumerate(reversed(body)):
        value = int(sign) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return body + str(-total % 10)


def routing(rng: random.Random) -> str:
    """A bank's routing number (ABA): weights 3, 7, 1; first two digits 01 to 12."""
    body = f"{rng.randint(1, 12):02d}" + digits(rng, 6)
    weights = (3, 7, 1, 3, 7, 1, 3, 7)
    total = sum(int(sign) * weight for sign, weight in zip(body, weights, strict=True))
    return body + str(-total % 10)


BANKS = (("DE", "", 18), ("ES", "", 20), ("FR", "", 23), ("PL", "", 24), ("GB", "NWBK", 14))


def iban(rng: random.Random) -> str:
    """An account number (ISO 13616) with its two check digits."""
    country, bank, length = rng.choice(BANKS)
    account = bank + digits(rng, length)
    plain = "".join(str(int(sign, 36)) for sign in account + country + "00")
    return f"{country}{98 - int(plain) % 97:02d}{account}"


VIN_SIGNS = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
VIN_VALUES = (*range(10), *range(1, 9), *range(1, 6), 7, 9, *range(2, 10))
VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def vin(rng: random.Random) -> str:
    """A vehicle's number (49 CFR part 565) with its check sign in ninth place."""
    body = rng.choice(("1HG", "5YJ", "3VW", "1FT", "JTD")) + "".join(rng.choices(VIN_SIGNS, k=5))
    body += "0" + rng.choice("ABCDEFGHJKLMNPRSTVWXY") + rng.choice("ABCDEFGH") + digits(rng, 6)
    values = [VIN_VALUES[VIN_SIGNS.index(sign)] for sign in body]
    total = sum(value * weight for value, weight in zip(values, VIN_WEIGHTS, strict=True))
    return body[:8] + "0123456789X"[total % 11] + body[9:]
