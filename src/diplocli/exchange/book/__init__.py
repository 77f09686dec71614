"""The reference as one book to read: as a web page and as Markdown."""
