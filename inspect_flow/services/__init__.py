"""One use case per function, one transaction each; modules follow the case."""
