"""Cards by the subject of their page: one chart with its title, its method, its marks and its table."""
