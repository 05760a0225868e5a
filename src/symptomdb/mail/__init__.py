"""Room: e-mail out. A letter as a value, and the ways to send it."""
