"""The strategies along the top of the window, as cards."""
