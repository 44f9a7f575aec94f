"""What runs for ever: a clock that ticks. It holds no facts; those stand in the tables."""
