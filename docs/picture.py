"""Makes docs/reader.png, the reader with a chosen fact: `python docs/picture.py`.

It reads the sample documents into a record that goes away afterwards, and needs playwright and a
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
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "sample" / "documents"
WIDTH, HEIGHT = 1280, 800
FACT = "/facts?type=access&q=disclosing"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


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
def window() -> Iterator[Page]:
    """A page of a browser in the size of the picture."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        sys.exit("There is no Chromium on this machine.")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        yield browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        browser.close()


def main() -> None:
    """Take the picture, in few colours so that it stays small."""
    out = HERE / "reader.png"
    with tempfile.TemporaryDirectory() as scratch:
        shot = Path(scratch) / "shot.png"
        with served(Path(scratch) / "record") as address, window() as page:
            page.goto(address + FACT)
            page.click(".source a")
            # the heading belongs in the picture; the fact is on its first screen anyhow
            page.evaluate("window.scrollTo(0, 0)")
            page.screenshot(path=shot)
        with Image.open(shot) as picture:
            few = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
            few.save(out, optimize=True)
    print(f"{out.name}: {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
