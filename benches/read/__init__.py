"""Benches of the reader: accuracy, status, everyday sentences, speed, memory: ``python -m benches.read.run``."""
