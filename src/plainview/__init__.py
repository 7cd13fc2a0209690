"""Plainview: a public record of government surveillance programs that anyone can check."""
