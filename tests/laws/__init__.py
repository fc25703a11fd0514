"""The laws of the build, judged on a small publication that is edited at random."""
