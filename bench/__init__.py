"""Measurements against bare tools, and synthetic provinces to measure on; see README.md."""
