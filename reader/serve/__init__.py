"""The reader for others: over SSH, each with a process and marks of his own, on one library; in a browser."""
