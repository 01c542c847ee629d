"""The plan's text and the records behind it."""
