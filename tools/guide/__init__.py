"""The walks of the user guide: each job done in a real browser, looked at step by step."""
