"""A user's documents as text: what they say, and what in them is not prose."""
