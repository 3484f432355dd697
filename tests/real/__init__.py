"""The program against real records, which do not come with it."""
