"""What `voicecoach prompts new` writes: a prompt to be filled in, each blank explained where it stands."""

import textwrap
from collections.abc import Iterable
from pathlib import Path

from voicecoach.errors import UsageError

HEAD = """\
# {identifier}: a prompt for the round {round}, which lasts {minutes} minutes.
# Fill in every "", or take its table out, and run: voicecoach prompts check {identifier}
# All texts but the title are spoken: short sentences, numbers in words, no signs. docs/prompts.md explains the format.

round = "{round}"
kind = "{kind}"{kinds}
title = ""      # for lists: "Subtitle updates with zero downtime"
opening = ""    # before the question: "System design. I will be the manager you would work with."
text = ""       # the question as it is said aloud, half a minute at most
closing = ""    # when the time is up: "That is our time. Thank you."
context = ""    # for whoever asks what there is today: how it is done now, and by whom; may stay empty
"""

SHEET = """
# The sheet: what you answer when you are asked. One fact a topic may answer whatever is asked about it. The topics are
{topics}
# Of what the sheet does not tell, the interviewer says: good question, what would you assume?
[[facts]]
topic = "users"
says = ""       # "About two hundred people in localisation."

# A fact with `asked` answers only questions that hold all the words of one of its entries, in any order and form.
[[facts]]
topic = "users"
asked = ["internal", "who uploads"]
says = ""       # "Only our own people upload. Members see the result."

# Where the honest answer is that the candidate has to decide:
[[facts]]
topic = "priority"
decide = true
"""

SHIFT = """
# A constraint that changes on the way, at a pause near this minute. It ends with a question.
[[shifts]]
at = {shift}
says = ""       # "The team has just been cut to three engineers. What changes?"
# What a good reply names (it completes "you did not say ..."), and words any of which show that it did.
[shifts.wants]
"what you would drop first" = ["drop", "cut", "defer", "later"]
"what stays" = ["stays", "keep", "still"]
"""

PROBES = """
# Asked from this minute on if it is still missing. It may be one of
{evidence}
"""

PROBE = """\
[[probes]]
missing = "{missing}"
at = {at}
says = ""       # "{example}"
"""

EXAMPLES = {
    "success-metric": "How would you know, a month later, that this works?",
    "operations": "It breaks at two in the morning. Who is woken, and what do they do?",
    "story.role": "What was your own part in that, as against the team's?",
    "story.outcome": "How did it end, in numbers?",
}


def scaffold(identifier: str, round_name: str) -> str:
    """The text of a prompt to be filled in.

    Raises:
        UsageError: there is no such round.
    """
    from voicecoach.coach.prompts import EVIDENCE, STORY_PARTS, STORY_ROUND, TOPICS, kinds_of
    from voicecoach.rubric.rounds import find_round

    minutes, kinds = find_round(round_name).minutes, kinds_of(round_name)
    story = round_name == STORY_ROUND
    missing = ("story.role", "story.outcome") if story else ("success-metric", "operations")
    head = HEAD.format(
        identifier=identifier,
        round=round_name,
        minutes=minutes,
        kind=kinds[0],
        kinds=f"  # or {' or '.join(kinds[1:])}" if len(kinds) > 1 else "",
    )
    probes = "\n".join(
        PROBE.format(missing=name, at=round(minutes * share), example=EXAMPLES[name])
        for name, share in zip(missing, (0.25, 0.6), strict=True)
    )
    sheet = SHEET.format(topics=_comment(TOPICS))
    shift = "" if story else SHIFT.format(shift=round(minutes * 0.4))
    return head + sheet + shift + PROBES.format(evidence=_comment(STORY_PARTS if story else EVIDENCE)) + probes


def _comment(names: Iterable[str]) -> str:
    return textwrap.fill(
        f"{', '.join(names)}.", 118, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False
    )


def write_new(identifier: str, round_name: str) -> Path:
    """Put a prompt to be filled in into the user's directory.

    Raises:
        UsageError: it cannot be called so, or there is one of that name.
        DeviceError: it cannot be written.
    """
    from voicecoach.cli.prompt_files import own_folder
    from voicecoach.coach.prompts_check import IDENTIFIER
    from voicecoach.storage.sessions import keep

    if not IDENTIFIER.fullmatch(identifier):
        raise UsageError(f"A prompt cannot be called {identifier!r}: take small letters, digits and hyphens.")
    path = own_folder() / f"{identifier}.toml"
    if path.exists():
        raise UsageError(f"{path} is there already: choose another name, or edit it.")
    text = scaffold(identifier, round_name)
    path.parent.mkdir(parents=True, exist_ok=True)
    return keep(path, text)
