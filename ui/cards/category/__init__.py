"""Investment by category."""
