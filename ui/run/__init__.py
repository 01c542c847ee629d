"""A run of a page's script, and the answers: from an address and a screen to a document."""
