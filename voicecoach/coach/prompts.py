"""Interview questions: what the interviewer says, knows, changes on the way and asks again; and choosing one."""

from collections.abc import Sequence
from dataclasses import dataclass

from voicecoach.errors import UsageError

DEFAULT_ROUND = "tpm"
"""The round of a rehearsal for which nothing was chosen."""

TOPICS = (
    "users",
    "scale",
    "latency",
    "freshness",
    "consistency",
    "budget",
    "team",
    "deadline",
    "scope",
    "failure tolerance",
    "consumers",
    "priority",
    "region",
)
"""What a question about the problem may be about, and so a line of the sheet; as scoping questions are sorted."""

DESIGN_KINDS = ("design",)
STORY_KINDS = ("story", "depth", "conflict")
"""A story of one's own work, the system one knows best, a conflict between people."""

STORY_ROUND = "behavioral"
"""The one round without a design."""

EVIDENCE = (
    "assumption",
    "success-metric",
    "minimal-first",
    "estimate",
    "cost",
    "tradeoff",
    "stakeholder",
    "region",
    "failure-mode",
    "operations",
)
"""Kinds of signal whose absence may be asked about."""

STORY_PARTS = tuple(
    f"story.{part}" for part in ("context", "complexity", "role", "action", "tradeoff", "outcome", "reflection")
)
"""Parts of a story whose absence may be asked about."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the interviewer's sheet."""

    topic: str
    """One of `TOPICS`."""
    asked: tuple[tuple[str, ...], ...] = ()
    """Words that a question must all hold, in any order and form, for any of the entries; none: it answers whatever is
    asked about the topic."""
    says: str = ""
    """The answer as it is spoken; may be empty where the decision is the candidate's."""
    decide: bool = False
    """True where the honest answer is "that is for you to decide"."""


@dataclass(frozen=True, slots=True)
class Want:
    """Something that a good reply to a shift names."""

    name: str
    """Completes "you did not say ..."."""
    words: tuple[str, ...]
    """Words or short phrases any of which show that it was named."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A constraint that the interviewer changes on the way."""

    at: float
    """Minute of a round of the usual length."""
    says: str
    wants: tuple[Want, ...] = ()


@dataclass(frozen=True, slots=True)
class Probe:
    """A question after something that is still missing when its time has come."""

    missing: str
    """One of `EVIDENCE` or `STORY_PARTS`."""
    at: float
    """Minute of a round of the usual length."""
    says: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question, with all that its interviewer knows and may do; texts are as they are said aloud."""

    id: str
    round: str
    """Name of the round it belongs to."""
    text: str
    """The question."""
    kind: str = "design"
    """One of `DESIGN_KINDS` or `STORY_KINDS`."""
    title: str = ""
    """For lists; never spoken."""
    opening: str = ""
    """Said before the question."""
    closing: str = ""
    """Said when the time is up."""
    context: str = ""
    """Said to whoever asks what there is today."""
    facts: tuple[Fact, ...] = ()
    shifts: tuple[Shift, ...] = ()
    probes: tuple[Probe, ...] = ()

    @property
    def spoken(self) -> tuple[str, ...]:
        """All that is said before the answer: the opening, then the question."""
        return (self.opening, self.text) if self.opening else (self.text,)


def kinds_of(round_name: str) -> tuple[str, ...]:
    """The kinds of prompt that belong to a round."""
    return STORY_KINDS if round_name == STORY_ROUND else DESIGN_KINDS


def choose_prompt(
    prompts: Sequence[Prompt], identifier: str | None, round_name: str | None, practised: Sequence[str] = ()
) -> Prompt:
    """The prompt asked for; else the first of the round that was never practised, or was longest ago.

    Args:
        prompts: those to choose from.
        identifier: the one asked for; None for whichever is due.
        round_name: the round it must belong to; None for any, or for the TPM round where no prompt is named either.
        practised: identifiers of prompts practised before, the latest last.

    Raises:
        UsageError: there is no such prompt, none for the round, or it belongs to another round.
    """
    if identifier is None:
        wanted = round_name or DEFAULT_ROUND
        latest = {name: number for number, name in enumerate(practised)}
        due = min((one for one in prompts if one.round == wanted), key=lambda one: latest.get(one.id, -1), default=None)
        if due is None:
            raise UsageError(f"There is no prompt for the round {wanted!r} yet; choose one with --prompt.")
        return due
    for prompt in prompts:
        if prompt.id == identifier:
            if round_name not in {None, prompt.round}:
                raise UsageError(f"The prompt {identifier} belongs to the round {prompt.round}: leave --round out.")
            return prompt
    known = ", ".join(prompt.id for prompt in prompts)
    raise UsageError(f"There is no prompt called {identifier!r}; the prompts are {known}.")


def next_prompt(prompts: Sequence[Prompt], last: Prompt) -> Prompt:
    """The question after one, of the same round; after the last of the round comes its first."""
    same = [prompt for prompt in prompts if prompt.round == last.round]
    at = next((at for at, prompt in enumerate(same) if prompt.id == last.id), -1)
    return same[(at + 1) % len(same)] if same else last
