"""The corpus as people write it: TOML, read to records, checked and laid out."""
