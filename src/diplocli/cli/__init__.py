"""The command line: parses, asks a query, shows the answer. Only this package imports Typer."""
