"""Pages of a plan with very many projects: the largest by name, the others as one item that opens."""
