"""What does not agree in a plan."""

from __future__ import annotations

from analysis.checking.reviewing import CHECKS, Review, Tally, find_contradictions, review

__all__ = ["CHECKS", "Review", "Tally", "find_contradictions", "review"]
