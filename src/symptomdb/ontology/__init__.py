"""Room: ontology."""
