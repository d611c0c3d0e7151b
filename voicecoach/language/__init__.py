"""What spoken words mean: sentences, questions, numbers, technologies, discourse markers; on spaCy, rules only."""
