"""The colours hold what they promise: contrast for reading, difference for eyes of every kind."""

from __future__ import annotations

import itertools
from typing import get_args

import numpy as np
import pytest

from tests.ui.colour_science import ciede2000, contrast, difference
from tikearn_gui.ui.tokens import ColourRole, Mode, TextStyle, load_tokens

TOKENS = load_tokens()
GROUNDS = ("background", "surface", "raised")
EYES = ("normal", "deuteranopia", "protanopia", "tritanopia")
ENOUGH_FOR_TEXT, ENOUGH_FOR_GRAPHICS = 4.5, 3.0

# The lowest contrast against background, surface and raised: light, dark.
PROMISED = {
    "border_control": (3.4, 3.8),
    "text": (13.9, 12.2),
    "text_secondary": (7.3, 8.0),
    "text_muted": (5.2, 5.3),
    "accent": (6.2, 6.3),
    "focus": (5.3, 7.1),
    "positive": (5.7, 7.2),
    "negative": (5.3, 6.3),
    "warning": (6.2, 7.7),
    "goal": (13.9, 12.2),
    "plain": (5.2, 5.3),
    "stale": (3.2, 3.0),
    "text_disabled": (2.4, 2.7),
}
STRATEGIES = {
    Mode.LIGHT: (9.2, 5.1, 3.1, 3.0, 7.2, 4.8, 9.4, 3.1),
    Mode.DARK: (3.7, 5.6, 9.6, 10.3, 3.9, 5.5, 3.5, 10.9),
}
# The two most alike colours of each set, and how different they look.
NEAREST = {
    ("strategies", Mode.LIGHT): (
        (20.9, "plum/brick"),
        (13.5, "moss/brick"),
        (14.2, "moss/brick"),
        (15.1, "petrol/sky"),
    ),
    ("strategies", Mode.DARK): (
        (19.0, "honey/stone"),
        (13.0, "honey/brick"),
        (13.8, "petrol/sky"),
        (14.1, "plum/brick"),
    ),
    ("sources", Mode.LIGHT): (
        (24.7, "gifts/costs"),
        (16.1, "merchandise/costs"),
        (15.2, "gifts/costs"),
        (18.3, "subscriptions/costs"),
    ),
    ("sources", Mode.DARK): (
        (25.3, "partnerships/costs"),
        (18.2, "gifts/spare"),
        (19.7, "merchandise/spare"),
        (20.2, "subscriptions/costs"),
    ),
}


def lowest(colour: str, mode: Mode) -> float:
    return min(contrast(colour, TOKENS.colours[mode][ground]) for ground in GROUNDS)


def colours_of(what: str, mode: Mode) -> dict[str, str]:
    if what == "sources":
        return dict(TOKENS.sources[mode])
    return dict(zip((slot.name for slot in TOKENS.slots), TOKENS.strategies[mode], strict=True))


def test_measures_agree_with_published_pairs() -> None:
    pairs = (
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    )
    for one, other, published in pairs:
        assert ciede2000(np.array(one), np.array(other)) == pytest.approx(published, abs=5e-5)
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("role", PROMISED)
def test_contrast_is_as_promised(role: str, mode: Mode) -> None:
    measured = lowest(TOKENS.colours[mode][role], mode)
    assert measured == pytest.approx(PROMISED[role][mode is Mode.DARK], abs=0.06)
    if role == "text_disabled":
        return
    graphics = role in {"border_control", "stale"}
    assert measured >= (ENOUGH_FOR_GRAPHICS if graphics else ENOUGH_FOR_TEXT) - 0.05


@pytest.mark.parametrize("mode", Mode)
def test_badges_and_main_button_are_readable(mode: Mode) -> None:
    roles = TOKENS.colours[mode]
    assert contrast(roles["on_accent"], roles["accent"]) >= 7
    assert contrast(roles["badge_yours"], roles["badge_yours_fill"]) >= 5.6
    assert contrast(roles["badge_documented"], roles["badge_documented_fill"]) >= 6.8
    assert lowest(roles["badge_guess"], mode) >= 6.1
    assert lowest(roles["badge_guess_border"], mode) >= ENOUGH_FOR_GRAPHICS
    for ground in ("warning_fill", "error_fill", "selection", "chip"):
        assert contrast(roles["text"], roles[ground]) >= ENOUGH_FOR_TEXT


@pytest.mark.parametrize("mode", Mode)
def test_strategies_stand_out(mode: Mode) -> None:
    measured = [lowest(colour, mode) for colour in TOKENS.strategies[mode]]
    assert measured == pytest.approx(STRATEGIES[mode], abs=0.06)
    assert min(measured) >= ENOUGH_FOR_GRAPHICS - 0.05


@pytest.mark.parametrize("mode", Mode)
def test_sources_stand_out(mode: Mode) -> None:
    assert min(lowest(colour, mode) for colour in TOKENS.sources[mode].values()) >= ENOUGH_FOR_GRAPHICS


@pytest.mark.parametrize(("what", "mode"), NEAREST)
@pytest.mark.parametrize("eyes", EYES)
def test_no_two_colours_are_confused(what: str, mode: Mode, eyes: str) -> None:
    colours = colours_of(what, mode)
    pairs = {
        f"{one}/{other}": difference(colours[one], colours[other], eyes)
        for one, other in itertools.combinations(colours, 2)
    }
    nearest = min(pairs, key=lambda pair: pairs[pair])
    promised, names = NEAREST[what, mode][EYES.index(eyes)]
    assert nearest == names
    assert pairs[nearest] == pytest.approx(promised, abs=0.06)
    assert pairs[nearest] >= 10


@pytest.mark.parametrize("mode", Mode)
def test_every_role_is_known_to_the_type_checker(mode: Mode) -> None:
    assert set(TOKENS.colours[mode]) == set(get_args(ColourRole))


def test_every_style_is_known_to_the_type_checker() -> None:
    assert set(TOKENS.styles) == set(get_args(TextStyle))


def test_each_of_eight_strategies_has_colour_dash_and_marker_of_its_own() -> None:
    assert {len(TOKENS.strategies[mode]) for mode in Mode} == {8}
    for told_apart in ("name", "dash", "marker"):
        assert len({getattr(slot, told_apart) for slot in TOKENS.slots}) == 8
