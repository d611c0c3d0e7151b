"""Sound in and out: decoding, microphone, loudspeaker, recording; the only room that knows sounddevice."""
