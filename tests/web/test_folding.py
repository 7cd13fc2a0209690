"""Lists of origins in columns: the same as looking at every origin, one after the other."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from plainview.store.shelf import Shelved
from plainview.web.folding import ORDERS, RECORDS, TEXTS, Folded, Origin

OUTLETS = (None, "The Newsroom", "Daily Copy")
DAYS = (None, "2024-06-01", "2025-01-31")
READERS = (None, "html/1", "pdf/2")


def document(number: int, outlet, day, reader, official: bool, facts: int) -> Shelved:
    id_ = sha256(str(number).encode()).hexdigest()
    return Shelved(id_, f"{facts}.html", "text/html", day, outlet, facts, reader, official)


@st.composite
def folded(draw):
    parts = (
        st.sampled_from(OUTLETS), st.sampled_from(DAYS), st.sampled_from(READERS), st.booleans(),
        st.integers(0, 2),
    )  # fmt: skip
    rows = draw(st.lists(st.tuples(*parts, st.integers(0, 2)), max_size=12))
    found, number = [], 0
    for place, (*kind, retellings) in enumerate(rows):
        family = [document(number + n, *kind) for n in range(retellings + 1)]
        number += len(family)
        found.append(Origin(place, family[0], tuple(family[1:])))
    return found


@given(
    folded(), st.sampled_from(list(ORDERS)), st.sampled_from([TEXTS, RECORDS]),
    st.sampled_from(["", "retold", "alone", "textless"]), st.sampled_from(["", *OUTLETS[1:]]),
    st.sampled_from(["", "2024", "2025"]), st.sampled_from(["", "PDF", "web page"]),
)  # fmt: skip
def test_a_list_is_narrowed_as_if_each_origin_were_looked_at(
    found, order, shelf, kind, outlet, year, format_
):
    def fits(one: Origin) -> bool:
        if kind == "textless":
            right = one.document.reader is None
        else:
            right = not kind or bool(one.retellings) == (kind == "retold")
        named = {None: one.document.media_type, "html/1": "web page", "pdf/2": "PDF"}
        return (
            right
            and one.shelf == shelf
            and any(
                outlet in ("", each.outlet)
                and year in ("", each.year)
                and format_ in ("", named[each.reader])
                for each in one.all
            )
        )

    columns = Folded(found)
    given = {"outlet": outlet, "year": year, "format": format_}
    listed = columns.narrowed(columns.ordered(order), shelf, kind, **given)
    wanted = [one.place for one in sorted(filter(fits, found), key=ORDERS[order])]
    assert listed.tolist() == wanted
    assert columns.on(shelf) == sum(one.shelf == shelf for one in found)
    for place, number in enumerate(wanted, 1):
        assert columns.place(listed, found[number].document.id[:16]) == place
    assert columns.place(listed, "") == columns.place(listed, "none") == 0
    facets = columns.facets(shelf)
    assert all(
        count == sum(each.outlet == name for one in found if one.shelf == shelf for each in one.all)
        for name, count in facets.outlets
    )
