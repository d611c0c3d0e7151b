"""Tables of one line a row: columns that line up whatever is in them."""

import pytest

from voicecoach.cli.columns import columns, cut, plain

ROWS = [("Name", "Length", "Said"), ("a", "1", "short"), ("名前", "100", "a text that is too long for the line")]


def test_columns_line_up_and_the_last_one_gives_way() -> None:
    assert columns(ROWS, 30, right=frozenset({1})).splitlines() == [
        "Name  Length  Said",
        "a          1  short",
        "名前     100  a text that is…",
    ]


def test_a_line_that_is_too_narrow_keeps_its_columns() -> None:
    assert columns(ROWS, 5).splitlines()[1] == "a     1       …"


@pytest.mark.parametrize(
    ("text", "width", "shown"), [("word", 4, "word"), ("words", 4, "wor…"), ("名前名前", 4, "名…")]
)
def test_cut(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


def test_what_is_typed_moves_no_cursor() -> None:
    assert plain("a\x1b[31mb\nc\u202ed\x07") == "a [31mb c d "
    assert plain("naïve 名前 🙂") == "naïve 名前 🙂"
