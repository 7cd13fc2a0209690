"""Makes the weights of plainview.extraction.learned from annotated texts."""
