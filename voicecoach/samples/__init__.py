"""The spoken answer that `voicecoach demo` judges: its text, and its sound as a synthetic voice said it."""
