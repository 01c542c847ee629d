"""The rules by which a plan is checked, one concern a module; ``analysis.checks`` is the door."""
