"""The session: what changes a project, what is computed of it and when."""
