"""Every reader, in the order in which it looks at a sentence."""

from __future__ import annotations

from checker.extraction.drafts import Reader
from checker.extraction.measures import read_measures
from checker.extraction.targets import read_targets

READERS: tuple[Reader, ...] = (
    read_targets,
    read_measures,
)
