"""How well claims are read, measured on sentences and tables of our own: `python -m tests.accuracy`.

`gold/` holds the set, `gold_set` reads it, `matching` says what counts as the same claim and the same slot, `scoring`
counts, `page` writes docs/accuracy.md, `floors.yaml` holds the figures below which the tests fail.
"""
