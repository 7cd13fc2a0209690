"""What tests in a browser share: each step waits for what it leads to, however slow the machine."""

from __future__ import annotations

import pytest
from tests.web.conftest import PATIENCE

_playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = _playwright.expect
expect.set_options(timeout=PATIENCE)

OWN_WORDS = """(node) => {
  const copy = node.cloneNode(true);
  copy.querySelectorAll('.card-of').forEach((card) => card.remove());
  return copy.textContent.replace(/\\s+/g, ' ').trim();
}"""
TURNS = """() => {
  window.turns = [];
  navigation.addEventListener('navigate', (event) => window.turns.push(event.navigationType));
}"""
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def follow(page, link) -> None:
    """Click on what leads to another page, or to a place of this one, and be there.

    The pointer goes out of the way: what it comes to rest on there would open a card.
    """
    place = page.locator(link).first if isinstance(link, str) else link
    with page.expect_navigation():
        place.click()
    page.mouse.move(0, 0)


def words(place) -> str:
    """The words of a passage, without the card that it opens under pointer and keyboard."""
    return place.first.evaluate(OWN_WORDS)


def quoted(place) -> str:
    """The words of a quote, without its quotation marks."""
    return words(place).strip("“”")


def painted(page) -> None:
    """Wait until the browser has drawn what was just asked of it."""
    page.evaluate(FRAMES)


def watch_turns(page) -> None:
    """Note from here on where the page is led: `push` and `traverse`, and `reload`."""
    page.evaluate(TURNS)


def turns(page) -> list[str]:
    """What was noted; a page that was loaded anew has forgotten it, and fails."""
    painted(page)
    return page.evaluate("window.turns")


def top(place) -> float:
    """Where something starts in the window once the browser has scrolled to it."""
    expect(place).to_be_in_viewport()
    return place.evaluate("node => node.getBoundingClientRect().top")
