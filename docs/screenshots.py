"""Pictures of the pages over the sample documents, written by a real browser.

`python -m docs.screenshots` makes those that the README shows, in docs/screenshots.
`python -m docs.screenshots --all` writes every main page as a desktop and a phone show it, light
and dark, into screenshots/, which is not kept: for looking at a change.

Both read the sample documents into a record that goes away afterwards, and need playwright and a
Chromium on the machine.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "sample" / "documents"
KEPT = HERE / "screenshots"
ALL = HERE.parent / "screenshots"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
DESKTOP, PHONE = (1280, 800), (390, 844)
README = {
    "overview": "/",
    "reader": "/facts?type=access&q=disclosing >> .source a",
    "flows": "/flows?data=personal_records&to=ICE",
    "custody": "/ledgers/custody",
    "beside": "/sources >> .retellings a:has-text('alteration')",
    "draft": "/check",
}
"""The pictures of the README: where a page is, and what is clicked there."""
PAGES = README | {
    **{name: f"/{name}" for name in ("findings", "institutions", "programs", "timeline", "gaps")},
    **{name: f"/{name}" for name in ("sources", "claims", "ledgers", "documents", "facts", "add")},
    "finding": "/findings >> .finding h2 a",
    "claim": "/claims >> main article a",
    "gap": "/gaps >> main h2 a, main h3 a",
    "dossier": "/institutions/us-ice",
    "charts": "/ledgers/custody/charts",
    "flows-start": "/flows",
    "search": "/search?q=detention",
    "search-nothing": "/search?q=submarine",
    "scan": "/search?q=Clearview >> .hit a",
    "not-found": "/nothing",
}
DRAFT = (
    "Immigration and Customs Enforcement held about 46,000 people in March 2025.\n\n"
    "ICE was operating at about 150% of capacity, measured against that design.\n\n"
    "The inspection service has approved 97% of more than 60,000 requests since 2015.\n"
)


@contextmanager
def served(record: Path) -> Iterator[str]:
    """The address of the record's pages, as long as the block runs."""
    command = [sys.executable, "-m", "plainview", "--record", str(record)]
    subprocess.run([*command, "add", "--json", str(SAMPLE)], check=True, stdout=subprocess.DEVNULL)
    serve = [*command, "serve", "--port", "0", "--json"]
    with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        answer = ""
        for line in process.stdout:
            answer += line
            if line.startswith("}"):
                break
        yield json.loads(answer)["address"].rstrip("/")
        process.terminate()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        sys.exit("There is no Chromium here; on Debian and Ubuntu: sudo apt install chromium")
    with sync_playwright() as driver:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic"]
        browser = driver.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()


def show(page: Page, address: str, where: str) -> None:
    """Open a page, follow what is to be clicked, and stay at its top."""
    path, _, clicked = where.partition(" >> ")
    page.goto(address + path)
    if clicked:
        page.click(f"{clicked} >> nth=0")
    if path == "/check":
        page.fill("textarea", DRAFT)
        page.click("main button >> nth=0")
        page.wait_for_selector(".checked")
    page.wait_for_load_state("networkidle")
    page.evaluate("window.scrollTo(0, 0)")


def save(page: Page, out: Path) -> None:
    """Write what is on screen, in few colours so that it stays small."""
    with tempfile.TemporaryDirectory() as scratch:
        shot = Path(scratch) / "shot.png"
        page.screenshot(path=shot)
        with Image.open(shot) as picture:
            few = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
            few.save(out, optimize=True)
    print(f"{out.name}: {out.stat().st_size:,} bytes")


def write(browser: Browser, address: str, out: Path, pages: dict[str, str], looks: bool) -> None:
    """Pictures of some pages; with `looks` each on a desktop and a phone, light and dark."""
    out.mkdir(exist_ok=True)
    sizes = {"desktop": DESKTOP, "phone": PHONE} if looks else {"": DESKTOP}
    for size, (width, height) in sizes.items():
        for scheme in ("light", "dark") if looks else ("light",):
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page = context.new_page()
            for name, where in pages.items():
                show(page, address, where)
                save(page, out / ("-".join(filter(None, (name, size, looks and scheme))) + ".png"))
            context.close()


def main() -> None:
    """Write the pictures of the README, or with --all those of every main page."""
    everything = "--all" in sys.argv[1:]
    with (
        tempfile.TemporaryDirectory() as scratch,
        served(Path(scratch) / "record") as address,
        chromium() as browser,
    ):
        if everything:
            write(browser, address, ALL, PAGES, looks=True)
        else:
            write(browser, address, KEPT, README, looks=False)


if __name__ == "__main__":
    main()
