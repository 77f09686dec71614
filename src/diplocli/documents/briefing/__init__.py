"""One or two pages on a subject, composed from the corpus."""
