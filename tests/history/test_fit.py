"""Levers fitted from logs of which the truth is known."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

import numpy as np
import pytest

from tests.history.simulated import TRUE, Simulated, creator, simulated, without
from tikearn_gui.core.lever import Setting
from tikearn_gui.core.levers import LEVERS
from tikearn_gui.core.luck import Cancelled
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.strategy import Anchors, Strategy
from tikearn_gui.history.fit import fit
from tikearn_gui.history.fitted import Fit
from tikearn_gui.history.live import Live, LiveLog

COUNT = 40
REGULAR = STARTING_POINTS["regular"].strategy


@cache
def logs(start: str = "regular") -> tuple[Simulated, tuple[Fit, ...]]:
    made = simulated(creator(start), 10, COUNT)
    return made, tuple(fit(log, made.strategy, Anchors.of(made.strategy)) for log in made.logs)


def fitted(log: LiveLog, strategy: Strategy = REGULAR) -> Fit:
    return fit(log, strategy, Anchors.of(strategy))


def test_ranges_hold_the_true_levers_in_eight_of_ten_logs() -> None:
    """Over 40 logs; three standard errors beside 70 to 90 % of what the bench script counts over 200."""
    made, found = logs()
    for key in TRUE:
        settings = [one.lever(key).setting for one in found]  # type: ignore[union-attr]
        held = np.mean([s.low <= true <= s.high for s, true in zip(settings, made.true[key], strict=True)])
        assert 0.62 <= held <= 0.96, key


def test_thirty_lives_suffice_for_views_and_like_rate() -> None:
    made, found = logs()
    for key in ("views_per_stream", "likes_per_view"):
        values = np.array([one.lever(key).setting.number for one in found])  # type: ignore[union-attr]
        assert np.median(np.abs(values / made.true[key] - 1)) < 0.15, key
        assert np.mean(np.abs(values / made.true[key] - 1) < 0.15) > 0.6, key


def test_a_short_record_of_gifts_is_put_right() -> None:
    """Coins over gifters reads too low in the middle; what is fitted does not."""
    made, found = logs()
    paid = [at for at, log in enumerate(made.logs) if sum(live.diamonds or 0 for live in log.lives[-6:]) > 0]
    true = made.true["coins_per_gifter"][paid]
    read = np.array([_read(made.logs[at], 6) for at in paid])
    few = [fit(LiveLog(made.logs[at].lives[-6:]), made.strategy, Anchors.of(made.strategy)) for at in paid]
    put_right = np.array([one.lever("coins_per_gifter").setting.number for one in few])  # type: ignore[union-attr]
    assert np.median(np.log(read / true)) < -0.3
    assert abs(np.median(np.log(put_right / true))) < 0.25
    assert np.std(np.log(put_right / true)) < 0.7 * np.std(np.log(read / true))
    assert {one.lever("coins_per_gifter").note for one in few} == {"held"}  # type: ignore[union-attr]
    assert {one.lever("coins_per_gifter").note for one in found} <= {"short", ""}  # type: ignore[union-attr]


def _read(log: LiveLog, last: int) -> float:
    lives = log.lives[-last:]
    return max(sum(live.diamonds or 0 for live in lives), 1) / max(sum(live.gifters or 0 for live in lives), 1)


def test_more_lives_say_more_and_few_leave_what_was_believed() -> None:
    made, found = logs()
    few = [fit(LiveLog(log.lives[-3:]), made.strategy, Anchors.of(made.strategy)) for log in made.logs[:12]]
    for key in ("likes_per_view", "gifters_per_100_views", "coins_per_gifter"):
        assert np.median([_width(one, key) for one in few]) > np.median([_width(one, key) for one in found[:12]])
    believed = made.strategy["coins_per_gifter"]
    assert np.median([_width(one, "coins_per_gifter") for one in few]) > 0.6 * np.log(believed.high / believed.low)  # type: ignore[operator]


def _width(found: Fit, key: str) -> float:
    setting = found.lever(key).setting  # type: ignore[union-attr]
    return float(np.log(setting.high / setting.low))  # type: ignore[operator]


def test_a_log_that_contradicts_what_was_believed_wins() -> None:
    log = constant(40, views=50_000.0, likes=400_000.0)
    found = fitted(log, STARTING_POINTS["newcomer"].strategy)
    assert found.lever("views_per_stream").setting.number == pytest.approx(50_000, rel=0.1)  # type: ignore[union-attr]
    assert found.lever("likes_per_view").setting.number == pytest.approx(8.0, rel=0.1)  # type: ignore[union-attr]


def constant(count: int, step: timedelta = timedelta(days=2), **figures: float) -> LiveLog:
    """LIVEs whose figures hardly differ."""
    rng = np.random.default_rng(count)
    lives = []
    for at in range(count):
        noisy = {name: round(value * float(np.exp(rng.normal(0, 0.1)))) for name, value in figures.items()}
        lives.append(Live(datetime(2026, 3, 2, 20) + step * at, 90.0, **noisy))  # type: ignore[arg-type]
    return LiveLog(tuple(lives))


def test_what_is_not_recorded_is_not_fitted() -> None:
    made, _ = logs()
    found = fitted(without(made.logs[0], "likes", "diamonds"))
    assert {one.key for one in found.levers} == {
        "views_per_stream", "level_drift", "stream_spread", "gifters_per_100_views",
    }  # fmt: skip
    assert found.missing == ("likes", "diamonds")
    nothing = fitted(LiveLog())
    assert nothing.levers == ()
    assert nothing.lives == 0


def test_lives_that_are_left_out_say_nothing() -> None:
    made, _ = logs()
    log = made.logs[1]
    wild = log.with_live(Live(log.lives[-1].start + timedelta(days=1), 90.0, 9e6, None, 9e7, 9e3, 9e6))
    assert fitted(wild.leaving_out([len(log)])) == fitted(log)


def test_settings_fit_their_levers_and_enclose_their_value() -> None:
    for found in (*logs()[1], fitted(constant(3, views=1.0, likes=0.0, gifters=0.0, diamonds=0.0))):
        for one in found.levers:
            assert LEVERS[one.key].check(one.setting) == one.setting
            assert one.setting.low <= one.setting.number <= one.setting.high  # type: ignore[operator]


def test_length_and_hour_are_taken_out_of_views() -> None:
    def log(minutes: float, hour: int) -> LiveLog:
        lives = [Live(datetime(2026, 3, 2, hour) + timedelta(days=2 * at), minutes, 1_000.0) for at in range(12)]
        return LiveLog(
            (*lives, *(Live(datetime(2026, 4, 2, 20) + timedelta(days=2 * at), 90.0, 1_000.0) for at in range(3)))
        )

    usual = Anchors.of(REGULAR)
    short = fit(log(45.0, 20), REGULAR, usual)
    same = fit(log(90.0, 20), REGULAR, usual)
    assert short.anchors["usual_minutes"] == 45
    # Three LIVEs of 90 minutes count as if they had lasted 45.
    assert 520 < short.lever("views_per_stream").setting.number < 750  # type: ignore[union-attr]
    assert same.lever("views_per_stream").setting.number == pytest.approx(1_000, rel=0.05)  # type: ignore[union-attr]


def test_the_power_of_likes_is_told_only_where_likes_differ() -> None:
    rng = np.random.default_rng(8)

    def log(spread: float, power: float) -> LiveLog:
        lives = []
        for at in range(120):
            index = rng.normal(0, spread)
            gifters = rng.poisson(40 * np.exp(power * index))
            lives.append(
                Live(
                    datetime(2026, 1, 1, 20) + timedelta(days=at),
                    90.0,
                    1_000,
                    None,
                    2_000 * float(np.exp(index)),
                    gifters,
                )
            )
        return LiveLog(tuple(lives))

    assert fitted(log(0.05, 0.3)).lever("like_gifts") is None
    strong, weak = fitted(log(0.6, 0.5)).lever("like_gifts"), fitted(log(0.6, 0.0)).lever("like_gifts")
    assert strong is not None
    assert weak is not None
    assert strong.note == "common"
    assert strong.setting.number > weak.setting.number + 0.1
    assert strong.setting.high - strong.setting.low > 0.2  # type: ignore[operator]  # other causes stay possible


def test_money_is_taken_for_the_diamonds_that_it_was() -> None:
    log = constant(20, views=1_000.0, gifters=6.0, diamonds=600.0)
    lives = [
        Live(one.start, 90.0, one.views, gifters=one.gifters, money=(one.diamonds or 0.0) * 0.005) for one in log.lives
    ]
    paid = LiveLog(tuple(lives))
    assert fitted(paid).lever("coins_per_gifter") == fitted(log).lever("coins_per_gifter")


def test_fitting_stops_when_asked() -> None:
    with pytest.raises(Cancelled):
        fit(logs()[0].logs[0], REGULAR, Anchors.of(REGULAR), cancelled=lambda: True)


def test_the_prior_is_what_the_project_believed() -> None:
    strategy = REGULAR.with_setting("likes_per_view", Setting(3.0, 2.0, 4.0))
    found = fitted(logs()[0].logs[0], strategy)
    assert found.lever("likes_per_view").prior == Setting(3.0, 2.0, 4.0)  # type: ignore[union-attr]
