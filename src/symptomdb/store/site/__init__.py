"""Room: what people make. A database of its own that no build touches."""
