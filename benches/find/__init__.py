"""Benches of the ranking: accuracy, calibration, speed and the interview. Run with ``python -m benches.find.NAME``."""
