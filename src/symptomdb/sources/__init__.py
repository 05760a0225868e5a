"""Readers: files in, values out. One module and one manifest per source; nothing is dropped in silence."""
