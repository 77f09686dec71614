"""The corpus as look-ups read it: one SQLite file, how it is made and how it is asked."""
