"""One part of the work by itself, as a command: `python benchmarks/alone.py reading|blank|MODEL FILE...`.

`reading` reads the documents and their blocks; `blank` cuts their text into words with a blank spaCy pipeline; a folder
is that of a statistical pipeline, which is run over the text.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main() -> int:
    """Do it, and say how many texts there were."""
    what, *names = sys.argv[1:]
    if what == "reading":
        from checker.documents import read_document  # noqa: PLC0415 - each part pays for what it needs

        read = [read_document(Path(name), name) for name in names]
        print(len(read))
        return 0
    import spacy  # noqa: PLC0415

    pipeline = spacy.blank("en") if what == "blank" else spacy.load(Path(what))
    count = 0
    for name in names:
        passages = [line for line in Path(name).read_text("utf-8").splitlines() if line.strip()]
        with pipeline.memory_zone():
            count += sum(1 for _ in pipeline.pipe(passages))
    print(count)
    return 0


if __name__ == "__main__":
    sys.exit(main())
