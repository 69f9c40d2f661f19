"""How much esglint takes on disk beyond spaCy: two fresh environments, compared distribution by distribution.

    python benchmarks/install_size.py [--limit 40]

Needs the network, as pip does. What is counted is what installing wrote (the RECORD of each distribution), without the
byte code that Python writes later. Exits with 1 where the base install takes more than the limit, in millions of bytes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_SIZES = """
import importlib.metadata, json, os
sizes = {}
for one in importlib.metadata.distributions():
    places = (one.locate_file(file) for file in one.files or () if not str(file).endswith(".pyc"))
    sizes[one.name] = sum(os.path.getsize(place) for place in places if os.path.isfile(place))
print(json.dumps(sizes))
"""


def installed(folder: Path, *wanted: str) -> dict[str, int]:
    """Return the bytes of every distribution in a fresh environment with what is wanted."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    subprocess.run([*pip, *wanted], check=True)  # noqa: S603 - our own arguments
    told = subprocess.run([str(python), "-c", _SIZES], check=True, capture_output=True, text=True)  # noqa: S603 - as above
    return dict(json.loads(told.stdout))


def main() -> int:
    """Install twice, print what is more, and tell whether it is within the limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=float, default=40.0, help="millions of bytes")
    limit = parser.parse_args().limit
    with tempfile.TemporaryDirectory() as folder:
        before = installed(Path(folder, "spacy"), "spacy>=3.8,<4")
        after = installed(Path(folder, "esglint"), str(ROOT))
    more = {name: size - before.get(name, 0) for name, size in after.items() if size != before.get(name)}
    for name, size in sorted(more.items(), key=lambda pair: -pair[1]):
        print(f"{size / 1e6:8.2f} MB  {name}")
    total = sum(more.values())
    print(f"{total / 1e6:8.2f} MB  beyond spaCy's own {sum(before.values()) / 1e6:.0f} MB; at most {limit:g}")
    return int(total > limit * 1e6)


if __name__ == "__main__":
    sys.exit(main())
