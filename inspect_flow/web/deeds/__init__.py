"""What can be done from a page: each deed with the few things it asks, and what carries it out."""
