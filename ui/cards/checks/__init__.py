"""The desk: what does not agree, side by side, and what people decide about it."""
