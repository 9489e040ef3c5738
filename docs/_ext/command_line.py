"""Writes the reference of the command line from the commands themselves."""
