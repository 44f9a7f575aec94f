"""What people read: Vietnamese by default, English by choice."""
