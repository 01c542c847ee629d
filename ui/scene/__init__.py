"""One reader's view of one plan as a value: the address and what it means, the evidence, the words and the look."""
