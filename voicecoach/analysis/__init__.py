"""Evidence and findings: signals (something good was said), rules (what an interviewer would pull up), measures."""
