"""The interviewer's side: which feedback to give and how to word it for the ear; no clock, no input or output."""
