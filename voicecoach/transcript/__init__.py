"""Transcripts: frozen words and turns, and the readers and writers of every form they come in."""
