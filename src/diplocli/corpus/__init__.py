"""The corpus: from the TOML that people write to the index that look-ups read."""
