"""Programs that are told of events: registered, told within a sight, counted, switched off."""
