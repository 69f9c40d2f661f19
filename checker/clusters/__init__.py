"""The same stages as a flow of Ray Data, for more documents than one machine reads: `esglint check --engine ray`.

Ray and pyarrow are an extra: only `open_cluster` loads what imports them.
"""

from checker.clusters.engine import open_cluster

__all__ = ["open_cluster"]
