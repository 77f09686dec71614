"""The rules for authors, a module for each subject."""
