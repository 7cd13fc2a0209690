"""Write the lock files: every package with its version and hashes, and no index address.

One resolution serves Python 3.11 to 3.13 on every system. Each lock holds what the one before it
does not, so that `make` installs run, islands, dev and bench one after the other; run is wheels
alone.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
STEPS = (
    ("run", ["--only-binary", ":all:"]),
    ("islands", ["--extra", "islands"]),
    ("dev", ["--extra", "islands", "--extra", "dev"]),
    ("bench", ["--extra", "islands", "--extra", "dev", "--extra", "bench"]),
)


def resolve(options: list[str], settled: Path | None) -> dict[str, str]:
    """Requirement lines with their hashes, by package, version and marker."""
    command = [
        *(str(Path(sys.executable).parent / "uv"), "pip", "compile", "--quiet", "--universal"),
        *("--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"),
        *("--no-emit-index-url", "--no-emit-find-links", *options),
        *(("--constraint", str(settled)) if settled else ()),
        *("pyproject.toml", "locks/build.in"),
    ]
    done = subprocess.run(command, cwd=HERE.parent, stdout=subprocess.PIPE, text=True, check=True)
    blocks = re.split(r"\n(?=\S)", done.stdout.strip())
    return {block.split(" \\\n")[0]: block for block in blocks}


def main() -> None:
    written: dict[str, str] = {}
    settled: Path | None = None
    for name, options in STEPS:
        found = resolve(options, settled)
        new = {key: block for key, block in found.items() if key not in written}
        settled = HERE / f"{name}.txt"
        settled.write_text("\n".join(new.values()) + "\n")
        written.update(new)
        print(f"locks/{name}.txt: {len(new)} packages")


if __name__ == "__main__":
    main()
