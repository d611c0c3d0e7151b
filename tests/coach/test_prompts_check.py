"""The check of prompts: what it tells of one that can be read, and that a good one passes."""

from dataclasses import replace

import pytest

from voicecoach.coach.prompts import Fact, Probe, Prompt, Shift, Want
from voicecoach.coach.prompts_check import check_prompt
from voicecoach.coach.prompts_table import Place

GOOD = Prompt(
    id="trailers-2",
    round="tpm",
    text="Design how a trailer waits for its licence. It's café-sized: where would you begin?",
    title="Trailers that wait",
    opening="Forty-five minutes – no more.",
    closing="Thank you!",
    context="Today an editor keeps the CDN's list by hand.",
    facts=(
        Fact("scale", says="Four hundred a day."),
        Fact("scale", (("how", "big", "file"), ("kilobytes",)), "Small."),
        Fact("team", (("kilobytes",),), "They know kilobytes."),
        Fact("team", decide=True),
    ),
    shifts=(
        Shift(18, "The team has been cut. What changes?", (Want("what stays", ("stays", "leave out", "b-side")),)),
    ),
    probes=(Probe("cost", 20, "What does it cost?"), Probe("operations", 44.5, "Who is woken?")),
)

LONG = " ".join(["word"] * 16)


def recognised(says: str) -> bool:
    return "cut" in says


def shift(**changes: object) -> Prompt:
    return replace(GOOD, shifts=(replace(GOOD.shifts[0], **changes),))  # type: ignore[arg-type]


def test_a_good_prompt_passes() -> None:
    assert list(check_prompt(GOOD, recognised)) == []


@pytest.mark.parametrize(
    ("prompt", "place", "words"),
    [
        (replace(GOOD, id="My prompt"), (), "small-words-like-this"),
        (replace(GOOD, title=""), ("title",), "missing or empty"),
        (replace(GOOD, opening=""), ("opening",), "missing or empty"),
        (replace(GOOD, closing=""), ("closing",), "missing or empty"),
        (replace(GOOD, title="one two three four five six seven eight nine"), ("title",), "9 words"),
        (replace(GOOD, text=f"{LONG}. " * 6), ("text",), "96 words"),
        (replace(GOOD, text=f"{LONG} {LONG}."), ("text",), "32 words: make two"),
        (replace(GOOD, context="It takes 20 minutes."), ("context",), '"20"'),
        (replace(GOOD, context="It takes a cut of ten %."), ("context",), '"%."'),
        (replace(GOOD, context="Editors and/or lawyers."), ("context",), '"and/or"'),
        (replace(GOOD, context="Lawyers (many)."), ("context",), '"(many)."'),
        (replace(GOOD, context="Lawyers, editors, etc."), ("context",), '"etc."'),
        (replace(GOOD, facts=(Fact("scale", says="Ten GB."),)), ("facts", 0, "says"), '"GB."'),
        (replace(GOOD, facts=(Fact("scale", says=f"{LONG}. " * 3),)), ("facts", 0, "says"), "48 words"),
        (
            replace(GOOD, facts=(*GOOD.facts, Fact("scale", says="A lot."))),
            ("facts", 4),
            "whatever is asked about scale",
        ),
        (
            replace(GOOD, facts=(*GOOD.facts, Fact("scale", (("file", "how", "big"),), "A lot."))),
            ("facts", 4, "asked", 0),
            "stands already under scale",
        ),
        (replace(GOOD, facts=(Fact("team", (("ok",), ("Who?",)), "We."),)), ("facts", 0, "asked", 1), '"Who?"'),
        (shift(at=45), ("shifts", 0, "at"), "minute 45 never comes: the round lasts 45"),
        (shift(says="The team has been cut. Go on."), ("shifts", 0, "says"), "ends with a question"),
        (shift(says="How nice is that?"), ("shifts", 0, "says"), "does not recognise"),
        (shift(says=f"The team is cut. {LONG}. {LONG}. {LONG}?"), ("shifts", 0, "says"), "52 words"),
        (shift(wants=()), ("shifts", 0, "wants"), "wants is missing"),
        (shift(wants=(Want("100 %", ("all",)),)), ("shifts", 0, "wants", "100 %"), '"100"'),
        (shift(wants=(Want("all", ("all", "the Lot")),)), ("shifts", 0, "wants", "all", 1), '"Lot"'),
        (replace(GOOD, probes=(Probe("cost", 50, "What?"),)), ("probes", 0, "at"), "minute 50 never comes"),
        (replace(GOOD, probes=(Probe("cost", 5, f"{LONG}. " * 3),)), ("probes", 0, "says"), "48 words"),
        (replace(GOOD, probes=(*GOOD.probes, Probe("cost", 30, "How much?"))), ("probes", 2), "never said"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(prompt: Prompt, place: Place, words: str) -> None:
    problems = list(check_prompt(prompt, recognised))
    assert {problem.place for problem in problems} == {place}
    assert any(words in problem.sentence for problem in problems), problems


def test_what_could_not_be_read_is_not_told_again() -> None:
    unread = replace(GOOD, round="", facts=(Fact("", says="A."), Fact("", says="B.")), probes=(Probe("", 1, "C?"),) * 2)
    assert list(check_prompt(unread, recognised)) == []
