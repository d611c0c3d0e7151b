"""Speech to text: faster-whisper, PocketSphinx as the embedded fallback, and replay for tests."""
