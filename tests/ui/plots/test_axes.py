"""The axes: amounts with the currency at the top, weeks that do not touch."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF

from tikearn_gui.ui.format import Format
from tikearn_gui.ui.plots.axes import MoneyAxis, WeekAxis, both_ends, week_ticks
from tikearn_gui.ui.plots.scales import Limits
from tikearn_gui.ui.plots.tick_words import tick_word
from tikearn_gui.ui.theme import Theme


def money_axis(theme: Theme, fmt: Format, limits: Limits) -> MoneyAxis:
    axis = MoneyAxis(lambda *tick: tick_word(fmt, *tick))
    axis.set_theme(theme)
    axis.set_limits(limits)
    axis.place(QRectF(0.0, 8.0, 60.0, 172.0))
    return axis


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(0.0, 1250.0, 250.0), ["0", "250", "500", "750", "1,000", "$1,250"]),
        (Limits(0.0, 1.0, 0.25), ["0", "0.25", "0.50", "0.75", "$1.00"]),
        (Limits(-60.0, 200.0, 50.0), ["\u221250", "0", "50", "100", "150", "$200"]),
    ],
)
def test_amounts_are_round_and_the_top_one_has_the_currency(
    theme: Theme, fmt: Format, limits: Limits, words: list[str]
) -> None:
    axis = money_axis(theme, fmt, limits)
    assert [word for _, _, word in axis.labels(axis.style["tickFont"])] == words


def test_the_currency_stands_where_the_locale_puts_it(theme: Theme) -> None:
    axis = money_axis(theme, Format("de_DE", "EUR"), Limits(0.0, 1250.0, 250.0))
    words = [word for _, _, word in axis.labels(axis.style["tickFont"])]
    assert words[-2:] == ["1.000", "1.250\u00a0€"]


def test_amounts_stand_on_their_gridlines_and_fit(theme: Theme, fmt: Format) -> None:
    limits = Limits(0.0, 1_250_000.0, 250_000.0)
    axis = money_axis(theme, fmt, limits)
    axis.place(QRectF(0.0, 8.0, axis.widest(), 172.0))
    for (box, _, _), value in zip(axis.labels(axis.style["tickFont"]), limits.ticks(), strict=True):
        assert box.center().y() == pytest.approx(172.0 * (1.0 - value / limits.high))
        assert box.width() > 40.0


@pytest.mark.parametrize(
    ("weeks", "ticks"),
    [
        (12, [0, 4, 8, 12]),
        (8, [0, 2, 4, 6, 8]),
        (26, [0, 13, 26]),
        (13, [0, 13]),
        (1, [0, 1]),
        (52, [0, 13, 26, 39, 52]),
    ],
)
def test_weeks_with_labels_are_whole(weeks: int, ticks: list[int]) -> None:
    assert week_ticks(float(weeks)) == ticks


@pytest.mark.parametrize(("width", "words"), [(364.0, ["0", "week 4", "week 8", "week 12"]), (120.0, ["0", "week 12"])])
def test_weeks_that_would_touch_give_way_to_the_ends(theme: Theme, width: float, words: list[str]) -> None:
    axis = WeekAxis(lambda week: f"week {week:.0f}" if week else "0")
    axis.set_theme(theme)
    axis.set_weeks(12.0)
    axis.place(QRectF(0.0, 0.0, width, 16.0))
    labels = axis.labels(axis.style["tickFont"])
    assert [word for _, _, word in labels] == words
    assert all(left.right() <= right.left() for (left, _, _), (right, _, _) in pairwise(labels))
    assert labels[0][0].left() == 0.0
    assert labels[-1][0].right() == pytest.approx(width)


def test_both_ends() -> None:
    assert both_ends(12.0) == [0.0, 12.0]
