"""What each command does: options in, text and exit code out. Only `cli.py` prints and exits."""
