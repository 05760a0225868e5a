"""What a build puts together before it writes: the files it reads, records joined to conditions, keys of names."""
