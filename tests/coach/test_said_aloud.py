"""Figures, units, symbols and abbreviations are said as people say them."""

import pytest

from voicecoach.coach.aloud import aloud

LETTERS = frozenset({"av", "aws", "ab"})


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("after 45 seconds", "after forty-five seconds"),
        ("the p99 is 2,500 ms", "the p ninety-nine is two thousand five hundred milliseconds"),
        ("on AV1, with av one", "on A.V. one, with A.V. one"),
        ("S3, H264 and k8s", "S three, H two six four and kubernetes"),
        ("99.9% of 15,000", "ninety-nine point nine percent of fifteen thousand"),
        ("$400 a month, $1.5M a year", "four hundred dollars a month, one point five million dollars a year"),
        ("10k users and 4K video", "ten thousand users and four K video"),
        ("10x in 50ms", "ten times in fifty milliseconds"),
        ("20-30 nodes", "twenty to thirty nodes"),
        ("the 1st, 12th and 21st", "the first, twelfth and twenty-first"),
        ("at 2:30, at 9:05, at 7:00", "at two thirty, at nine oh five, at seven o'clock"),
        ("24/7 and/or daily", "twenty-four seven or daily"),
        ("cdn & sql", "CDN and SQL"),
        ("i'd use AWS", "I'd use A.W.S."),
        ("You said “kind of” 13 times", "You said kind of, thirteen times"),
        ('You said "at scale", and no figure', "You said at scale, and no figure"),
        ("v1.2 of node.js", "v one point two of node dot js"),
        ("007", "zero zero seven"),
        ("It is done.", "It is done."),
    ],
)
def test_what_was_written_is_said(written: str, said: str) -> None:
    assert aloud(written, LETTERS) == said


def test_what_is_said_already_stays_as_it_is() -> None:
    said = "At two oh seven you said, ninety-nine percent of fifteen thousand. Say: I'd go with a queue."
    assert aloud(said, LETTERS) == said
