"""Read a finished file back and measure it, by libraries that had no part in making it."""
