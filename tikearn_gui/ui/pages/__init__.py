"""The pages in the middle of the window, and the figures that they show."""
