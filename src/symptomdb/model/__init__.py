"""The nouns of the domain, as frozen values. No database, no web, no file format in here."""
