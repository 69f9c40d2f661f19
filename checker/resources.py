"""Where the rule packs and the claim vocabulary are: inside a wheel, or beside the package in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from checker.errors import EsglintError

_PACKAGE = Path(__file__).resolve().parent


def resource_folder(name: Literal["rules", "claims"], package: Path = _PACKAGE) -> Path:
    """Return the folder `rules` or `claims`, from the installed package or from the checkout it runs in.

    A wheel carries them as `checker/data`; a checkout (and an editable install, which points to one) has them beside
    `checker`. EsglintError where neither is there: the installation is broken.
    """
    places = (package / "data" / name, package.parent / name)
    for place in places:
        if place.is_dir():
            return place
    looked = " nor ".join(place.as_posix() for place in places)
    raise EsglintError(f"the folder of {name} is missing: neither {looked} exists; install esglint again")
