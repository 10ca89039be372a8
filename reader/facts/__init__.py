"""Text in, facts out: no files, no terminal, no database, no network."""
