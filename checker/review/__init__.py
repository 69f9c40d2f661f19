"""Review: what people already decided about verdicts."""
