"""What every question is asked of: the frame of a plan, what a filter shows of it, shares and ranges, and the search."""
