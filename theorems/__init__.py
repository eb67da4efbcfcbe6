"""The theorem files that come with Sidestep, one a result."""
