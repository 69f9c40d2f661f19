#!/usr/bin/env bash
# Checks the documents: annotations on standard output, a summary of the step, SARIF in a file, counts as outputs.
# It succeeds whatever was found: the last step of the action passes or fails, once everything is written.
# -P throughout: a file of the checked repository called json.py is no module of ours.
set -euo pipefail

folder=$(mktemp -d "$RUNNER_TEMP/esglint.XXXXXX")
sarif="$folder/esglint.sarif"

words=(check --quiet --format github --format "json=$folder/report.json" --format "sarif=$sarif")
words+=(--format "markdown=$folder/summary.md")
if [ -n "$INPUT_CONFIG" ]; then words+=("--config=$INPUT_CONFIG"); fi
if [ -n "$INPUT_PROFILE" ]; then words+=("--profile=$INPUT_PROFILE"); fi
if [ -n "$INPUT_FAIL_ON" ]; then words+=("--fail-on=$INPUT_FAIL_ON"); fi
words+=(--)
while IFS= read -r path; do
  path="${path%$'\r'}"
  if [ -n "$path" ]; then words+=("$path"); fi
done <<< "$INPUT_PATHS"

code=0
"$PYTHON" -P -m checker "${words[@]}" 2> "$folder/errors" || code=$?

# What documents and their names hold must not be read as a command of the workflow: commands stop until the token.
if [ -s "$folder/errors" ]; then
  token=$("$PYTHON" -P -c 'import secrets; print(secrets.token_hex(16))')
  printf '::stop-commands::%s\n' "$token"
  cat "$folder/errors"
  printf '\n::%s::\n' "$token"
fi

printf 'exit-code=%s\n' "$code" >> "$GITHUB_OUTPUT"
if [ -s "$folder/report.json" ]; then
  "$PYTHON" -P - "$folder/report.json" >> "$GITHUB_OUTPUT" << 'PYTHON'
import json, sys

with open(sys.argv[1], encoding="utf-8") as file:
    summary = json.load(file)["summary"]
for name, key in (("errors", "error"), ("warnings", "warning"), ("infos", "info")):
    print(f"{name}={summary[key]}")
for name in ("documents", "claims"):
    print(f"{name}={summary[name]}")
PYTHON
fi
if [ -s "$sarif" ]; then printf 'sarif=%s\n' "$sarif" >> "$GITHUB_OUTPUT"; fi
if [ -s "$folder/summary.md" ]; then
  cat "$folder/summary.md" >> "$GITHUB_STEP_SUMMARY"
else
  printf '## esglint\n\nNothing was checked: the log of this step says why.\n' >> "$GITHUB_STEP_SUMMARY"
fi
