"""Questions and answers: pure functions from a store and what was asked to an answer."""
