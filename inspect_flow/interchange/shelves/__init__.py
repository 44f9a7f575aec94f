"""Which key of a case file stands in which column; what has no column is kept beside it."""
