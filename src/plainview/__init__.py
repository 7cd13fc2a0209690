"""Plainview: a public record of government surveillance programs that anyone can check."""
__version__ = "0.1.0"
