"""The words of the field: each is news to PocketSphinx, and can be said with the sounds it knows."""

import math
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pocketsphinx
import pytest

from voicecoach.engines.sphinx_words import FieldWord, field_words, shown_as, write_files

MODEL = Path(pocketsphinx.get_model_path()) / "en-us"


@pytest.fixture(scope="module")
def dictionary() -> dict[str, set[str]]:
    """Pronunciations by word."""
    said = defaultdict(set)
    for line in (MODEL / "cmudict-en-us.dict").read_text().splitlines():
        word, _, phones = line.partition(" ")
        said[word.partition("(")[0]].add(phones)
    return said


@pytest.fixture(scope="module")
def language_model() -> Any:  # noqa: ANN401
    return pocketsphinx.NGramModel.readfile(str(MODEL / "en-us.lm.bin"))


def _frequency(language_model: Any, word: str) -> float:  # noqa: ANN401
    """How often the model expects a word among all words; 0 when it does not know it."""
    log_base_1_0001: int = language_model.prob([word])
    return math.exp(log_base_1_0001 * math.log(1.0001))


def test_every_word_is_new_or_rare_or_said_otherwise(dictionary: dict[str, set[str]], language_model: Any) -> None:  # noqa: ANN401
    heard_already = [
        word.shown
        for word in field_words()
        if _frequency(language_model, word.shown.lower()) > 1e-4 and set(word.said) <= dictionary[word.shown.lower()]
    ]
    assert heard_already == []


def test_this_many_are_new_and_this_many_rare(language_model: Any) -> None:  # noqa: ANN401
    frequencies = [_frequency(language_model, word.shown.lower()) for word in field_words()]
    new = sum(frequency < 1e-12 for frequency in frequencies)
    assert (new, len(frequencies) - new) == (196, 74)


def test_there_are_many_and_none_twice() -> None:
    assert len(field_words()) >= 150
    assert Counter(word.shown.lower() for word in field_words()).most_common(1)[0][1] == 1


def test_every_phone_is_one_the_recogniser_knows(dictionary: dict[str, set[str]]) -> None:
    phones = {phone for said in dictionary.values() for one in said for phone in one.split()}
    assert {phone for word in field_words() for one in word.said for phone in one.split()} <= phones


def test_every_word_is_like_one_of_the_language_model(language_model: Any) -> None:  # noqa: ANN401
    tags = {word.like for word in field_words()}
    assert {tag for tag in tags if _frequency(language_model, tag) < 1e-6} == set()


def test_files_name_pronunciations_and_shares(tmp_path: Path) -> None:
    folder = tmp_path / "with a space"
    folder.mkdir()
    words = (
        FieldWord("Redis", ("R EH D IH S", "R EH D AH S"), "google"),
        FieldWord("Open Connect", ("OW P AH N K AH N EH K T",), "google"),
    )
    files = write_files(words, MODEL, folder)
    lines = files.dictionary.read_text().splitlines()
    assert lines[-3:] == ["Redis@ R EH D IH S", "Redis@(2) R EH D AH S", "Open_Connect@ OW P AH N K AH N EH K T"]
    rows = [line.split() for line in (folder / "classes").read_text().splitlines()]
    assert rows == [["LMCLASS", "google"], ["Redis@", "0.500000"], ["Open_Connect@", "0.500000"], ["END", "google"]]
    assert " " not in files.control.read_text().splitlines()[1].split(" field")[0]


def test_shares_of_a_class_sum_to_one(tmp_path: Path) -> None:
    write_files(field_words(), MODEL, tmp_path)
    shares: defaultdict[str, float] = defaultdict(float)
    for line in (tmp_path / "classes").read_text().splitlines():
        first, second = line.split()
        if first == "LMCLASS":
            tag = second
        elif first != "END":
            shares[tag] += float(second)
    assert all(math.isclose(share, 1.0, abs_tol=1e-4) for share in shares.values())


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Redis@(2)", ("Redis",)),
        ("Open_Connect@", ("Open", "Connect")),
        ("kafka", ("Kafka",)),
        ("i'm(2)", ("I'm",)),
        ("read(2)", ("read",)),
    ],
)
def test_names_are_shown_as_people_write_them(name: str, shown: tuple[str, ...]) -> None:
    assert shown_as(name) == shown
