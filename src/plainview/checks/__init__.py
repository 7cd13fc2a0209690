"""What does not add up: each check reads a sorted stream of figures and gives findings.

A check is one function with its rule in words, registered in CHECKS. A stream is sorted by what its
checks compare, so that a check holds one group at a time and never all facts.
"""

from plainview.checks.figures import Figure, Note, Snapshot
from plainview.checks.registry import CHECKS, SEVERITIES, STREAMS, Check, run

__all__ = ["CHECKS", "SEVERITIES", "STREAMS", "Check", "Figure", "Note", "Snapshot", "run"]
