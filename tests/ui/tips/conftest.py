"""The fixtures of the plots."""

from tests.ui.plots.conftest import fmt, theme

__all__ = ["fmt", "theme"]
