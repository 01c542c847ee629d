"""Where the money comes from and what it goes to."""
