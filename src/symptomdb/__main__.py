"""``python -m symptomdb`` is the command line, for where the command itself is not on the path."""

from symptomdb.serve.cli import main

if __name__ == "__main__":
    main()
