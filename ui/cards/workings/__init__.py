"""Small calculations: what a number of the pages was worked out from."""
