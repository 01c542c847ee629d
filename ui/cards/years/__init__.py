"""When it is built, and what each year costs."""
