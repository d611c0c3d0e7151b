"""voicecoach: a linter for spoken design answers, with a voice."""

__version__ = "0.1.0"
