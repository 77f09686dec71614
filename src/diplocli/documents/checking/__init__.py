"""A draft reviewed against the corpus: one rule a code, each in its own module of ``rules``."""
