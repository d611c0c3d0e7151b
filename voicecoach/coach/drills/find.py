"""Finding a drill by its name, with a prompt and items that follow from the seed."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

from voicecoach.coach.drills.cost import cost_drill
from voicecoach.coach.drills.estimate import estimate_drill
from voicecoach.coach.drills.pitch import pitch_drill
from voicecoach.coach.drills.pushback import pushback_drill
from voicecoach.coach.drills.scoping import scoping_drill
from voicecoach.coach.drills.shift import shift_drill
from voicecoach.coach.drills.story import story_drill
from voicecoach.coach.drills.types import Drill
from voicecoach.coach.phrases import Phrases
from voicecoach.coach.prompts import Prompt
from voicecoach.errors import UsageError

DRILLS = ("scoping", "pitch", "shift", "cost", "estimate", "story", "pushback")
"""All of them, in the order in which they are worth doing."""

OWN_ITEMS: Mapping[str, Callable[[Path, int, float | None], Drill]] = {"cost": cost_drill, "estimate": estimate_drill}
"""Drills with questions of their own."""

ON_A_PROMPT: Mapping[str, Callable[[Prompt, Phrases, Path, int, float | None], Drill]] = {
    "scoping": scoping_drill,
    "pitch": pitch_drill,
    "shift": shift_drill,
    "story": story_drill,
    "pushback": pushback_drill,
}
"""Drills that are held on a prompt."""


def find_drill(
    name: str,
    *,
    prompts: Sequence[Prompt],
    phrases: Phrases,
    data: Path,
    seed: int,
    minutes: float | None = None,
    prompt: str | None = None,
) -> Drill:
    """A drill, ready to begin; the same seed gives the same drill.

    Args:
        name: one of `DRILLS`.
        prompts: all there are.
        phrases: what interviewers say of their own.
        data: directory of the drills' data.
        seed: chooses the prompt where none is named, the items and their order, and wordings.
        minutes: how long it may take; the drill's own when None.
        prompt: identifier of the prompt to hold it on; None for whichever the seed chooses.

    Raises:
        UsageError: there is no such drill or prompt, or the two do not go together.
    """
    if name not in DRILLS:
        raise UsageError(f"There is no drill called {name!r}; the drills are {', '.join(DRILLS)}.")
    if name in OWN_ITEMS:
        if prompt is not None:
            raise UsageError(f"The drill {name} has questions of its own: leave --prompt out.")
        return OWN_ITEMS[name](data, seed, minutes)
    if name == "pushback" and prompt is None:
        return pushback_drill(None, phrases, data, seed, minutes)
    return ON_A_PROMPT[name](_prompt(name, prompts, prompt, seed), phrases, data, seed, minutes)


def _prompt(name: str, prompts: Sequence[Prompt], identifier: str | None, seed: int) -> Prompt:
    """The prompt asked for, or one that the seed chooses."""
    kind = "story" if name == "story" else "design"
    fitting = [one for one in prompts if one.kind == kind]
    if identifier is None:
        if not fitting:
            raise UsageError(f"There is no prompt for the drill {name} yet: `voicecoach prompts new` begins one.")
        return Random(f"{seed} {name} prompt").choice(fitting)
    found = next((one for one in prompts if one.id == identifier), None)
    if found is None:
        known = ", ".join(one.id for one in fitting)
        raise UsageError(f"There is no prompt called {identifier!r}; for the drill {name} there are {known}.")
    if found not in fitting:
        raise UsageError(f"The prompt {identifier} is no {kind}: the drill {name} needs one.")
    return found
