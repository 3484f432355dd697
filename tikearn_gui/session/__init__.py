"""What is happening: the open project, its undo, and what is computed of it. QtCore and QUndoStack, no widget."""
