"""Cards to learn from, for Anki: a package of decks, and a text file to import."""
