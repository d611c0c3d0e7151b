"""Evidence: one file a kind of signal, and the explicit list of them."""

from collections.abc import Callable, Iterable

from voicecoach.analysis.signals.adaptations import find_adaptations
from voicecoach.analysis.signals.assumptions import find_assumptions
from voicecoach.analysis.signals.check_ins import find_check_ins
from voicecoach.analysis.signals.choices import find_choices
from voicecoach.analysis.signals.constraints import find_constraints
from voicecoach.analysis.signals.costs import find_costs
from voicecoach.analysis.signals.decisions import find_decisions
from voicecoach.analysis.signals.estimates import find_estimates
from voicecoach.analysis.signals.experience import find_experience
from voicecoach.analysis.signals.failures import find_failure_modes
from voicecoach.analysis.signals.metrics import find_success_metrics
from voicecoach.analysis.signals.minimal import find_minimal_first
from voicecoach.analysis.signals.operating import find_operations
from voicecoach.analysis.signals.regions import find_regions
from voicecoach.analysis.signals.scoping import find_scoping_questions
from voicecoach.analysis.signals.stakeholders import find_stakeholders
from voicecoach.analysis.signals.tradeoffs import find_tradeoffs
from voicecoach.analysis.types import Signal
from voicecoach.language.talk import Talk

DETECTORS: tuple[Callable[[Talk], Iterable[Signal]], ...] = (
    find_scoping_questions,
    find_assumptions,
    find_success_metrics,
    find_choices,
    find_costs,
    find_tradeoffs,
    find_check_ins,
    find_estimates,
    find_constraints,
    find_minimal_first,
    find_stakeholders,
    find_failure_modes,
    find_operations,
    find_regions,
    find_experience,
    find_decisions,
    find_adaptations,
)


def find_signals(talk: Talk) -> tuple[Signal, ...]:
    """Every signal in an answer, in order of position."""
    found = (signal for detector in DETECTORS for signal in detector(talk))
    return tuple(sorted(found, key=lambda signal: (signal.first, signal.last, signal.kind)))
