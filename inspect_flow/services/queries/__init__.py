"""The read side: what lists and pages need, each list with a fixed number of queries."""
