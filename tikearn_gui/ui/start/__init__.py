"""The start page: starting points, files, worked examples."""
