"""Benchmarks: speed, memory and quality, each printed with what it was measured on."""
