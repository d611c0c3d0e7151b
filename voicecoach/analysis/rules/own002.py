"""OWN002 story-told-as-we: an own-work story told almost wholly as "we".

What it looks for:
    In a story round, at least ten things that "we" did, and hardly one (under a tenth) that "I" did, decided or said.

Why it matters:
    The round is about you. When every verb belongs to the team, the interviewer has to guess which part was yours, and
    guesses low.

Heard:
    "We found the problem, we talked to the vendor, we rewrote the job and we shipped it in May."

Say instead:
    "I found the problem and took it to the vendor; the team rewrote the job, and I ran the launch in May."

Does not flag:
    A story with your own steps in it, however often it says "we" beside them; designing in the plural ("we could use a
    queue"); other rounds.

Source:
    Recruiters' complaint that candidates say "we" when asked what they did. How often I and we are said tells nothing
    (Pennebaker), so only the near-total lack of own steps counts.
"""

from collections.abc import Iterator

from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot


def check(case: Case) -> Iterator[Spot]:
    """The whole story, when its steps are the team's and next to none the speaker's."""
    talk, limits = case.talk, case.limits
    ours, mine = talk.marks["we-action"], len(talk.marks["own-action"])
    if len(ours) >= limits["least"] and mine < limits["share"] * (len(ours) + mine):
        yield Spot(
            first=case.timeline.opening,
            last=len(case.timeline.starts),
            quote=talk.word_span(ours[0].first, ours[0].last),
            message=f"You told {len(ours)} steps as we and {mine or 'none'} as I",
            say_instead="I found it and took it to the vendor; the team rewrote the job.",
        )


RULE = Rule(
    code="OWN002",
    name="story-told-as-we",
    kind="present",
    severity=Severity.HIGH,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS, Need.STORY_ROUND}),
)
