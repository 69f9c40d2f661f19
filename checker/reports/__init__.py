"""How a person, a CI job or another program reads the outcome: pure functions, report in, text out."""
