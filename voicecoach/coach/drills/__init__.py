"""Drills: one skill at a time, a few minutes long, each a conversation and what is said about it afterwards."""
