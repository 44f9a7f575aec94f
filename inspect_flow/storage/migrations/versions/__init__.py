"""One file per step, each starting from the one before."""
