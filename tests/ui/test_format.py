"""Numbers as text: three digits, the locale's signs, nothing that dances."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF

from tikearn_gui.ui.format import MINUS, NBSP, Format, widest
from tikearn_gui.ui.theme import Theme

EN, DE = Format("en_US"), Format("de_DE")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.549, "0.549"), (2.60, "2.6"), (90, "90"), (1641, "1,640"), (9.996, "10"), (0, "0"), (-3, f"{MINUS}3")],
)
def test_numbers_have_three_digits(value: float, shown: str) -> None:
    assert EN.number(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (324.2, "$324"),
        (1836, "$1,840"),
        (77.4, "$77"),
        (4.6, "$4.60"),
        (0.334, "$0.33"),
        (9.996, "$10"),
        (0.004, "$0"),
        (0, "$0"),
        (-10.2, f"{MINUS}$10"),
    ],
)
def test_money_shows_what_is_known(value: float, shown: str) -> None:
    assert EN.money(value) == shown


def test_gains_are_signed_and_nothing_is_not() -> None:
    assert [EN.money(value, plus=True) for value in (28, 0, -27)] == ["+$28", "$0", f"{MINUS}$27"]


def test_ranges_are_written_in_words() -> None:
    assert EN.money_range(107.3, 945) == "$107 to $945"
    assert EN.money_range(0.33, 507) == "$0 to $507"
    assert EN.money_range(0.33, 47) == "$0.33 to $47"
    assert EN.number_range(667, 1500) == "667 to 1,500"


def test_the_locale_places_point_group_and_currency() -> None:
    assert DE.money(1836) == f"1.840{NBSP}$"
    assert DE.number(0.55) == "0,55"
    assert DE.money_exact(-0.1) == f"{MINUS}0,10{NBSP}$"
    assert (EN.currency_leads, DE.currency_leads) == (True, False)
    assert DE.with_currency("40") == f"40{NBSP}$"


def test_other_currencies() -> None:
    assert Format("de_DE", "EUR").money(4.6) == f"4,60{NBSP}€"
    assert Format("en_US", "JPY").money(4.6) == "¥5"
    assert Format("en_US", "PKR").money(324) == f"PKR{NBSP}324"


def test_an_unknown_system_locale_reads_as_english() -> None:
    assert Format("C").money(1836) == "$1,840"


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "0"), (0.003, "<1"), (0.3, "30"), (0.996, ">99"), (1, "100"), (0.004999, "<1")]
)
def test_chances_are_counted_of_100(share: float, shown: str) -> None:
    assert EN.of_100(share) == shown


def test_shares_times_and_days() -> None:
    assert EN.share(0.27) == f"27{NBSP}%"
    assert EN.share(0.007) == f"0.7{NBSP}%"
    assert Format("tr_TR").share(0.27) == "%27"
    assert EN.minutes(90) == f"90{NBSP}min"
    assert EN.hours(1.5, plus=True) == f"+1.5{NBSP}h"
    assert EN.day("2026-11-22") == "November 22, 2026"
    assert DE.day("2026-11-22") == "22. November 2026"
    assert DE.hour_of_day(20) == "20:00"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1,234", 1234),
        ("0.55", 0.55),
        ("$ 40", 40),
        ("50 %", 50),
        ("12k", 12_000),
        ("1.5M", 1_500_000),
        (f"{MINUS}5", -5),
        ("+7", 7),
        ("1e3", 1000),
        ("", None),
        ("abc", None),
        ("k", None),
        ("1,2,3", None),
        ("nan", None),
        ("inf", None),
    ],
)
def test_typed_numbers(typed: str, meant: float | None) -> None:
    assert EN.parse(typed) == meant


def test_typed_numbers_in_another_locale() -> None:
    assert [DE.parse(typed) for typed in ("1.234", "0,55", "0.55", "1 234,5")] == [1234, 0.55, 0.55, 1234.5]
    assert Format("fr_FR").parse(Format("fr_FR").exact(1234567.5)) == 1234567.5


@pytest.mark.parametrize(("typed", "hour"), [("20", 20), ("20:00", 20), ("8 pm", 20), ("8:30 PM", 20.5), ("x", None)])
def test_typed_hours(typed: str, hour: float | None) -> None:
    assert EN.parse_hour(typed) == hour


@pytest.mark.parametrize("name", ["en_US", "de_DE", "fr_FR", "sv_SE", "pt_BR", "hi_IN", "ar_EG", "fa_IR"])
@given(value=st.floats(1e-4, 1e9))
def test_what_is_written_can_be_read_again(name: str, value: float) -> None:
    fmt = Format(name)
    assert fmt.parse(fmt.number(value)) == pytest.approx(float(f"{value:.3g}"), rel=1e-9)


@given(st.floats(-1e7, 1e7), st.floats(-1e7, 1e7))
def test_more_money_never_reads_as_less(one: float, other: float) -> None:
    low, high = sorted((one, other))

    def read(value: float) -> float:
        return float(EN.money(value).replace("$", "").replace(",", "").replace(MINUS, "-"))

    assert read(low) <= read(high)


def test_digits_are_equally_wide_in_all_weights(theme: Theme) -> None:
    widths = {
        round(QFontMetricsF(theme.font("body", weight)).horizontalAdvance(digit), 3)
        for weight, digit in itertools.product((400, 500, 600), "0123456789")
    }
    assert len(widths) == 1


def test_the_widest_text_rules(theme: Theme) -> None:
    metrics = theme.metrics("body")
    assert widest(["1", "1,000", "10"], metrics) == metrics.horizontalAdvance("1,000")
    assert widest([], metrics) == 0
