"""What `plainview --help` imports: nothing heavy, so that it starts at once."""

import subprocess
import sys

HEAVY = ["fastapi", "lxml", "pypdfium2", "rich", "sqlite3", "tesserocr", "trafilatura", "uvicorn"]


def test_help_imports_nothing_heavy():
    code = f"import sys, plainview.cli; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
