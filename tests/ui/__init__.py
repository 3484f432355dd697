"""The window's widgets, driven as by hand."""
