"""An answer read as language: fluent words, sentences that tile them, questions, passives."""

import pytest
from spoken import answer, unpunctuated

from voicecoach.language.talk import Talk, read_talk
from voicecoach.transcript.types import Answer, OtherTurn, Timing, Word


def sentences(talk: Talk) -> list[str]:
    return [talk.text(sentence.first, sentence.last) for sentence in talk.sentences]


def test_hesitations_and_stutters_are_not_fluent_words() -> None:
    talk = read_talk(answer("So um I I would uh use use a queue."))
    assert talk.text(0, len(talk.fluent)) == "so i would use a queue"
    assert [found.kind for found in talk.disfluencies] == [
        "filled-pause",
        "repetition",
        "filled-pause",
        "repetition",
    ]


def test_words_said_twice_on_purpose_stay() -> None:
    talk = read_talk(answer("It is very very large, and I had had enough."))
    assert [found.kind for found in talk.disfluencies] == []


def test_a_fluent_stretch_covers_the_hesitations_inside_it() -> None:
    talk = read_talk(answer("we um decided"))
    assert talk.word_span(0, 2) == (0, 3)


def test_full_stops_end_sentences_and_abbreviations_do_not() -> None:
    talk = read_talk(answer("We use a store, e.g. Redis. It costs $2.50 a day. Fine!"))
    assert sentences(talk) == ["we use a store e.g redis", "it costs $2.50 a day", "fine"]


def test_without_punctuation_connectives_and_questions_open_sentences() -> None:
    text = "so i would start with a queue and then the workers take the files what is the scale of this thing"
    assert sentences(read_talk(answer(text))) == [
        "so i would start with a queue",
        "and then the workers take the files",
        "what is the scale of this thing",
    ]


def test_without_punctuation_a_long_pause_ends_a_sentence() -> None:
    words = (Word("one", 0.0, 0.4), Word("queue", 0.5, 0.9), Word("two", 1.8, 2.0), Word("caches", 2.1, 2.5))
    assert sentences(read_talk(Answer(words, (), Timing.WORD, (0,)))) == ["one queue", "two caches"]


def test_without_punctuation_a_question_opens_a_sentence_with_the_words_that_lead_into_it() -> None:
    text = "we store the files at the edge so how many regions do we have"
    assert sentences(read_talk(answer(text))) == ["we store the files at the edge", "so how many regions do we have"]


def test_another_speaker_ends_a_sentence() -> None:
    other = OtherTurn("Coach", "Go on.", None, None, before_word=2)
    assert sentences(read_talk(answer("so then we go", others=(other,)))) == ["so then", "we go"]


@pytest.mark.parametrize(
    "question",
    [
        "How many users do we have?",
        "Is this user facing?",
        "So what is the scale of the system?",
        "I'd like to know whether this is user facing.",
        "And what breaks if it is wrong?",
        "How many titles change per day?",
        "What about the cost?",
        "Where does the data come from?",
        "Is it okay if it is late, and who decides that?",
        "How many replicas does the store keep?",
        "You know how caches usually go stale?",
        "In what order do the updates arrive?",
        "Really, and what are those?",
        "Who took over the store?",
        "You run the edge yourselves, I take it?",
    ],
)
def test_questions_are_heard_with_and_without_their_mark(question: str) -> None:
    assert read_talk(answer(question)).sentences[0].question
    assert read_talk(answer(unpunctuated(question))).sentences[0].question


@pytest.mark.parametrize(
    "statement",
    [
        "that depends on how many users we have",
        "what we do is put a queue in front",
        "when the title changes we publish it",
        "i know what the problem is",
        "the problem is we have no cache",
        "it goes to the team which is on call",
        "we write it once and have it in two places",
        "what happens is that the queue grows",
        "do the simple thing first",
        "what the client needs is a list",
        "what i'm saying is that the queue grows",
        "and what netflix says is that reads dominate",
        "how to do that we will see",
        "that's correct",
        "no you didn't",
        "may the best cache win",
    ],
)
def test_statements_with_question_words_are_no_questions(statement: str) -> None:
    assert not any(sentence.question for sentence in read_talk(answer(statement)).sentences)


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("the files are written by the workers", True),
        ("it was decided in march", True),
        ("the pointer gets flipped", True),
        ("the files were automatically deleted", True),
        ("the workers write the files", False),
        ("i am interested in the numbers", False),
        ("we are a team of three", False),
        ("what was it called", True),
        ("were all the old files deleted", True),
        ("the data is supposed to be fresh", True),
        ("it's maintained by the platform team", True),
        ("it 's been long neglected", True),
        ("it's changed the plan", False),
        ("the growth is unprecedented", False),
        ("what we do is put the cache in front", False),
        ("then i'm done with it", False),
        ("then it's done by the workers", True),
        ("this was an engineer who was a consultant hired there", False),
    ],
)
def test_passives(text: str, *, passive: bool) -> None:
    assert read_talk(answer(text)).sentences[0].passive is passive


@pytest.mark.parametrize("text", ["", "um", "um uh um"])
def test_nothing_fluent_to_read_is_no_fault(text: str) -> None:
    talk = read_talk(answer(text))
    assert talk.sentences == ()
    assert len(talk.disfluencies) == len(text.split())
