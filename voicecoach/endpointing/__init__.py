"""Where an utterance begins and ends: voice activity, and a clock-free state machine that cuts at pauses."""
