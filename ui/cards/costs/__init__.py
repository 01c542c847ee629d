"""Sizes and unit costs."""
