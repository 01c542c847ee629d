"""What is told in a meeting."""
