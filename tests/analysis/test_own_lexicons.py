"""Lexicons of the user's own: words added to the tables that ship, and taken out of them."""

from collections.abc import Iterator

import pytest
from spoken import SOURCE, answer

from voicecoach.analysis.filler_report import filler_report
from voicecoach.analysis.runner import analyse
from voicecoach.analysis.settings import SHIPPED, Settings
from voicecoach.language.jargon import find_terms
from voicecoach.language.open_tables import FIELDS, NARROWER, OPEN
from voicecoach.language.phrases import Lexicon, lexicons
from voicecoach.language.talk import Talk, read_talk

CHOICE = "How many users are there? I'd use Octopus for the updates, and we put the rest into Kafka."

OCTOPUS = Lexicon("technology", ("octopus",))


def talk(text: str, *own: Lexicon) -> Talk:
    return read_talk(answer(text), own)


def marked(label: str, text: str, *own: Lexicon) -> list[str]:
    read = talk(text, *own)
    return [read.text(mark.first, mark.last) for mark in read.marks[label]]


def fillers(text: str, *own: Lexicon) -> dict[str, int]:
    report = filler_report(answer(text), SOURCE, None, settings=Settings(own=own))
    return {filler.word: filler.count for filler in report.fillers}


def chosen(settings: Settings) -> Iterator[str]:
    for signal in analyse(answer(CHOICE), SOURCE, None, settings=settings).signals:
        if signal.kind == "choice":
            yield " ".join(word.text for word in answer(CHOICE).words[signal.first : signal.last])


@pytest.mark.parametrize("label", OPEN)
def test_every_open_table_takes_words(label: str) -> None:
    assert marked(label, "that is a zebra crossing then", Lexicon(label, ("zebra crossing",))) == ["zebra crossing"]


def test_the_tables_that_ship_as_lists_of_phrases_take_every_key() -> None:
    assert OPEN.keys() - NARROWER.keys() <= {lexicon.label for lexicon in lexicons()}
    assert all(set(fields) < set(FIELDS) for fields in NARROWER.values())


def test_a_product_of_ones_own_is_a_choice() -> None:
    assert not any("Octopus" in quote for quote in chosen(SHIPPED))
    assert any("Octopus" in quote for quote in chosen(Settings(own=(OCTOPUS,))))


def test_words_of_ones_own_leave_no_trace_in_the_next_analysis() -> None:
    assert marked("technology", "octopus and kafka", OCTOPUS) == ["octopus", "kafka"]
    assert marked("technology", "octopus and kafka") == ["kafka"]


def test_several_lexicons_of_one_table_add_up() -> None:
    assert marked(
        "team", "the blue crew and the red crew", Lexicon("team", ("blue crew",)), Lexicon("team", ("red crew",))
    ) == [
        "blue crew",
        "red crew",
    ]


def test_wide_phrases_gaps_and_exceptions_work_as_in_those_that_ship() -> None:
    own = Lexicon("quality", ("rock|stone _ solid",), ("stone cold solid",))
    assert marked("quality", "it is rock um very solid", own) == ["rock very solid"]
    assert marked("quality", "it is stone cold solid", own) == []


def test_a_removed_phrase_is_taken_out_and_longer_ones_stay() -> None:
    own = Lexicon("technology", removed=("lambda|rust",))
    assert marked("technology", "a lambda or aws lambda in rust") == ["lambda", "aws lambda", "rust"]
    assert marked("technology", "a lambda or aws lambda in rust", own) == ["aws lambda"]


def test_fillers_of_ones_own_are_counted() -> None:
    text = "so it is a queue innit and you know it um scales innit"
    assert fillers(text) == {"you know": 1, "um": 1}
    assert fillers(text, Lexicon("filler", ("innit",))) == {"innit": 2, "you know": 1, "um": 1}


def test_a_longer_filler_swallows_the_one_inside_it() -> None:
    text = "so it is a queue and you know it scales"
    assert fillers(text) == {"you know": 1}
    assert fillers(text, Lexicon("filler", ("and you know",))) == {"and you know": 1}


def test_a_removed_filler_counts_no_more() -> None:
    text = "it is, you um know, a queue, I mean, a log"
    assert fillers(text, Lexicon("filler", removed=("you know",))) == {"um": 1, "I mean": 1}


def test_names_that_need_no_word_in_this_house_are_known() -> None:
    text = "we keep it in Octopus for now. the SQUID reads it."
    names = {term.name: term.known for term in find_terms(talk(text, OCTOPUS))}
    assert names == {"Octopus": False, "SQUID": False}
    known = Lexicon("needs-no-word", ("octopus", "squid"))
    assert all(term.known for term in find_terms(talk(text, OCTOPUS, known)))
