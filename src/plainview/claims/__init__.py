"""Facts to claims: which facts say the same."""

from plainview.claims.sameness import Content, same

__all__ = ["Content", "same"]
