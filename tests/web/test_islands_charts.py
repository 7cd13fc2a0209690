"""Charts in a real browser, under the headers of the pages: drawn from their tables."""

from __future__ import annotations

import re
from html import escape

import pytest
from tests.web.browsing import expect
from tests.web.conftest import in_a_browser, with_islands
from tests.web.serving import served

from plainview.store import Record
from plainview.web.headers import HEADERS

pytestmark = [in_a_browser, with_islands]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("charts") / "record"
    Record.create(path).close()
    with served(path) as found:
        yield found


def cell(value) -> str:
    """A cell of a table: words, a number with its words, or an interval with its words."""
    match value:
        case (words, number):
            return f'<td data-value="{number}">{escape(words)}</td>'
        case (words, lo, hi):
            return f'<td data-lo="{lo}" data-hi="{hi}">{escape(words)}</td>'
    return f"<td>{escape(value)}</td>"


def figure(kind: str, unit: str, head: list[str], rows: list[list]) -> str:
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in rows)
    return (
        f'<figure class="chart" data-chart="{kind}" data-unit="{unit}"><figcaption>A title'
        f"</figcaption><table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></figure>"
    )


HELD = figure(
    "lines",
    "people",
    ["Month", "Held", "Room"],
    [
        [("March 2025", "2025-03"), ("46,200", 46200), ("41,500", 41500)],
        [("October 2024", "2024-10"), ("37,000", 37000), ("38,500", 38500)],
        [("June 2025", "2025-06"), ("more than 56,000", 56000), ""],
    ],
)
YEARS = figure(
    "bars",
    "USD",
    ["Year", "Awarded", "Ceiling"],
    [["2023", ("$12 million", 12e6), ("$47 million", 47e6)], ["2024", ("$20 million", 20e6), ""]],
)
VENDORS = figure(
    "bars",
    "USD",
    ["Vendor", "Awarded"],
    [[f"Vendor <b>{n}</b> of readers, cameras and data", (f"${n} million", n)] for n in range(70)],
)
SPREAD = figure(
    "range",
    "people",
    ["Origin", "Held"],
    [
        ["A daily count", ("46,269", 46269, 46269)],
        ["A newspaper", ("more than 46,000", 46000, "")],
        ["A witness", ("up to 47,000", "", 47000)],
        ["Nobody", "not known"],
    ],
)
AGREED = figure(
    "steps",
    "",
    ["Day", "Agreements"],
    [[("1 March", "2025-03-01"), ("456", 456)], [("1 July", "2025-07-01"), ("811", 811)]],
)
EMPTY = figure("lines", "people", ["Month", "Held"], [["March", "not known"]])


@pytest.fixture
def drawn(visit, address):
    def opened(figures: str, width: int = 1280, **options):
        page = visit("/static/plainview.svg", width, **options)
        content = (
            '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Charts</title>'
            '<link rel="icon" href="/static/plainview.svg">'
            '<link rel="stylesheet" href="/static/plainview.css">'
            '<link rel="stylesheet" href="/static/charts.css">'
            '<script type="module" src="/static/islands/main.js"></script></head>'
            f"<body><main><h1>Charts</h1>{figures}</main></body></html>"
        )
        headers = {**HEADERS, "content-type": "text/html"}
        page.route("**/charts", lambda route: route.fulfill(body=content, headers=headers))
        page.goto(f"{address}/charts")
        return page

    return opened


def test_each_kind_is_drawn_above_its_folded_table(drawn):
    page = drawn(HELD + YEARS + VENDORS + SPREAD + AGREED)
    assert page.locator("figure > .plot > svg").count() == 5
    assert page.locator("figure > details:not([open]) > table").count() == 5
    page.click("summary >> nth=0")
    expect(page.locator("table").first).to_be_visible()
    assert page.locator("figure >> nth=0").locator("path.line").count() == 2
    assert page.locator("figure >> nth=1").locator("rect.mark").count() == 3
    assert page.locator("figure >> nth=4").locator("path.line").count() == 1


def test_without_scripts_the_table_is_what_one_sees(drawn):
    page = drawn(HELD, java_script_enabled=False)
    assert page.is_visible("table") and page.locator("svg").count() == 0


def test_a_table_without_numbers_stays_a_table(drawn):
    page = drawn(EMPTY)
    assert page.is_visible("table") and page.locator(".plot").count() == 0


def test_days_stand_in_their_order_and_zero_is_the_base(drawn):
    page = drawn(HELD)
    path = page.get_attribute("path.line >> nth=0", "d")
    points = [tuple(map(float, pair)) for pair in re.findall(r"([\d.]+),([\d.]+)", path)]
    assert [x for x, _ in points] == sorted(x for x, _ in points)
    assert [y for _, y in points] == sorted((y for _, y in points), reverse=True)
    # October to March are 151 days, March to June 92
    first, second, third = (x for x, _ in points)
    assert (second - first) / (third - second) == pytest.approx(151 / 92, rel=0.02)
    numbers = page.locator(".axis text.value").all_text_contents()
    assert numbers[0] == "0" and numbers[-1] == "60K"


def test_the_arrow_keys_read_all_values_in_words(drawn):
    page = drawn(HELD)
    page.focus(".plot")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    for told in (
        "October 2024: Held 37,000, Room 38,500",
        "March 2025: Held 46,200, Room 41,500",
        "June 2025: Held more than 56,000, Room not known",
    ):
        page.keyboard.press("ArrowRight")
        expect(page.locator("figure [role=status]")).to_have_text(told)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".cursor circle")).to_have_count(1)
    page.keyboard.press("Home")
    expect(page.locator(".legend")).to_contain_text("37,000")


def test_the_pointer_reads_the_nearest_value(drawn):
    page = drawn(HELD)
    legend = page.locator(".legend")
    expect(legend).to_contain_text("March 2025")  # the latest row that has all values
    box = page.locator(".plot").bounding_box()
    page.mouse.move(box["x"] + 70, box["y"] + 80)
    expect(legend).to_contain_text("October 2024")
    page.mouse.move(box["x"] + 70, box["y"] - 60)
    expect(legend).to_contain_text("March 2025")


def test_short_names_stand_under_bars_and_long_ones_beside_them(drawn):
    page = drawn(YEARS + VENDORS)
    upright, lying = page.locator("figure").all()
    assert upright.locator("text.label").count() == 0
    assert "$47 million" in upright.locator(".legend").inner_text()
    assert lying.locator("text.told").count() == 60
    assert "The first 60 of 70 rows are drawn" in lying.inner_text()
    assert lying.locator("tbody tr").count() == 70
    assert "<b>0</b>" in lying.locator("text.label >> nth=0").text_content()


def test_what_has_no_end_points_onward(drawn):
    page = drawn(SPREAD)
    assert page.locator("circle.mark").count() == 3
    assert page.locator("path.mark").count() == 2
    assert page.locator("line.span").count() == 2
    assert page.locator("text.told").all_text_contents() == [
        "46,269", "more than 46,000", "up to 47,000",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [360, 800, 2560])
def test_a_drawing_fits_its_window_and_follows_it(drawn, width):
    page = drawn(HELD + YEARS + VENDORS + SPREAD, width=width)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 420, "height": 800})
    page.wait_for_function(
        "[...document.querySelectorAll('.plot > svg')].every(one => one.clientWidth < 420)"
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_of_series_stand_out_from_the_ground(drawn, scheme):
    page = drawn(HELD, color_scheme=scheme)
    contrasts = page.evaluate(
        """() => {
          const style = getComputedStyle(document.documentElement)
          const light = name => {
            const hex = style.getPropertyValue(name).trim().replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3')
            const parts = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16) / 255)
            const even = c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
            const [r, g, b] = parts.map(even)
            return 0.2126 * r + 0.7152 * g + 0.0722 * b
          }
          const ground = light('--ground')
          return [1, 2, 3, 4, 5, 6, 7].map(number => {
            const [low, high] = [ground, light(`--series-${number}`)].sort((a, b) => a - b)
            return (high + 0.05) / (low + 0.05)
          })
        }"""
    )
    assert len(contrasts) == 7 and min(contrasts) >= 4.5
