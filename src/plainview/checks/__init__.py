"""What does not add up: each check reads a sorted stream of figures and gives findings.

A check is one function with its rule in words, registered in CHECKS. A stream is sorted by what its
checks compare, so that a check holds one group at a time and never all facts.
"""

from plainview.checks.check import SEVERITIES, STREAMS, Check, run
from plainview.checks.figures import Figure, Note, Snapshot
from plainview.checks.reckoned import Reckoned
from plainview.checks.registry import CHECKS
from plainview.checks.sizes import Sized
from plainview.checks.told import Role, Told
from plainview.checks.unknowns import Asked

__all__ = [
    "CHECKS",
    "SEVERITIES",
    "STREAMS",
    "Asked",
    "Check",
    "Figure",
    "Note",
    "Reckoned",
    "Role",
    "Sized",
    "Snapshot",
    "Told",
    "run",
]
