"""Plots: made once, then only updated. The only place that knows pyqtgraph."""
