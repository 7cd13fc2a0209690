"""Amounts, counts, dates and statutes as reports and tables print them."""

from __future__ import annotations

import random

from tests.privacy.cases import digits

Written = tuple[str, str]


def amount(rng: random.Random) -> Written:
    value = rng.randint(1000, 900_000_000)
    return rng.choice(
        (
            ("The contract is worth {}.", f"${value:,}"),
            ("ICE obligated {} in 2024.", f"${value:,}.00"),
            ("The ceiling is {}.", f"${value / 1e6:.1f} million"),
            ("{} was spent.", f"${value / 1e6:.2f} billion"),
            ("Total: {}", f"{value}.{digits(rng, 2)}"),
            ("obligated,{},USD", f"{value}"),
            ("It cost {} dollars.", f"{value:,}"),
            ("USD {}", f"{value:,.2f}"),
            ("a budget of {}", f"€{value:,}"),
            ("| total obligation | {} |", f"{value}"),
            ("({})", f"-${value:,}"),
        )
    )


def count(rng: random.Random) -> Written:
    low, high = rng.choice(((100, 99_999), (10**6, 10**9 - 1), (10**9, 10**10)))
    value = rng.randint(low, high)
    between = f"{rng.randint(100, 400)} and {rng.randint(500, 900)}"
    rise = f"{rng.randint(100, 900)} to {rng.randint(1000, 9000)}"
    return rng.choice(
        (
            ("The network carried {} queries.", f"{value:,}"),
            ("ICE ran {} searches.", str(value)),
            ("{} records were returned.", str(value)),
            ("The file holds {} rows.", f"{value:,}"),
            ("records,{},2025", str(value)),
            ("population: {}", str(value)),
            ("about {} people", f"{value:,}"),
            ("The database grew to {} images.", str(value)),
            ("Between {} people were inside.", between),
            ("requests rose from {}", rise),
            ("ticket transactions = {}", str(value)),
            ("| {} | 97.0% |", str(value)),
        )
    )


def date(rng: random.Random) -> Written:
    year, month, day = rng.randint(1990, 2026), rng.randint(1, 12), rng.randint(1, 28)
    name = rng.choice(("January", "March", "May", "Aug.", "Sept.", "October"))
    return rng.choice(
        (
            ("It was signed on {}.", f"{year}-{month:02d}-{day:02d}"),
            ("Signed {}", f"{month:02d}/{day:02d}/{year}"),
            ("on {}, the court ruled", f"{name} {day}, {year}"),
            ("effective {}", f"{day} {name} {year}"),
            ("captured {}", f"{year}{month:02d}{day:02d}"),
            ("captured {}", f"{year}{month:02d}{day:02d}091530"),
            ("Stamp: {}", f"{year}-{month:02d}-{day:02d}T09:15:00Z"),
            ("in fiscal years {}", f"{year}-{year + 1}"),
            ("through {}", f"{month}.{day}.{year}"),
            ("in {} the program began", f"FY{year}"),
            ("fetched participatingAgencies{}.xlsx", f"{month:02d}{day:02d}{year}am"),
            ("at {} on Sunday", "3:45 a.m."),
        )
    )


def statute(rng: random.Random) -> Written:
    title, section = rng.randint(5, 50), rng.randint(100, 7999)
    rule = f"{title} C.F.R. {rng.randint(10, 999)}.{rng.randint(1, 99)}"
    form = rng.choice(("I-862", "I-247A", "G-56", "SF-1449", "DD-2875"))
    return rng.choice(
        (
            ("Under {}, officers may be deputized.", f"{title} U.S.C. § {section}(g)"),
            ("{} forbids it.", f"{title} U.S.C. {section}(i)(2)(A)"),
            ("The rule at {} allows mail covers.", rule),
            ("Section {} of the act", f"{rng.randint(100, 400)}(g)"),
            ("Executive Order {}", str(rng.randint(12000, 14400))),
            ("Pub. L. {}", f"{rng.randint(90, 119)}-{rng.randint(1, 300)}"),
            ("Stat. cited: {}", f"{rng.randint(50, 139)} Stat. {digits(rng, 4)}"),
            ("Cal. Gov. Code {}", f"§ 7284.{rng.randint(2, 12)}"),
            ("{} protects biometrics.", "740 ILCS 14/15"),
            ("Senate Bill {}", str(rng.randint(10, 4000))),
            ("H.R. {} passed.", str(rng.randint(1, 9999))),
            ("INA § {}", f"{rng.randint(200, 300)}(a)(1)"),
            ("Colo. Rev. Stat. {}", f"24-76.6-1{digits(rng, 2)}"),
            ("Form {} is required.", form),
        )
    )
