"""The first page by what somebody is: what they must do, in words, the most urgent first."""
