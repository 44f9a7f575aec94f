"""What is right: pure functions, no session, no clock, no I/O."""
