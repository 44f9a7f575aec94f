"""What people read: Vietnamese by default, English by choice; Vietnamese text, dates and numbers."""
