"""The story drill: it is heard out first, then asked about."""

from drilled import hold, new_drill

from voicecoach.coach.conversation import Move, MoveKind

BEGINNING = (
    "Last year my team ran the artwork pipeline, and we had to move it out of one data centre. It was hard because six "
    "teams depended on it, and nobody had time. I owned the plan. First I mapped who read what, then I moved the "
    "smallest team, and I sat with them for two days."
)

REST = (
    "It cost us the October launch, and I accepted that. In the end it went live in May, and failed uploads fell from "
    "forty a week to three. Next time I'd ask the editors first."
)

REPLIES = {
    "tradeoff": "It cost us a week of complaints, and I accepted that instead of a late launch.",
    "outcome": "In the end it went live in May, and failures fell from forty a week to three.",
    "reflection": "Next time I'd ask the editors first.",
}


def telling(move: Move) -> str | None:
    return REPLIES.get(move.reason.rpartition(" ")[2]) if move.kind is MoveKind.PROBE else None


def evading(move: Move) -> str | None:
    return "That is all I can say." if move.kind is MoveKind.PROBE else None


def test_a_whole_story_is_asked_nothing() -> None:
    held = hold(new_drill("story", prompt="migration-story"), telling, [BEGINNING, REST])
    assert [move.last for move in held.moves] == [True]
    assert "Your story had all seven parts." in held.debrief
    assert "I never heard" not in held.debrief


def test_what_is_missing_is_asked_for_with_the_prompts_own_questions() -> None:
    held = hold(new_drill("story", prompt="migration-story"), telling, [BEGINNING])
    assert held.moves[0].text == "What did you leave behind on purpose, and who missed it?"
    assert "Your story had four of seven parts" in held.debrief
    assert "Only when I asked came what it cost" in held.debrief
    assert "That belongs in the story." in held.debrief


def test_what_is_never_told_comes_with_an_example() -> None:
    held = hold(new_drill("story", prompt="migration-story"), evading, [BEGINNING])
    asked = [move.reason for move in held.moves if move.kind is MoveKind.PROBE]
    assert asked == ["nothing heard on: tradeoff", "nothing heard on: outcome", "nothing heard on: reflection"]
    assert "I never heard what it cost, the outcome and what you learned." in held.debrief
    assert "For the outcome, say: In the end" in held.debrief


def test_a_few_words_are_no_story_yet() -> None:
    held = hold(new_drill("story", prompt="migration-story", minutes=1), telling, ["Let me think about which one."])
    assert held.moves == ()
    assert "END    the time was up" in held.script
