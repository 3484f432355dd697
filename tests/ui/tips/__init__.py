"""Tests of ui/tips."""
