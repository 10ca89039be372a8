"""How soon keys are answered."""
