"""What goes down the line: the difference between the screen that is there and the one that is wanted."""
