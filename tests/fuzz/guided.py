"""The same targets under atheris: coverage of our own code guides what is tried next.

It ends the process, so it runs in one of its own. Containers are changed member by member by our own mutator.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

_INSTRUMENTED = ("checker.documents", "checker.register", "checker.review", "checker.rules")
_OURS = 0.5  # share of the changes that our own mutator makes


def main() -> None:
    """Run `TARGET RUNS SECONDS SEED FOLDER`: inputs are kept in the folder, findings too."""
    import atheris

    target, runs, seconds, seed, folder = sys.argv[1:6]
    with atheris.instrument_imports(include=list(_INSTRUMENTED)):
        from tests.fuzz.targets import TARGETS
    from tests.fuzz.corpus import regressions, seeds
    from tests.fuzz.mutation import LARGEST, mutated
    from tests.fuzz.running import Finding, save, tried

    inputs = Path(folder, f"{target}-inputs")
    inputs.mkdir(parents=True, exist_ok=True)
    pool = [*seeds(target), *regressions(target).values()]
    for number, content in enumerate(pool):
        (inputs / f"seed-{number}").write_bytes(content)
    shape = TARGETS[target].shape
    known: set[str] = set()

    def once(content: bytes) -> None:
        outcome = tried(target, content)
        if isinstance(outcome, Finding) and outcome.place not in known:
            known.add(outcome.place)
            print(f"\n{target}: {save(outcome, target, Path(folder))}\n{outcome.told}", flush=True)

    def change(content: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if shape == "text" and chance.random() > _OURS:
            return atheris.Mutate(content, most)
        return mutated(chance, content, pool, shape)[:most]

    options = [f"-runs={runs}", f"-max_total_time={seconds}", f"-seed={seed}", f"-max_len={LARGEST}", "-timeout=60",
               "-rss_limit_mb=4096", f"-artifact_prefix={folder}/{target}-", "-print_final_stats=1", "-verbosity=1"]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(inputs)], once, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
