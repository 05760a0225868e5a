"""Benches: what the project measures of itself."""
