"""The models that are known by name, where they are looked for, and how they are fetched."""

import socket
from pathlib import Path

import pytest
from fake_hub import COMMIT, serving

from voicecoach.engines.models import LIVE_MODEL, RECORDING_MODEL, ModelCard, cards, find
from voicecoach.engines.models_hub import cached, fetch, is_reachable
from voicecoach.engines.models_local import locate, user_models_dir, verify
from voicecoach.engines.whisper import WhisperEngine
from voicecoach.errors import ModelError
from voicecoach.resources import HOME_VARIABLE

pytest_plugins = ("shape_fixtures",)

NOWHERE = "http://127.0.0.1:9"
"""The port of a service that nobody runs."""


@pytest.fixture
def card() -> ModelCard:
    return find("base.en")


@pytest.fixture
def files(mini_whisper: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in mini_whisper.iterdir()} | {"README.md": b"not wanted"}


def place(directory: Path) -> Path:
    directory.mkdir(parents=True)
    (directory / "model.bin").write_bytes(b"weights")
    return directory


def unheard(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


def test_the_defaults_are_known() -> None:
    assert {LIVE_MODEL, RECORDING_MODEL} <= {card.name for card in cards()}


def test_every_card_is_an_english_model_on_the_hub_smallest_first() -> None:
    assert all("en" in card.languages and card.licence and card.purpose for card in cards())
    assert all(card.repository == f"Systran/faster-whisper-{card.name}" for card in cards())
    assert [card.megabytes for card in cards()] == sorted(card.megabytes for card in cards())


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(ModelError, match=r"no model 'bass\.en': choose one of tiny\.en, base\.en"):
        locate("bass.en", places=())


def test_a_directory_given_by_the_user_is_taken(tmp_path: Path) -> None:
    assert locate(str(tmp_path), places=()) == tmp_path


def test_a_known_name_is_looked_for_in_order(tmp_path: Path) -> None:
    places, hub_cache = (tmp_path / "shipped", tmp_path / "mine"), tmp_path / "hub"

    def found() -> Path | None:
        return locate("base.en", places=places, hub_cache=hub_cache)

    assert found() is None
    repository = hub_cache / "models--Systran--faster-whisper-base.en"
    snapshot = place(repository / "snapshots" / COMMIT)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(COMMIT)
    assert found() == snapshot
    for nearer in reversed(places):
        assert place(nearer / "base.en") == found()


def test_a_directory_without_weights_is_not_a_model(tmp_path: Path, card: ModelCard) -> None:
    (tmp_path / card.name).mkdir()
    assert locate(card.name, places=(tmp_path,), hub_cache=tmp_path) is None


def test_models_are_kept_in_a_directory_of_the_users_own(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert user_models_dir() == home / "models"
    monkeypatch.delenv(HOME_VARIABLE)
    assert user_models_dir().is_absolute()
    assert "voicecoach" in user_models_dir().parts


def test_a_complete_model_passes_and_an_incomplete_one_names_what_is_missing(
    mini_whisper: Path, tmp_path: Path
) -> None:
    verify(mini_whisper)
    with pytest.raises(ModelError, match=r"lacks config\.json, tokenizer\.json, vocabulary"):
        verify(place(tmp_path / "half"))


def test_a_link_to_a_file_that_was_cleared_away_is_missing(tmp_path: Path) -> None:
    (place(tmp_path / "linked") / "config.json").symlink_to(tmp_path / "gone")
    with pytest.raises(ModelError, match=r"lacks config\.json"):
        verify(tmp_path / "linked")


def test_a_fetched_model_works(card: ModelCard, files: dict[str, bytes], tmp_path: Path) -> None:
    reports: list[tuple[int, int]] = []
    (tmp_path / card.name).mkdir()
    (tmp_path / card.name / "config.json.download").write_text("begun by hand")
    with serving(card.repository, files) as hub:
        directory = fetch(card, tmp_path, lambda done, total: reports.append((done, total)), endpoint=hub.address)
    assert {file.name for file in directory.iterdir()} == files.keys() - {"README.md"}
    assert locate(card.name, places=(tmp_path,)) == directory
    assert reports[-1] == (sum(map(len, files.values())) - len(files["README.md"]),) * 2
    assert all(authorization is None for _, authorization in hub.seen)
    WhisperEngine(directory, max_tokens_per_second=3.5).warm_up()


def test_a_broken_download_leaves_nothing_that_looks_like_a_model(
    card: ModelCard, files: dict[str, bytes], tmp_path: Path
) -> None:
    with (
        serving(card.repository, files, cut=1000) as hub,
        pytest.raises(ModelError, match=r"^Fetching .* try again in a while\.$"),
    ):
        fetch(card, tmp_path, unheard, endpoint=hub.address)
    assert list(tmp_path.iterdir()) == []


def test_a_hub_that_cannot_be_reached_is_one_sentence(card: ModelCard, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"base\.en is not on this machine and .* cannot be reached"):
        fetch(card, tmp_path, unheard, endpoint=NOWHERE)
    assert list(tmp_path.iterdir()) == []


def test_a_hub_without_the_model_is_one_sentence(card: ModelCard, tmp_path: Path) -> None:
    with serving("somebody/else", {}) as hub, pytest.raises(ModelError, match=r"^Fetching .*\.$") as caught:
        fetch(card, tmp_path, unheard, endpoint=hub.address)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_model_too_large_for_the_disk_is_not_begun(tmp_path: Path) -> None:
    huge = ModelCard("huge", "somebody/huge", 10**12, ("en",), "MIT", "")
    with serving(huge.repository, {}) as hub, pytest.raises(ModelError, match="free some space"):
        fetch(huge, tmp_path, unheard, endpoint=hub.address)


def test_a_server_that_says_nothing_is_given_up_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert not is_reachable(f"http://127.0.0.1:{silent.getsockname()[1]}", patience=0.2)


def test_an_empty_cache_holds_no_model(card: ModelCard, tmp_path: Path) -> None:
    assert cached(card, tmp_path) is None
