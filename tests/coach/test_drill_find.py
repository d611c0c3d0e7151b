"""Finding drills: every name, what follows from the seed, and what does not go together."""

import pytest
from drilled import DATA, PHRASES, PROMPTS, new_drill
from spoken import judged

from voicecoach.coach.drills.find import DRILLS, find_drill
from voicecoach.coach.spoken import duration
from voicecoach.errors import UsageError
from voicecoach.rubric.rounds import find_round


@pytest.mark.parametrize("name", DRILLS)
def test_every_drill_can_begin(name: str) -> None:
    drill = new_drill(name)
    assert drill.name == name
    assert drill.minutes >= 1
    assert find_round(drill.round)
    assert drill.opening
    assert drill.question.endswith((".", "?"))
    assert all(drill.conversation.lines())


@pytest.mark.parametrize("name", DRILLS)
def test_the_seed_decides(name: str) -> None:
    begun = [(new.question, new.conversation.lines()) for new in (new_drill(name, seed=seed) for seed in range(8))]
    again = [(new.question, new.conversation.lines()) for new in (new_drill(name, seed=seed) for seed in range(8))]
    assert begun == again
    assert len(set(begun)) > 1


@pytest.mark.parametrize("name", DRILLS)
@pytest.mark.parametrize("text", ["um", "Next.", "So I would use Kafka for ten million plays, because it is fast."])
def test_whatever_was_said_there_is_something_to_say_of_it(name: str, text: str) -> None:
    drill = new_drill(name)
    given = drill.debrief(judged(text, drill.round))
    assert given.sentences
    assert all(sentence.endswith((".", "?")) for sentence in given.sentences)
    assert duration(given.sentences) < 60


def test_the_time_can_be_chosen() -> None:
    assert new_drill("cost", minutes=2.5).minutes == 2.5


def test_a_drill_is_held_on_the_prompt_asked_for() -> None:
    drill = new_drill("scoping", prompt="subtitle-updates")
    assert drill.prompt == "subtitle-updates"
    assert "subtitle" in drill.question


@pytest.mark.parametrize(
    ("name", "prompt", "sentence"),
    [
        ("juggling", None, "no drill called 'juggling'; the drills are scoping"),
        ("cost", "subtitle-updates", "questions of its own"),
        ("story", "subtitle-updates", "is no story"),
        ("pitch", "migration-story", "is no design"),
        ("shift", "nothing", "no prompt called 'nothing'"),
    ],
)
def test_what_does_not_go_together_is_said_in_a_sentence(name: str, prompt: str | None, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        new_drill(name, prompt=prompt)


def test_without_prompts_there_is_no_drill_on_one() -> None:
    stories = [prompt for prompt in PROMPTS if prompt.kind == "story"]
    with pytest.raises(UsageError, match="no prompt for the drill pitch"):
        find_drill("pitch", prompts=stories, phrases=PHRASES, data=DATA, seed=1)
