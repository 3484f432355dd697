"""What is saved with a project, and the data files that come with the program."""
