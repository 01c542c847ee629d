"""Questions to a plan: a frame in, tables out. ``analysis.view`` says what a filter means; one module for each question."""

from analysis.building import build_frame
from analysis.checking.reviewing import review
from analysis.frame import PlanFrame

__all__ = ["PlanFrame", "build_frame", "review"]
