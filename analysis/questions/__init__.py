"""The questions, one module each: a view in, a small frame out."""
