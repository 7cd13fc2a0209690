"""Facts to claims: which facts say the same, and how others stand to them."""

from plainview.claims.comparing import DIFFERS, RELATIONS, Comparison, compare, same
from plainview.claims.content import Content

__all__ = ["DIFFERS", "RELATIONS", "Comparison", "Content", "compare", "same"]
