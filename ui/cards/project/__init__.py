"""One project in full."""
