"""One module a group of pages; each has a router."""
