"""What the user set differently: rules switched off or retuned. A value; whoever reads the file hands it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from voicecoach.analysis.types import Severity

ROUNDS = ("tpm", "pm", "swe", "behavioral")
"""Rounds a value may be set for on its own."""

ByRound = Mapping[str, float]
"""A number for each round it is set for."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's own thresholds; what they leave out stays as it ships."""

    off: frozenset[str] = frozenset()
    """Codes of rules that are not run."""
    limits: Mapping[str, Mapping[str, float | ByRound]] = field(default_factory=dict)
    """For a rule's code, its thresholds by name."""
    severities: Mapping[str, Severity | Mapping[str, Severity]] = field(default_factory=dict)
    """For a rule's code, the severity of its findings, in every round or by round."""


SHIPPED = Settings()
"""Nothing set differently."""
