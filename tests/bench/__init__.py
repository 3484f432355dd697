"""How long the core takes, as seconds and as ratios to a fixed job of numpy."""
