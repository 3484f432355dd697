"""Every lever has words, and the words keep the house's rules."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFontMetricsF

from tikearn_gui.core.lever import Grade, Group, Kind, Lever
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.ui import text
from tikearn_gui.ui.lever_text import LEVER_WORDS, LONG_UNITS, SHORT_UNITS
from tikearn_gui.ui.theme import Theme

EVERY_LEVER = [pytest.param(one, id=one.key) for one in LEVERS.values()]
ALL_WORDS = [part for words in LEVER_WORDS.values() for part in words if part]
UNKNOWN_TO_CREATORS = ("percentile", "sigma", "posterior", "quantile", "median", "distribution")


def test_words_and_levers_match() -> None:
    assert list(LEVER_WORDS) == list(LEVERS)


@pytest.mark.parametrize("lever", EVERY_LEVER)
def test_every_label_fits_its_row(lever: Lever, theme: Theme) -> None:
    room = 299 - 16 - 96 - 6 - 16
    assert QFontMetricsF(theme.design_font("label")).horizontalAdvance(text.lever_label(lever.key)) <= room


@pytest.mark.parametrize("lever", EVERY_LEVER)
def test_every_lever_has_name_and_hint(lever: Lever) -> None:
    assert text.lever_name(lever.key)
    assert text.lever_hint(lever.key).endswith(".")


def test_names_that_stand_alone_are_told_apart() -> None:
    names = [text.lever_name(key) for key in LEVERS]
    assert len(set(names)) == len(names)


def test_units_are_those_of_the_registry() -> None:
    units = {lever.unit for lever in LEVERS.values()}
    assert set(SHORT_UNITS) <= units
    assert set(LONG_UNITS) <= units


@pytest.mark.parametrize("words", ALL_WORDS)
def test_words_are_plain(words: str) -> None:
    assert "!" not in words
    assert not [word for word in UNKNOWN_TO_CREATORS if word in words.casefold()]
    assert not re.search(r"\blives?\b", words)  # LIVE in capitals when TikTok LIVE is meant


def test_the_asked_for_names() -> None:
    assert text.lever_label("views_per_stream") == "Views per LIVE"
    assert text.lever_label("likes_per_view") == "Likes per view"
    assert text.lever_label("gifters_per_100_views") == "Gifters per 100 views"
    assert text.field_unit(LEVERS["minutes_per_stream"]) == "min"
    assert text.field_unit(LEVERS["gifters_per_100_views"]) == ""
    assert text.long_value(LEVERS["minutes_per_stream"], "90") == "90 minutes"


def test_names_amid_a_sentence() -> None:
    assert text.lever_in_sentence("gifters_per_100_views") == "gifters per 100 views"
    assert text.lever_in_sentence("streams_per_week") == "LIVEs a week"
    assert text.lever_in_sentence("us_active_fans") == "US active fans"


def test_groups_grades_and_kinds_have_words() -> None:
    assert [text.group_name(group) for group in Group][:2] == ["Streaming", "Audience"]
    assert [text.grade_word(grade) for grade in Grade] == ["yours", "documented", "guess"]
    for grade in Grade:
        assert text.grade_sentence(grade).endswith(".")
    for kind in Kind:
        assert text.kind_sentence(kind).endswith(".")


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(KeyError):
        text.words("no such words")
    with pytest.raises(KeyError):
        text.lever_label("no_such_lever")
