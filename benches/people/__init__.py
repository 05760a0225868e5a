"""Benches of the running site."""
