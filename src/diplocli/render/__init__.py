"""Three views of the same answers: for a person, plain and JSON."""
