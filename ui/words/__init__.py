"""Headings, filters in words, where a number comes from, and the addresses of passages."""
