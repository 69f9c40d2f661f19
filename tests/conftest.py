"""What all tests share: where the repository is, and properties that never flake."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# the same examples on every machine; no deadline, because machines differ in speed
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the root of the checkout the tests stand in."""
    return Path(__file__).resolve().parent.parent
