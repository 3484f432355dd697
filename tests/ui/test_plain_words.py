"""Refusals in the words of the screen."""

from __future__ import annotations

import pytest

from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.strategy import ANCHOR_LEVERS
from tikearn_gui.ui.plain_words import in_plain_words


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("coins_per_gifter: 85 is too much", "Coins per gifter: 85 is too much."),
        ("usual_views: 0 is not above 0", "Your usual views per LIVE: 0 is not above 0."),
        ('Strategy "Late": views_per_stream: x', 'Strategy "Late": views per LIVE: x.'),
        ("mina.tikearn cannot be opened: it is a folder", "mina.tikearn cannot be opened: it is a folder."),
        ("Did you mean views_per_stream?", "Did you mean views per LIVE?"),
    ],
)
def test_keys_become_names(sentence: str, said: str) -> None:
    assert in_plain_words(sentence) == said


@pytest.mark.parametrize("key", [*LEVERS, *ANCHOR_LEVERS])
def test_no_key_is_left(key: str) -> None:
    said = in_plain_words(f"{key}: too many")
    assert key not in said or "_" not in key
    assert said[0].isupper()
