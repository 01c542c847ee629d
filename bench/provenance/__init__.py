"""Whether every number that the pages show leads back to the plan: measured from the outside, by what is linked."""
