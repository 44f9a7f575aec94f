"""What the pages of campaigns are made of."""
