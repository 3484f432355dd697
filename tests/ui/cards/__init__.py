"""The strategy cards."""
