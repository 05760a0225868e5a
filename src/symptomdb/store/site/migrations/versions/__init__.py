"""The revisions of people's own database, oldest first by their number."""
