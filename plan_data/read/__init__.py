"""A folder as a plan: its files read, checked and made into records."""
