"""A simulated year of reminders, judged by an oracle that never calls the sweep."""
