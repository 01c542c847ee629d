"""What the text states besides the annex: the map of its clauses, the records, and which numbers they hold."""
