"""esglint: a linter for ESG claims."""

__version__ = "0.1.0"
