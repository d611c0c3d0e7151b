"""Finding replies: what belongs to which of the coach's texts, and what is named in them."""

from dataclasses import replace

from spoken import SOURCE, answer

from voicecoach.analysis.runner import analyse
from voicecoach.analysis.types import Analysis
from voicecoach.coach.drills.replies import replies
from voicecoach.coach.drills.wording import counted, lasting, listed, of_all
from voicecoach.coach.prompts import Want
from voicecoach.transcript.types import OtherTurn

FIRST, SECOND = "You put a cache in front of it.", "You run it in two regions."


def heard(text: str, *turns: tuple[int, str]) -> Analysis:
    others = tuple(OtherTurn("Coach", said, None, None, before) for before, said in turns)
    return analyse(replace(answer(text), others=others), SOURCE, None)


def texts(analysis: Analysis, *wanted: str) -> list[tuple[int, str]]:
    return [(reply.number, reply.text) for reply in replies(analysis, wanted)]


def test_a_reply_reaches_to_the_next_text_and_over_whatever_else_is_said() -> None:
    analysis = heard("It is stale. And memory. Twice the bill.", (0, FIRST), (3, "Take your time."), (5, SECOND))
    assert texts(analysis, SECOND, FIRST) == [(1, "It is stale. And memory."), (0, "Twice the bill.")]


def test_texts_without_an_answer_between_them_are_told_apart() -> None:
    analysis = heard("Twice the bill.", (0, f"{FIRST} {SECOND}"))
    assert texts(analysis, FIRST, SECOND) == [(0, ""), (1, "Twice the bill.")]


def test_a_text_that_was_cut_short_is_known_by_its_beginning() -> None:
    assert texts(heard("It is stale.", (0, "You put a cache")), FIRST) == [(0, "It is stale.")]
    assert texts(heard("It is stale.", (0, "You put a")), FIRST) == []


def test_a_text_may_quote_the_candidate() -> None:
    analysis = heard("A million. Two.", (0, "You said, highly scalable. How would I measure it?"))
    assert texts(analysis, "You said, {quote}. How would I measure it?") == [(0, "A million. Two.")]


def test_phrases_are_found_in_any_form_and_only_whole() -> None:
    (reply,) = replies(heard("We would be leaving it out, and wait for weeks.", (0, FIRST)), [FIRST])
    assert reply.names(Want("it", ("leaves it out",)))
    assert reply.names(Want("time", ("months", "week")))
    assert not reply.names(Want("out", ("leave out",)))


def test_a_quotation_begins_no_earlier_than_its_sentence() -> None:
    (reply,) = replies(heard("That is fine. It costs two engineers.", (0, FIRST)), [FIRST])
    place = reply.find(["engineers"])
    assert place is not None
    assert reply.quote(8, around=place) == "It costs two engineers"


def test_figures_and_lists_are_said_as_people_say_them() -> None:
    assert [of_all(0, 5), of_all(2, 5), of_all(5, 5), of_all(2, 2)] == [
        "none of five",
        "two of five",
        "all five",
        "both",
    ]
    assert [listed(()), listed("a"), listed("ab"), listed("abc", "or")] == ["", "a", "a and b", "a, b or c"]
    assert [counted(0, "word"), counted(1, "word"), counted(3, "word")] == ["no words", "one word", "three words"]
    assert [lasting(65), lasting(60), lasting(0.2)] == ["one minute and five seconds", "one minute", "no seconds"]
