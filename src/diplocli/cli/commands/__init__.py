"""One module a command: parse, ask the query, choose the view."""
