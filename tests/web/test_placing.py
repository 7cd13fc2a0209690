"""Where words stand on the image of a page: exactly, or it is said that nobody can tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainview.model import MASK
from plainview.reading.reflow import reflow
from plainview.web.pictures.placing import Letter, covered, masked, places


def letters(words, wide=10, high=20):
    """Each character in a place of its own, a line below the other."""
    found, x, y = [], 0, 0
    for character in words:
        if character == "\n":
            x, y = 0, y + 2 * high
            continue
        found.append(Letter(character, (x, y, x + wide, y + high)))
        x += wide
    return found


@pytest.mark.parametrize(
    ("content", "page", "known"),
    [
        ("held 46,000 people", "held 46,000\npeople", True),
        ("deten tion", "deten-\ntion", True),
        ("detention", "deten\x02\ntion", True),
        ("number ███████████ here", "number 078-05-1121 here", True),
        ("number ███ █ here", "number 078 1 here", True),
        ("held 46,000", "held 64,000", False),
        ("held", "held more", False),
        ("", "", True),
    ],
)
def test_a_text_is_laid_over_its_page_only_where_both_are_the_same(content, page, known):
    assert (places(content, letters(page)) is not None) is known


@given(st.text(alphabet="ab c1\n", max_size=80))
def test_every_character_that_the_reader_keeps_has_its_place(words):
    content = reflow(words)
    found = places(content, letters(words))
    assert found is not None
    assert all(
        (box is not None) == (not c.isspace()) for c, box in zip(content, found, strict=True)
    )


@given(st.text(alphabet="ab c", min_size=1, max_size=60), st.data())
def test_what_is_masked_is_covered_whole(words, data):
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    shown = letters(words)
    content = words[:start] + MASK * (end - start) + words[end:]
    found = places(content, shown)
    assert found is not None
    boxes = [box for run in masked(content) for box in covered(found[slice(*run)])]
    for letter in shown[start:end]:
        if letter.character == " ":
            continue
        left, top, right, bottom = letter.box
        assert any(a <= left and b <= top and c >= right and d >= bottom for a, b, c, d in boxes)


def test_a_run_over_two_lines_is_two_boxes():
    found = places("ab cd", letters("ab\ncd"))
    assert covered(found) == [(0, 0, 20, 20), (0, 40, 20, 60)]
