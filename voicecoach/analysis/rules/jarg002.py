"""JARG002 dense-jargon: more names in half a minute than a listener can hold.

What it looks for:
    Five different acronyms or product names within sixty words, names that every engineer knows left out.

Why it matters:
    Without a whiteboard the interviewer has to hold every box in mind. Four new things are about what people keep.

Heard:
    "Kafka into Flink into Druid, CDC from Aurora with Debezium, and Trino on Iceberg over it."

Say instead:
    "Events go through a log, one job sums them, one store answers the dashboards." Name each when you come to it.

Does not flag:
    The same name again; names the interviewer brought in; a design told part by part, with sentences between the
    names.

Source:
    Cowan 2001, Behavioral and Brain Sciences 24 (about four chunks in working memory); no stretch of nine recorded
    mock interviews holds more than three.
"""

from collections.abc import Iterator, Sequence

from voicecoach.analysis.types import Case, Rule, Severity, Spot
from voicecoach.language.jargon import Term, find_terms


def check(case: Case) -> Iterator[Spot]:
    """One finding, for the densest stretch."""
    mentions = sorted((place, term) for term in find_terms(case.talk) if not term.known for place in term.mentions)
    densest = max(_stretches(mentions, int(case.limits["words"])), key=len, default=())
    names = list(dict.fromkeys(term.name for _, term in densest))
    if len(names) < case.limits["names"]:
        return
    first, last = densest[0][0][0], densest[-1][0][1]
    yield Spot(
        first=first,
        last=last,
        message=f"{len(names)} names in one breath: {', '.join(names[:-1])} and {names[-1]}",
        say_instead="Say what each part does first, and its name when you come to it.",
    )


Mention = tuple[tuple[int, int], Term]


def _stretches(mentions: Sequence[Mention], words: int) -> Iterator[Sequence[Mention]]:
    """For each mention, the first mentions of different names from it on, within so many words."""
    end = 0
    for at, ((first, _), _) in enumerate(mentions):
        end = max(end, at)
        while end < len(mentions) and mentions[end][0][1] <= first + words:
            end += 1
        different = {term.name: (place, term) for place, term in reversed(mentions[at:end])}
        yield sorted(different.values(), key=lambda mention: mention[0])


RULE = Rule(
    code="JARG002",
    name="dense-jargon",
    kind="present",
    severity=Severity.LOW,
    page=__doc__,
    check=check,
    delivery=True,
)
