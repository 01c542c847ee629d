"""How fast the dashboard is: ``python3 -m bench`` for what a reader waits for, ``python3 -m bench.server`` for the aggregates."""
