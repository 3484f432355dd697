"""What is seen: the window, its widgets and its words."""
