"""Tests of ui/pages."""
