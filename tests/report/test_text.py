"""The summary as text: everything that people look for, and the same figures as the JSON."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest

from tests.report.summaries import example_summary, only, start_summary
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.likes import EFFECTS
from tikearn_gui.core.projection import SOURCES
from tikearn_gui.core.stress import STRESSES
from tikearn_gui.core.tips import TIPS
from tikearn_gui.project.project import Period
from tikearn_gui.report import words
from tikearn_gui.report.terminal import Money, change, count, listed, of_100, table
from tikearn_gui.report.text import as_text

JARGON = re.compile(r"percentile|sigma|posterior|quantile|median|log.?normal|elasticity|stream_|_usd", re.IGNORECASE)


SIDE_BY_SIDE = "Side by side\n"


def _sections(text: str) -> list[str]:
    """The text of each strategy."""
    found = re.split(r"\n\n(?=[^\n]+\n=+\n)", text)[1:]
    return [section for section in found if not section.startswith(SIDE_BY_SIDE)]


def _joined(text: str) -> str:
    return " ".join(text.split())


# Words


def test_all_ids_have_words() -> None:
    assert set(words.LEVERS) == set(LEVERS)
    assert tuple(words.SOURCES) == tuple(words.BY_LIKES) == SOURCES
    assert tuple(words.EFFECTS) == EFFECTS
    assert set(words.TIPS) == set(TIPS)
    assert set(words.STRESSES) == {*STRESSES, "top_gifter_gone"}
    assert set(words.PERIODS) == set(Period)
    assert len(set(words.LEVERS.values())) == len(LEVERS)


# The whole


def test_the_text_has_all_parts() -> None:
    text = as_text(example_summary(), "the example")
    assert text.startswith("TikEarn ")
    assert "the example" in text.splitlines()[0]
    sections = _sections(text)
    assert [section.splitlines()[0] for section in sections] == [
        "My usual week (the base)",
        "Longer streams",
        "More likes",
    ]
    for section in sections:
        for part in (
            "8 out of 10 futures: ", " of 100 futures reach the goal of $300", "An hour pays ", "A plain calculator",
            "directly?", "by likes?", "Virtual gifts", "Brand partnerships", "Merchandise", "Likes themselves",
            "1,000 more likes pay $0 directly and about $", "by effect: ", "The range rests on", "What if", "Helps",
            "Engage with your audience", "guess",
        ):  # fmt: skip
            assert part in _joined(section), part
    assert "sister platforms" in _joined(text)


def test_lines_fit_and_words_are_plain() -> None:
    summaries = [
        example_summary(),
        start_summary("newcomer"),
        start_summary("established", "region=us", "tax_rate=0.3"),
    ]
    for summary in summaries:
        text = as_text(summary, "mine.tikearn")
        assert max(map(len, text.splitlines())) <= 100
        assert JARGON.findall(text) == []
        assert "nan" not in text
        assert "None" not in text
        assert text.endswith("\n")
        assert all(line == line.rstrip() for line in text.splitlines())


def test_what_moved_it_is_said() -> None:
    base, longer, likes = map(_joined, _sections(as_text(example_summary(), "x")))
    gain = example_summary()["strategies"][1]["against_base"]
    money = Money()
    assert "What moved it" not in base
    assert f"{money(gain['median'], signed=True)} against My usual week" in longer
    assert f"Minutes per LIVE 90 -> 150: {money(gain['median'], signed=True)}." in longer
    assert "Average watch time 1.4 -> 1.54: +$" in likes
    assert "Likes per view 2.2 -> 4.4: +$" in likes
    assert "together: +$" in likes


def test_more_than_a_few_changes_are_gathered() -> None:
    summary = copy.deepcopy(example_summary())
    gain = summary["strategies"][1]["against_base"]
    gain["levers"] = [
        {"lever": key, "from": 1, "to": {"value": 2, "low": 1, "high": 3}, "median": 1.0} for key in list(LEVERS)[:7]
    ]
    text = _joined(as_text(summary, "x"))
    assert "LIVEs a week 1 -> 2 (1 to 3): +$1.00" in text
    assert "2 others: +$2.00" in text


# The table of the article


def _rows(section: str) -> dict[str, str]:
    return {name: line for line in section.splitlines() for name in words.SOURCES.values() if line.startswith(name)}


def test_the_table_is_the_json() -> None:
    money = Money()
    for strategy, section in zip(
        example_summary()["strategies"], _sections(as_text(example_summary(), "x")), strict=True
    ):
        rows = _rows(section)
        for source, name in words.SOURCES.items():
            figures = strategy["sources"][source]
            cells = re.split(r"\s{2,}", rows[name])
            assert cells[:3] == [name, "Yes", words.BY_LIKES[source]]
            if source == "subscriptions":
                assert cells[3:] == ["off"]
                continue
            doubled = f"{change(figures['if_likes_double'])}, {money(figures['if_likes_double_usd'], signed=True)}"
            assert cells[3:] == [money(figures["median"]), money.span(figures), doubled]
        last = next(line for line in section.splitlines() if line.startswith("Likes themselves"))
        assert re.split(r"\s{2,}", last) == ["Likes themselves", "No", "-", "$0", "always"]


def test_a_source_without_luck_is_not_off() -> None:
    summary = start_summary("newcomer", "views_per_stream=0", "clicks_per_100_views=1", weeks=2)
    rows = _rows(as_text(summary, "x"))
    assert rows["Merchandise"].split()[-1] == "$0"
    assert rows["Subscriptions"].split()[-1] == "off"
    assert "LIVEs without a gift  100 of 100" in as_text(summary, "x")


# Sentences


def test_too_little_known_hides_the_number() -> None:
    wide = start_summary("newcomer", "gifters_per_100_views=0.9:0.02:30", "coins_per_gifter=60:3:1200")
    text = _joined(as_text(wide, "x"))
    assert "Too little is known for a useful figure: $" in text
    assert re.search("Check (gifters per 100 views|coins per gifter) first", text)
    assert "typically brings" not in text


def test_losses_are_named() -> None:
    text = _joined(as_text(start_summary("newcomer", "cost_per_stream=5", weeks=2), "x"))
    assert "futures end with a loss" in text
    assert "-$" in text


@pytest.mark.parametrize(
    ("goal", "sentence"),
    [
        ("200:plan", "futures reach the goal of $200."),
        ("50:month", "months reach the goal of $50 a month."),
        ("2.5:live", "LIVEs reach the goal of $2.50 a LIVE."),
    ],
)
def test_the_goal_counts_what_it_is_for(goal: str, sentence: str) -> None:
    assert sentence in _joined(as_text(start_summary("regular", weeks=4, goal=goal), "x"))


def test_likes_that_move_nothing_are_said_to() -> None:
    beyond = _joined(as_text(start_summary("newcomer", "likes_per_view=1000", weeks=1), "x"))
    assert "1,000 more likes pay $0 directly and about $0 through anything else." in beyond
    assert "beyond 2.7 times the usual" in beyond
    assert "a guess until you set yours" not in beyond
    assert "a guess until you set yours" in _joined(as_text(start_summary("newcomer"), "x"))


def test_fewer_futures_than_asked_are_admitted() -> None:
    summary = {**start_summary("newcomer"), "futures_asked": 1_000_000}
    assert "2,000 futures were played and not 1,000,000" in _joined(as_text(summary, "x"))
    assert "were played and not" not in as_text(start_summary("newcomer"), "x")


def test_other_currencies() -> None:
    summary: dict[str, Any] = {**start_summary("newcomer"), "currency": {"code": "EUR", "per_usd": 2.0}}
    text = as_text(summary, "x")
    assert "$" not in text
    assert Money("EUR", 2.0)(only(summary)["take_home"]["median"]) in text


def test_a_title_stays_in_its_line() -> None:
    assert as_text(start_summary("newcomer"), "bad\n\x1b[31mname").splitlines()[0].endswith("bad??[31mname")


# Numbers


@pytest.mark.parametrize(
    ("usd", "plain", "signed"),
    [
        (0, "$0", "$0"),
        (0.004, "$0", "$0"),
        (-0.004, "$0", "$0"),
        (0.005, "$0.01", "+$0.01"),
        (0.434, "$0.43", "+$0.43"),
        (4.6, "$4.60", "+$4.60"),
        (9.996, "$10", "+$10"),
        (27.14, "$27.1", "+$27.1"),
        (141.4, "$141", "+$141"),
        (-141.4, "-$141", "-$141"),
        (1_844, "$1,840", "+$1,840"),
        (123_456, "$123,000", "+$123,000"),
        (1_744_000, "$1.74M", "+$1.74M"),
        (2.126e9, "$2,130M", "+$2,130M"),
        (None, "-", "-"),
    ],
)
def test_money_has_three_digits(usd: float | None, plain: str, signed: str) -> None:
    assert Money()(usd) == plain
    assert Money()(usd, signed=True) == signed


def test_money_of_other_currencies() -> None:
    assert Money("IDR", 16_250)(2) == "IDR 32,500"
    assert Money("EUR", 0.5)(-0.02, signed=True) == "-EUR 0.01"


@pytest.mark.parametrize(
    ("chance", "text"),
    [
        (0, "0 of 100"),
        (0.0001, "fewer than 1 of 100"),
        (0.006, "1 of 100"),
        (0.3049, "30 of 100"),
        (0.994, "99 of 100"),
        (0.9999, "more than 99 of 100"),
        (1, "100 of 100"),
        (None, "-"),
    ],
)
def test_chances_never_round_to_never_or_always(chance: float | None, text: str) -> None:
    assert of_100(chance) == text


def test_counts_changes_and_lists() -> None:
    assert [count(number) for number in (0, 7.174, 41_568, 1_234_567, None)] == ["0", "7.17", "41,600", "1.23M", "-"]
    assert [change(share) for share in (0.279, -0.021, 0.004, -0.004)] == ["+28 %", "-2 %", "0 %", "0 %"]
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert table([("a", "1"), ("bcd", "22")], right=(1,)) == ["a     1", "bcd  22"]
