"""Quotations: within a sentence, without stumbles, from where the words bite, broken off between clauses."""

import pytest
from spoken import judged

from voicecoach.coach.quotes import evidence, pointed


@pytest.mark.parametrize(
    ("text", "most", "quoted"),
    [
        ("it's kind of highly scalable", 12, "kind of highly scalable"),
        ("It's scalable", 12, "It's scalable"),
        ("into Cassandra. The home page calls a thumbnail service, and", 12, "The home page calls a thumbnail service"),
        ("um I'd, uh, I'd use a queue", 12, "I'd use a queue"),
        ("does it does it have to be fresh", 12, "does it have to be fresh"),
        ("and then we put them on Kafka", 12, "we put them on Kafka"),
        ("I'd put that on Kinesis and not on our own", 8, "I'd put that on Kinesis"),
        ("I'd put that on Kinesis, because at fifty thousand", 8, "I'd put that on Kinesis"),
        ("one two three four five six seven of eight", 8, "one two three four five six seven"),
        ("we use e.g. Postgres for the jobs.", 12, "we use e.g. Postgres for the jobs"),
        ("It is a highly scalable design", 5, "a highly scalable design"),
        ("It was decided to ship it", 5, "It was decided to ship"),
        ("highly scalable and it", 8, "highly scalable"),
        ("Um,", 12, ""),
        ("we'd use Kafka", 0, ""),
    ],
)
def test_a_quotation_is_to_the_point(text: str, most: int, quoted: str) -> None:
    assert pointed(text, most) == quoted


def test_a_tradeoff_is_quoted_from_where_it_weighs() -> None:
    analysis = judged(
        "We can run that on our own machines at night. The downside is that we have to watch them ourselves."
    )
    weighed = next(signal for signal in analysis.signals if signal.kind == "tradeoff")
    assert evidence(analysis, weighed, 12) == "The downside is that we have to watch them ourselves"


def test_evidence_is_quoted_with_the_rest_of_its_sentence() -> None:
    analysis = judged("I'd use a queue instead of Kafka, because it is simpler. The downside is replay.")
    chosen = next(signal for signal in analysis.signals if signal.kind == "choice")
    assert evidence(analysis, chosen, 14) == "I'd use a queue instead of Kafka, because it is simpler"
