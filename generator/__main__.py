"""Owns `python -m generator`, which is the command `chibo`."""

from generator.cli import run

if __name__ == "__main__":
    run()
