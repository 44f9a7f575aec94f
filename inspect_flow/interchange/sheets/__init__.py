"""Excel sheets in and out: the checklist, the plan of units, the registers."""
