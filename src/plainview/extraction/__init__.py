"""Texts to facts: sentences, mentions, quantities, dates, attribution, frames."""
