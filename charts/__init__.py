"""Charts: an aggregated table or frame in, a plain dict figure out. One file per kind of chart, one theme."""
