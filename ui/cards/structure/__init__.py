"""Category, project, funding; and how concentrated the money is."""
