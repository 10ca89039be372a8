"""What leaves the library for other programs: notes, references, tables, lines of JSON. Each writer is pure."""
