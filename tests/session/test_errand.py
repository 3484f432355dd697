"""Errands: a process of its own finds what a thread of this one finds, and ends when nothing is wanted of it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import tikearn_gui.session.errand
from tests.history.exports import as_json, export, lives
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.history.csv_out import as_csv
from tikearn_gui.history.live import Live, LiveLog
from tikearn_gui.history.looking_back import LookedBack
from tikearn_gui.session.errand import Errand, LookBack, ReadFile, ReadText, apart, here
from tikearn_gui.session.remote import RemoteError


def done(work: Callable[..., object], shares: list[float] | None = None) -> Any:
    return work(shares.append if shares is not None else lambda _: None, lambda: False)


def log(count: int) -> LiveLog:
    rng = np.random.default_rng(5)
    start = datetime(2026, 6, 1, 20)
    return LiveLog(
        tuple(
            Live(
                start + timedelta(days=at), 60.0 + at % 5, round(900.0 * rng.lognormal(0.0, 0.3)), likes=2_000.0,
                gifters=float(rng.poisson(6)), diamonds=round(300.0 * rng.lognormal(0.0, 0.8)),
            )
            for at in range(count)
        )
    )  # fmt: skip


def same(one: Any, other: Any) -> bool:
    if isinstance(one, np.ndarray):
        return bool(np.array_equal(one, other))
    if hasattr(one, "__dataclass_fields__"):
        return type(one) is type(other) and all(
            same(getattr(one, field.name), getattr(other, field.name)) for field in fields(one)
        )
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(same, one, other))
    if hasattr(one, "items"):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return bool(one == other)


@pytest.mark.parametrize("kind", ["file", "text", "log"])
def test_a_process_finds_what_a_thread_finds(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "user_data é.json"
    path.write_bytes(as_json(export(lives(12))))
    point = STARTING_POINTS["regular"]
    errands: dict[str, Errand] = {
        "file": ReadFile(str(path), {"earnings": "diamonds"}, {}),
        "text": ReadText(as_csv(log(9)), {}, {}),
        "log": LookBack(log(14), point.strategy, point.anchors, 0.005),
    }
    shares: list[float] = []
    found = done(apart(errands[kind]), shares)
    assert same(found, done(here(errands[kind])))
    if kind == "log":
        assert isinstance(found, LookedBack)
        assert found.grades.of == 6
        assert found.review.series["views"].values.flags.writeable is False


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text('{"TikTok Live": [')
    with pytest.raises(ValueError, match=r"^broken\.json") as apart_said:
        done(apart(ReadFile(str(path), {}, {})))
    with pytest.raises(ValueError, match=r"^broken\.json") as here_said:
        done(here(ReadFile(str(path), {}, {})))
    assert str(apart_said.value) == str(here_said.value)


def test_a_long_reading_tells_how_far_it_is_and_ends_when_it_is_told_to(tmp_path: Path) -> None:
    path = tmp_path / "long.json"
    chat = {"Chat": [{"Content": "x" * 50}] * 300_000}
    path.write_text(json.dumps({"Direct Message": chat, **export(lives(2))}))
    shares: list[float] = []
    given_up = threading.Event()

    def progress(share: float) -> None:
        shares.append(share)
        given_up.set()

    assert apart(ReadFile(str(path), {}, {}))(progress, given_up.is_set) is None
    assert len(shares) == 1
    assert 0.0 <= shares[0] < 0.5


def test_a_process_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setattr(tikearn_gui.session.errand, "compute_command", lambda *_: [sys.executable, "-c", "exit(3)"])
    with pytest.raises(RemoteError, match="status 3"):
        done(apart(ReadText("a", {}, {})))
    monkeypatch.setattr(tikearn_gui.session.errand, "compute_command", lambda *_: ["no such program"])
    with pytest.raises(RemoteError, match="could not be started"):
        done(apart(ReadText("a", {}, {})))
