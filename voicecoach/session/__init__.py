"""The live loop: the only room that knows every stage of a rehearsal."""
