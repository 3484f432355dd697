"""Values as they are read and typed."""

from __future__ import annotations

import pytest

from tikearn_gui.core.lever import Scale, Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.ui.format import NBSP, Format
from tikearn_gui.ui.levers.scale import SliderScale
from tikearn_gui.ui.levers.value_text import TypingError, ValueText

EN, DE = Format("en_US"), Format("de_DE")


def of(key: str, fmt: Format = EN) -> ValueText:
    return ValueText(LEVERS[key], fmt)


@pytest.mark.parametrize(
    ("key", "value", "number", "long"),
    [
        ("minutes_per_stream", 90.0, "90", "90 minutes"),
        ("views_per_stream", 1234.0, "1,234", "1,234 views"),
        ("views_per_stream", 0.0, "off", "off"),
        ("rewards_rate", 0.5, "50", f"50{NBSP}%"),
        ("tax_rate", 0.125, "12.5", f"12.5{NBSP}%"),
        ("typical_fee", 40.0, "40", "$40"),
        ("subscription_price", 5.99, "5.99", "$5.99 a month"),
        ("region", "us", "US", "US"),
        ("us_league_points", 3.0, "3", "3"),
        ("like_gifts", 0.2, "0.2", "0.2"),
    ],
)
def test_values_are_read(key: str, value: float | str, number: str, long: str) -> None:
    assert of(key).number(value) == number
    assert of(key).long(value) == long


def test_the_currency_stands_where_the_locale_puts_it() -> None:
    assert (of("typical_fee").prefix, of("typical_fee").suffix) == ("$", "")
    assert (of("typical_fee", DE).prefix, of("typical_fee", DE).suffix) == ("", "$")
    assert of("subscription_price").suffix == "a month"
    assert of("rewards_rate").suffix == "%"


def test_doubt_is_said_in_words() -> None:
    assert of("views_per_stream").doubt(Setting(100.0, 55.6, 180.0)) == "8 out of 10 futures: 56 to 180"
    assert of("regulars_lost_per_month").doubt(Setting(0.15, 0.08, 0.25)) == (
        f"8 out of 10 futures: 8{NBSP}% to 25{NBSP}%"
    )
    assert of("views_per_stream").doubt(Setting(100.0)) == ""


def test_values_beyond_the_end_are_remarked() -> None:
    assert of("views_per_stream").notice(200_000.0) == (
        "200,000 is beyond the usual 100,000. Allowed; fewer creators' figures stand behind it."
    )
    assert of("views_per_stream").notice(3.0).startswith("3 is below the usual 10.")
    assert of("views_per_stream").notice(3.0, short=True) == "below the usual 10"
    assert of("views_per_stream").notice(1_000.0) == ""


@pytest.mark.parametrize(
    ("key", "typed", "meant"),
    [
        ("views_per_stream", "12k", 12_000),
        ("views_per_stream", " OFF ", 0),
        ("rewards_rate", "47.5 %", 0.475),
        ("typical_fee", "$1,200", 1_200),
        ("start_hour", "8 pm", 20),
        ("streams_per_week", "14", 14),
    ],
)
def test_typed_values(key: str, typed: str, meant: float) -> None:
    assert of(key).parse(typed) == pytest.approx(meant)


@pytest.mark.parametrize(
    ("key", "typed", "refusal"),
    [
        ("views_per_stream", "many", "“many” is not a number. Views per LIVE takes 0 to 10,000,000."),
        ("streams_per_week", "2.5", "LIVEs a week takes whole numbers, 1 to 14, not 2.5."),
        ("streams_per_week", "15", "15 is too much. LIVEs a week takes 1 to 14."),
        ("minutes_per_stream", "2", "2 is too little. Minutes per LIVE takes 5 to 720."),
        ("rewards_rate", "120", f"120 is too much. Rewards rate takes 0{NBSP}% to 100{NBSP}%."),
        ("typical_fee", "-1", "-1 is too little. Typical fee takes $0 to $1,000,000."),
    ],
)
def test_what_the_lever_does_not_take_is_refused_in_one_sentence(key: str, typed: str, refusal: str) -> None:
    with pytest.raises(TypingError) as refused:
        of(key).parse(typed)
    assert str(refused.value) == refusal


@pytest.mark.parametrize("fmt", [EN, DE], ids=["en", "de"])
@pytest.mark.parametrize("key", [key for key, lever in LEVERS.items() if lever.scale is not Scale.CHOICE])
def test_what_stands_in_the_field_can_be_typed(key: str, fmt: Format) -> None:
    values = of(key, fmt)
    scale = SliderScale(LEVERS[key])
    for place in range(11):
        value = scale.value(place / 10)
        assert values.parse(values.number(value)) == pytest.approx(value)


def test_the_longest_numbers_of_the_slider_are_known() -> None:
    assert "100,000" in of("views_per_stream").extremes
    assert of("us_league_points").extremes == ("0", "1", "3")
