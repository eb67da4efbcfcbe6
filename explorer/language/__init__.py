"""What theorem files are written in."""
