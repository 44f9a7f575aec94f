"""What is stored: fields and relations only."""
