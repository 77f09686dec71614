"""A draft read for the rules: its own prose, its sentences, what they name and when they are set."""
