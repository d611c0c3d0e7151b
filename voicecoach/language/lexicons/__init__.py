"""Words that users may want to change, as TOML; see `voicecoach.language.phrases` for the notation."""
