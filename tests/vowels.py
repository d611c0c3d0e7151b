"""Vowels made of pulses and resonances, held still or gliding from one to another."""

import numpy as np

from voicecoach.audio.types import SAMPLE_RATE, Samples

SCHWA, EE, AH = (550.0, 1350.0, 2500.0), (300.0, 2300.0, 3000.0), (750.0, 1150.0, 2500.0)
"""Hz of the first three formants."""


def silence(length: float) -> Samples:
    """Seconds of a quiet room."""
    return np.random.default_rng(1).normal(0, 0.0005, round(length * SAMPLE_RATE)).astype(np.float32)


def vowel(length: float, *formants: tuple[float, ...], pitch: float = 120.0) -> Samples:
    """Seconds of voice that glides through vowels at even pace; one vowel is held."""
    time = np.arange(round(length * SAMPLE_RATE)) / SAMPLE_RATE
    places = np.linspace(0, length, max(2, len(formants)))
    tracks = [np.interp(time, places, np.resize(track, len(places))) for track in zip(*formants, strict=True)]
    sound = np.zeros(len(time))
    for harmonic in range(1, int(4000 / pitch)):
        hertz = harmonic * pitch
        gain = sum(1 / (1 + ((hertz - track) / 80) ** 2) for track in tracks) + 0.003
        sound += gain * np.sin(2 * np.pi * hertz * time)
    fade = np.minimum(1, np.minimum(time, time[::-1]) / 0.02)
    return np.asarray(0.3 * sound / np.abs(sound).max() * fade, np.float32)
