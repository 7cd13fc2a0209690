"""Tables in text form are told from prose."""

import pytest

import plainview


@pytest.mark.parametrize(
    ("line", "heading", "reader"),
    [
        ("The agency held 333,000 people in its centers.\n", "", "plain"),
        ("On Tuesday, the agency said, it held 333,000 people.\n", "", "plain"),
        ("TX,Harris County Sheriff,Joined in March\n", "State,Agency,Note\n", "csv"),
        ('1,"The agency said it would stop."\n', "id,note\n", "csv"),
        ("1,The agency said it would stop.\n", "id,note\n", "csv"),
        ("100,200,300\n", "", "csv"),
        ("ICE;46,000;beds\n", "agency;count;unit\n", "csv"),
    ],
)
def test_what_is_a_table(line, heading, reader):
    text = plainview.read((heading + line * 50).encode(), name="x.txt")
    assert text.reader.partition("/")[0] == reader
