"""What the user set differently: rules retuned, words of their own. A value; whoever reads the files hands it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from voicecoach.analysis.types import Severity
from voicecoach.language.phrases import Lexicon

ROUNDS = ("tpm", "pm", "swe", "behavioral")
"""Rounds a value may be set for on its own."""

ByRound = Mapping[str, float]
"""A number for each round it is set for."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's own thresholds and words; what they leave out stays as it ships."""

    off: frozenset[str] = frozenset()
    """Codes of rules that are not run."""
    limits: Mapping[str, Mapping[str, float | ByRound]] = field(default_factory=dict)
    """For a rule's code, its thresholds by name."""
    severities: Mapping[str, Severity | Mapping[str, Severity]] = field(default_factory=dict)
    """For a rule's code, the severity of its findings, in every round or by round."""
    own: tuple[Lexicon, ...] = ()
    """Lexicons of the user's own; they add to the tables that ship, and take out of them what they remove."""


SHIPPED = Settings()
"""Nothing set differently."""
