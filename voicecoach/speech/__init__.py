"""Text to speech, in a process of its own that can be killed when it hangs."""
