"""What users bring themselves: packs of records, kept in their data folder or in a project."""
