"""What the corpus knows, as the rules ask for it, and nothing of a draft."""
