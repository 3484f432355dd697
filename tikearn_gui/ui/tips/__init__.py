"""The tips beside the page."""
