"""The tests of diplocli; ``python -m tests`` runs them all, the linter and type checker first."""
