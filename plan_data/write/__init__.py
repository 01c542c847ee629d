"""What is written into a plan's folder: its descriptor, and what people decide."""
