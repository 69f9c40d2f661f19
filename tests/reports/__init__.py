"""The reports, tested with outcomes built by hand."""
