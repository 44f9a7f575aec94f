"""The tests; a package by its own file, since canaille brings another `tests` along."""
