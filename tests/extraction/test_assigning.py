"""Who fills which role, decided once more: what is taken, what is kept, what is never named."""

from __future__ import annotations

import numpy as np
import pytest

import plainview
from plainview.extraction import sketch
from plainview.extraction.learned.assigning import assigned
from plainview.extraction.learned.model import Table, packaged
from plainview.extraction.learned.network import ROLES, STATUSES, TYPES, Reading
from plainview.extraction.learned.options import options
from plainview.extraction.learned.scoring import Scene
from plainview.extraction.learned.wordpiece import pieces
from plainview.model import FACT_TYPES, Filler

SENTENCE = "The sheriffs urged Congress to end the task force with ICE."
TRUSTING = Table(("fills",), [-1000], {"mean": [1000]})
"""A decision that goes by the network alone: words are taken from log-odds of 1 on."""
REFUSING = Table(("fills",), [-99_000], {})


def scene(sentence: str, kind: str, marked: dict[str, str], score: float = 2.0) -> Scene:
    """A sentence in which the network marks words for roles of a type."""
    text = plainview.read(sentence.encode())
    cut = pieces(text.content, 0, len(text.content))
    rows = np.full((len(cut), len(ROLES)), -5.0, np.float32)
    for role, words in marked.items():
        start = text.content.index(words)
        for place, (_, left, right) in enumerate(cut):
            if left < start + len(words) and start < right:
                rows[place, ROLES.index((kind, role))] = score
    reading = Reading([0] * len(TYPES), [0] * 2 * len(STATUSES), rows, cut)
    return Scene(text.content, sketch(text), 0, reading)


def tables(kind: str, decision: Table) -> dict[str, Table]:
    """Tables in which the words beside a mention say nothing."""
    fact_type = FACT_TYPES[kind]
    labels = (*fact_type.roles, *fact_type.measures)
    return {
        "fills": decision,
        f"roles {kind}": Table(labels, [0] * len(labels), {}),
        "sentences": Table(TYPES, [0] * len(TYPES), {"w:sheriff": [1] * len(TYPES)}),
    }


def filler(sentence: str, role: str, words: str) -> Filler:
    start = sentence.index(words)
    return Filler(role, words, words, start, start + len(words))


def chosen(
    kind: str, decision: Table, fillers: list[Filler], **marked: str
) -> dict[str, list[str]]:
    """The surfaces by role that are assigned in SENTENCE."""
    found = assigned(scene(SENTENCE, kind, marked), kind, fillers, None, tables(kind, decision))
    rows: dict[str, list[str]] = {}
    for one in found:
        rows.setdefault(one.role, []).append(one.surface or one.name)
    return rows


HOLDER = filler(SENTENCE, "holder", "sheriffs")
ABOUT = filler(SENTENCE, "about", "end the task force with ICE")


@pytest.mark.parametrize(
    ("decision", "fillers", "marked", "expected"),
    [
        # a mention that was passed over, and words that no mention covers
        (
            TRUSTING,
            [HOLDER, ABOUT],
            {"holder": "sheriffs", "about": "end the task force", "addressee": "Congress"},
            {"addressee": ["Congress"]},
        ),
        (
            TRUSTING,
            [HOLDER, ABOUT],
            {"holder": "sheriffs", "calls_for": "end"},
            {"calls_for": ["end"]},
        ),
        # what fills no role is dropped, but a demand that would stay open keeps what it had
        (REFUSING, [HOLDER, filler(SENTENCE, "addressee", "ICE")], {}, {"addressee": None}),
        (REFUSING, [HOLDER, ABOUT], {}, {"holder": ["sheriffs"], "about": [ABOUT.surface]}),
        # a needed role gives way to what the network is sure of
        (
            TRUSTING,
            [filler(SENTENCE, "holder", "ICE"), ABOUT],
            {"holder": "Congress"},
            {"holder": ["Congress"]},
        ),
        # of words that meet the best alone
        (
            TRUSTING,
            [HOLDER, filler(SENTENCE, "about", "the task force")],
            {"about": "task force"},
            {"about": ["task force"]},
        ),
    ],
)
def test_each_role_takes_what_the_decision_takes(
    decision: Table,
    fillers: list[Filler],
    marked: dict[str, str],
    expected: dict[str, list[str] | None],
) -> None:
    found = chosen("stance", decision, fillers, **marked)
    assert {role: found.get(role) for role in expected} == expected


@pytest.mark.parametrize("words", ["Maria Dorvane", "Neighbours of Dorvane"])
def test_words_that_may_be_a_persons_name_are_no_option(words: str) -> None:
    sentence = f"The plan, says {words}, must end."
    seen = scene(sentence, "stance", {"holder": words, "addressee": words})
    known = tables("stance", TRUSTING)
    rows = options(seen, "stance", [], None, known["roles stance"], known["sentences"].rows)
    assert not [one for row in rows.values() for one in row if "Dorvane" in one.filler.name]


@pytest.mark.parametrize(("act", "role"), [("forbids", "bound"), ("allows", "holder")])
def test_a_rule_binds_or_holds_by_what_it_does(act: str, role: str) -> None:
    sentence = "The order keeps the county jail from giving ICE its roster."
    seen = scene(sentence, "rule", {"bound": "ICE", "holder": "ICE"})
    given = [filler(sentence, role, "county jail"), Filler("act", act)]
    found = assigned(seen, "rule", given, None, tables("rule", TRUSTING))
    assert {one.role for one in found} <= {"act", role, "category", "condition", "issuer"} | {
        "instrument"
    }
    assert Filler("act", act) in found


def test_a_sentence_that_the_network_did_not_read_is_decided_by_its_words() -> None:
    text = plainview.read(SENTENCE.encode())
    seen = Scene(text.content, sketch(text), 0, None)
    found = assigned(seen, "stance", [HOLDER, ABOUT], None, tables("stance", REFUSING))
    assert {one.role for one in found} == {"holder", "about"}


def test_the_packaged_decision_has_one_label_and_no_word_of_a_text() -> None:
    table = packaged()["fills"]
    assert table.labels == ("fills",)
    roles = {role for known in FACT_TYPES.values() for role in known.roles}
    names = {word for row in table.rows for word in row.removesuffix(":").split()}
    assert names & roles
    assert not [name for name in names if any(letter.isupper() for letter in name)]


def test_nobody_stands_at_both_ends_of_a_fact() -> None:
    sentence = "Clearview sells ICE the photographs."
    given = [filler(sentence, "provider", "Clearview"), filler(sentence, "recipient", "Clearview")]
    seen = scene(sentence, "access", {"provider": "Clearview", "recipient": "Clearview"})
    seen.reading.words[:, ROLES.index(("access", "provider"))] += 1.0  # type: ignore[union-attr]
    found = assigned(seen, "access", given, None, tables("access", TRUSTING))
    assert [one.role for one in found if one.surface == "Clearview"] == ["provider"]


@pytest.mark.parametrize("words", ["data-sharing agreement", "memorandum of understanding"])
def test_an_agreement_is_no_data(words: str) -> None:
    sentence = f"ICE has a {words} with the IRS."
    seen = scene(sentence, "access", {"category": words})
    known = tables("access", TRUSTING)
    rows = options(seen, "access", [], None, known["roles access"], known["sentences"].rows)
    assert rows["category"] == []


@pytest.mark.parametrize(
    ("filler", "kept"),
    [
        (Filler("lender", "Drug Enforcement Administration", via="inferred"), False),
        (Filler("lender", "Drug Enforcement Administration", via="implied"), True),
    ],
)
def test_who_is_only_inferred_must_be_likely(filler: Filler, kept: bool) -> None:
    sentence = "Nine officers were lent to the task force in May."
    found = assigned(
        scene(sentence, "staffing", {}), "staffing", [filler], None, tables("staffing", REFUSING)
    )
    assert (filler in found) == kept


def test_a_program_that_is_inferred_stays() -> None:
    sentence = "Agencies draw on school records and utility records."
    program = Filler("program", "fusion centers", via="inferred")
    found = assigned(
        scene(sentence, "access", {}), "access", [program], None, tables("access", REFUSING)
    )
    assert program in found


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        # one list is one end, but for the two sides of a thing
        ("Flock ended a program with CBP and HSI.", 1),
        ("Flock ended a program with CBP, and the HSI.", 1),
        ("Flock ended a program between CBP and HSI.", 2),
        ("Flock says CBP left, and then HSI.", 2),
    ],
)
def test_bodies_of_one_list_stand_at_one_end(sentence: str, ends: int) -> None:
    marked = {"provider": "HSI", "recipient": "CBP"}
    scored = scene(sentence, "access", marked)
    found = assigned(scored, "access", [], None, tables("access", TRUSTING))
    assert len({one.role for one in found} & set(marked)) == ends


def test_what_shows_a_sharing_is_not_its_data() -> None:
    sentence = "Deputies ran plates for ICE, the emails show."
    scored = scene(sentence, "access", {"category": "emails"})
    labels = tables("access", TRUSTING)["roles access"]
    rows = {one.item.span: one.scores for one in scored.scored("access", None, labels)}
    start = sentence.index("emails")
    assert rows[start, start + 6][labels.labels.index("category")] < -5000


def test_detainers_are_no_people_held() -> None:
    sentence = "ICE lodged 1,870 detainers with the jail, which held 85 people."
    table = tables("custody", TRUSTING)["roles custody"]
    place = table.labels.index("population")
    found = scene(sentence, "custody", {"population": "1,870"}).scored("custody", None, table)
    scores = {one.item.span[0]: one.scores[place] for one in found if one.item.quantity}
    assert scores[sentence.index("1,870")] < -5000 < scores[sentence.index("85")]
