"""Rounds and how evidence becomes points; every lost point names a rule."""
