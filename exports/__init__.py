"""The typed document in, a file out: slides, workbooks, briefings, tables, open data. Nothing is worked out or worded again."""
