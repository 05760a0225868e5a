"""A PhEval runner for the phenotype-driven ranking of Symptom Database."""
