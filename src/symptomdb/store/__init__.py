"""The knowledge base as a database: its tables, the writing of a new one, the reading, and the search."""
