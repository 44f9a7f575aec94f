"""The clocks of a case: by when each step is due, kept as rows that a sweep can find."""
