"""What is taken away from a project: figures for programs, text for people."""
