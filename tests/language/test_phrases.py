"""The notation of lexicons, and finding phrases in fluent words."""

import pytest

from voicecoach.language import phrases
from voicecoach.language.tokens import doc_of


@pytest.mark.parametrize(
    ("phrase", "rows"),
    [
        ("low latency", {"low latency"}),
        ("we|i decided", {"we decided", "i decided"}),
        ("highly? available", {"highly available", "available"}),
        ("(go with)|use redis", {"go with redis", "use redis"}),
        ("(very|really)? fast", {"very fast", "really fast", "fast"}),
    ],
)
def test_a_phrase_stands_for_its_rows_of_words(phrase: str, rows: set[str]) -> None:
    assert {" ".join(words) for words in phrases.expand(phrase)} == rows


def marked(label: str, text: str) -> list[str]:
    doc = doc_of(text.split())
    return [doc[mark.first : mark.last].text for mark in phrases.find_marks(doc)[label]]


def test_the_longest_phrase_wins() -> None:
    assert marked("technology", "we run apache kafka on kafka") == ["apache kafka", "kafka"]


def test_an_exception_takes_a_phrase_out() -> None:
    assert marked("cost", "the cost function is expensive") == ["is expensive"]
    assert marked("diffuse-decision", "once we decided it was late") == []


def test_a_wide_phrase_is_found_like_a_plain_one() -> None:
    assert marked("diffuse-decision", "and then our team finally went with that") == ["our team finally went with"]


def test_every_lexicon_says_something_and_every_phrase_is_lower_case() -> None:
    for lexicon in phrases.lexicons():
        assert lexicon.phrases, lexicon.label
        assert all(text == text.lower() for text in lexicon.phrases + lexicon.exceptions), lexicon.label


def test_no_phrase_is_written_twice_in_one_lexicon() -> None:
    twice = {
        lexicon.label: [text for text in set(lexicon.phrases) if lexicon.phrases.count(text) > 1]
        for lexicon in phrases.lexicons()
    }
    assert {label: texts for label, texts in twice.items() if texts} == {}
