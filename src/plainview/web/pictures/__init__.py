"""Images of pages, drawn on request with what is masked burnt in; never in a public copy."""
