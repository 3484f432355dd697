"""Tests of ui/plots."""
