"""Evidence: one file a kind of signal, and the explicit list of them."""

from collections.abc import Callable, Iterable

from voicecoach.analysis.signals.assumptions import find_assumptions
from voicecoach.analysis.signals.choices import find_choices
from voicecoach.analysis.signals.costs import find_costs
from voicecoach.analysis.signals.estimates import find_estimates
from voicecoach.analysis.signals.metrics import find_success_metrics
from voicecoach.analysis.signals.scoping import find_scoping_questions
from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk

DETECTORS: tuple[Callable[[Talk], Iterable[Signal]], ...] = (
    find_scoping_questions,
    find_assumptions,
    find_success_metrics,
    find_choices,
    find_costs,
    find_estimates,
)


def find_signals(talk: Talk) -> tuple[Signal, ...]:
    """Every signal in an answer, in order of position."""
    found = (signal for detector in DETECTORS for signal in detector(talk))
    return tuple(sorted(found, key=lambda signal: (signal.first, signal.last, signal.kind)))
