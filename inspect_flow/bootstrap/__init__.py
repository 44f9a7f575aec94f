"""Wires the parts together; the only place that knows all."""
