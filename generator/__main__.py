"""Owns `python -m generator`, which is the command `chibo`."""

import sys

from generator.cli import main

if __name__ == "__main__":
    sys.exit(main())
