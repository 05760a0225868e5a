"""What the monographs add to FIND: exam cases in words, and patients simulated from a public set of probabilities."""
