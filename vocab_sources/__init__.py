"""Scripts that write the large lists of the vocabularies from their publishers' files."""
