"""The targets of the plan."""
