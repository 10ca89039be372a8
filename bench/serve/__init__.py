"""What many readers at once cost the machine that serves them."""
