"""The drawing of chains: columns from left to right, nothing over anything else."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plainview.web.drawing import BOX, Arrow, draw


def chain(names, documented=True, cut=False):
    return [Arrow(one, other, documented, cut) for one, other in pairwise(names)]


names = st.lists(st.sampled_from("ABCDEFGH"), min_size=1, max_size=5, unique=True)
ways = st.lists(names.map(lambda one: chain([*one, "the target"])), min_size=1, max_size=8)


@given(ways)
def test_each_institution_stands_once_and_no_two_overlap(chains):
    sheet = draw(chains)
    told = {name for way in chains for arrow in way for name in (arrow.provider, arrow.recipient)}
    assert sorted(box.name for box in sheet.boxes) == sorted(told)
    places = {(box.x, box.y) for box in sheet.boxes}
    assert len(places) == len(sheet.boxes)
    for box in sheet.boxes:
        assert 0 < box.x < sheet.width - BOX[0] and 0 < box.y < sheet.height - BOX[1]
        for other in sheet.boxes:
            assert other is box or abs(box.x - other.x) > BOX[0] or abs(box.y - other.y) > BOX[1]


@given(ways)
def test_the_target_stands_last_and_every_step_is_drawn_once(chains):
    sheet = draw(chains)
    target = next(box for box in sheet.boxes if box.name == "the target")
    assert target.x == max(box.x for box in sheet.boxes)
    steps = {(arrow.provider, arrow.recipient) for way in chains for arrow in way}
    drawn = [(line.arrow.provider, line.arrow.recipient) for line in sheet.lines]
    assert len(drawn) == len(steps) and set(drawn) == steps


def test_a_chain_reads_from_left_to_right():
    boxes = {box.name: box for box in draw([chain("ABC"), chain("AC")]).boxes}
    assert boxes["A"].x < boxes["B"].x < boxes["C"].x


def test_what_is_documented_anywhere_is_drawn_so_and_what_is_cut_is_marked():
    sheet = draw([chain("AB", documented=False), chain("AB", cut=True)], {"B"})
    (line,) = sheet.lines
    assert line.arrow.documented and line.arrow.cut
    assert [box.cut for box in sheet.boxes] == [False, True]


def test_long_names_fit_their_box():
    name = "Office of the Inspector General of the Department of Homeland Security and of others"
    (box, word) = draw([chain([name, "x" * 400])]).boxes
    assert len(box.lines) == 2 and box.lines[1].endswith("…")
    assert all(len(line) <= 27 for line in (*box.lines, *word.lines))


def test_nothing_gives_an_empty_sheet():
    assert draw([]).boxes == ()
