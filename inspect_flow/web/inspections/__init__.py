"""What the pages about one inspection gather before they are written."""
