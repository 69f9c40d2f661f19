#!/usr/bin/env bash
# Installs esglint into an environment of its own, away from the packages of the job.
# -P throughout: a file of the checked repository called venv.py is no module of ours.
set -euo pipefail

if [ -n "$VERSION" ]; then
  if ! [[ "$VERSION" =~ ^[0-9][0-9A-Za-z.+!-]*$ ]]; then
    echo "::error title=esglint::the input \"version\" is no version: write for example 1.2.0"
    exit 2
  fi
  package="esglint==$VERSION"
else
  package=$GITHUB_ACTION_PATH
fi

place="$RUNNER_TEMP/esglint-environment"
"$PYTHON" -P -m venv "$place"
own="$place/bin/python"
if [ -d "$place/Scripts" ]; then own="$place/Scripts/python.exe"; fi
"$own" -P -m pip install --quiet --disable-pip-version-check "$package"
printf 'python=%s\n' "$own" >> "$GITHUB_OUTPUT"
