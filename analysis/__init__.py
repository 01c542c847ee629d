"""Questions to a plan: frames in, frames out. See ``analysis.core.view`` for what a filter means."""
