"""What a sentence says, and of what: claims that the rules hold against the facts."""
