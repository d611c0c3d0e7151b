"""FILL002 discourse-fillers: like, you know, I mean, kind of, sort of.

What it looks for:
    More than four discourse fillers in a hundred words over the whole answer. A word counts only where it is a
    filler: "it takes, like, a second" is one, "it looks like a cache" is none.

Why it matters:
    They weigh less than um, until there are so many that a listener begins to count them; and each takes a little
    certainty from the sentence it stands in.

Heard:
    "So it's like, you know, you kind of like put the events in, I mean, like a queue."

Say instead:
    "You put the events in a queue." Then stop: the full stop does what the filler was there for.

Does not flag:
    So, okay, well and right, which open a turn and order what you say; the same words where they mean something;
    answers of fewer than sixty words. It never outranks a finding about content.

Source:
    Read AI (speech stays clear below 4% filler words); SpeechAway weighs like and so at 40 where um weighs 70; of 28
    recorded mock interviews 25 run at 0.4 to 3.9 in a hundred words, three at 4.2 to 4.5.
"""

from collections import Counter
from collections.abc import Iterator

from voicecoach.analysis.fillers import counted_fillers
from voicecoach.analysis.types import Case, Need, Rule, Severity, Spot


def check(case: Case) -> Iterator[Spot]:
    """One finding for the whole answer, naming the filler said most."""
    fillers, count = counted_fillers(case.talk), len(case.talk.answer.words)
    rate = len(fillers) * 100 / count
    if rate <= case.limits["quiet_per_hundred_words"] or len(fillers) < case.limits["least"]:
        return
    word, times = Counter(filler.word for filler in fillers).most_common(1)[0]
    foremost = next(filler for filler in fillers if filler.word == word)
    yield Spot(
        first=0,
        last=count,
        quote=(max(0, foremost.first - 3), min(count, foremost.last + 3)),
        message=f"You said {len(fillers)} fillers, {rate:.0f} in every hundred words, “{word}” alone {times} times",
        say_instead="Finish the sentence without it, and let the full stop be heard.",
    )


RULE = Rule(
    code="FILL002",
    name="discourse-fillers",
    kind="present",
    severity=Severity.LOW,
    page=__doc__,
    check=check,
    needs=frozenset({Need.ENOUGH_WORDS}),
    delivery=True,
)
