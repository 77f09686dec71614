"""Coverage-guided fuzzing of what reads files that others made, and of the matcher."""
