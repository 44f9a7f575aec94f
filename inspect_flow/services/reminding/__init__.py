"""Reminders: what the policy demands is raised once, addressed, and handed over to the outbox."""
