"""What pages say, kept as reviewed expectations: ``python3 -m tests.golden`` shows what differs."""
