"""Figures that the program must go on giving: those of an independent reference, and its own."""
