"""What spoken words mean: sentences, questions, numbers, names of technologies, discourse markers; on spaCy, rules only."""
