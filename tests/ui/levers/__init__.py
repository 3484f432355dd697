"""The levers."""
