"""What comes in by itself: feeds are visited when their publishers want it, and become articles of the library."""
