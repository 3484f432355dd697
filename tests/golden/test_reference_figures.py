"""The three starting points against the independent reference, figure by figure.

The seed is any: with another, a newcomer's middle moves by 1 to 2 % and the low end by 4 %, the others by half of that.
Of the seeds 1 to 20 seventeen pass every one of the 102 figures; 13, 18 and 20 miss one each (the regular's low end of
merchandise, the newcomer's of gifts, the established creator's typical partnerships), by no more than counting 20,000
futures allows.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.core.played import Lives, each_live, player, usual_case
from tests.golden.reference import EXCEPTIONS, NAMES, REFERENCE, Printed, tolerance
from tikearn_gui.core.details import Details, details
from tikearn_gui.core.identities import average_concurrent
from tikearn_gui.core.player import FUTURES
from tikearn_gui.core.projection import SOURCES, Projection, figures
from tikearn_gui.core.sensitivity import split_of_spread
from tikearn_gui.core.starting_points import STARTING_POINTS
from tikearn_gui.core.worth_of_likes import worth_of_likes

WEEKS = 12
EVERY_FIGURE = [
    pytest.param(name, row, cell, id=f"{name}-{row}")
    for row, cells in REFERENCE.items()
    for name, cell in zip(NAMES, cells, strict=True)
]


def three(what: str, sample: NDArray[np.floating]) -> dict[str, float]:
    """Typical value and 8-out-of-10 range under the names of the reference."""
    found = figures(np.asarray(sample, np.float64))
    return {f"{what} p50": found.median, f"{what} p10": found.p10, f"{what} p90": found.p90}


def money(played: Projection) -> dict[str, float]:
    """What a plan earns."""
    whole = figures(played.take_home)
    made = {"take_home mean": whole.mean, "take_home nothing": 100 * whole.chance_of_zero}
    samples = {source: played.source(source) for source in SOURCES if source != "subscriptions"}
    samples |= {"take_home": played.take_home, "hour": played.take_home / played.hours}
    for what, sample in samples.items():
        made |= three(what, sample)
    return made


def people(seen: Details, lives: Lives) -> dict[str, float]:
    """Who watches and who gives."""
    shares = seen.top_gifter_share
    return {
        "deals any": 100 * float(np.mean(seen.deals > 0)),
        "gifters a LIVE": float(seen.gifters.mean()) / len(lives.views),
        "silent LIVEs": 100 * float(seen.lives_without_gift.mean()),
        **three("top", 100 * shares[~np.isnan(shares)]),
    }


@cache
def figures_of(name: str) -> dict[str, float]:
    """All figures of a starting point under the names of the reference."""
    case = usual_case(STARTING_POINTS[name].strategy, WEEKS)
    plays, strategy = player(WEEKS), case.strategy
    lives = each_live(case, FUTURES)
    made = money(plays.play(case, slot=name)) | people(details(plays, case, slot=name), lives)
    watch, minutes = strategy.number("watch_minutes"), strategy.number("minutes_per_stream")
    made["viewers at a time"] = average_concurrent(float(np.median(lives.views)), watch, minutes)
    likes = worth_of_likes(plays, case)
    made |= {"likes p50": likes.per_1000.median, "likes p10": likes.per_1000.p10, "likes p90": likes.per_1000.p90}
    made |= {f"likes {effect}": 100 * share for effect, share in likes.by_effect.items()}
    spread = split_of_spread(plays, case)
    made |= {f"spread {part}": 100 * getattr(spread, part) for part in ("not_known", "audience_luck", "gift_luck")}
    return made


@pytest.mark.parametrize(("name", "row", "printed"), EVERY_FIGURE)
def test_figure_of_the_reference(name: str, row: str, printed: Printed) -> None:
    """Typical figures within 5 %, range ends within 10 % (gifts 15 %), shares of likes within 3 points, of the spread
    within 4, of what the printed figure may stand for; a newcomer's low end as :data:`EXCEPTIONS` says."""
    value, allowed = figures_of(name)[row], tolerance(name, row)
    assert allowed.holds(printed, value), f"{value:.4g}, not {printed.text}"


def test_no_figure_is_left_out() -> None:
    assert figures_of("regular").keys() == REFERENCE.keys()
    assert {(name, row) for name in NAMES for row in REFERENCE} >= EXCEPTIONS.keys()
    assert tuple(STARTING_POINTS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_shares_are_whole(name: str) -> None:
    made = figures_of(name)
    for what, parts in (("likes", ("visibility", "retention", "gifts", "brand")),
                        ("spread", ("not_known", "audience_luck", "gift_luck"))):  # fmt: skip
        assert sum(made[f"{what} {part}"] for part in parts) == pytest.approx(100)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("0.33", 0.325, 0.335), ("4.0", 3.95, 4.05), ("11", 10.5, 11.5), ("141", 140.5, 141.5), ("670", 665, 675),
     ("1840", 1_835, 1_845), ("5400", 5_350, 5_450), ("504", 503.5, 504.5), ("0.1", 0.05, 0.15)],
)  # fmt: skip
def test_a_printed_figure_stands_for_what_rounds_to_it(text: str, low: float, high: float) -> None:
    assert Printed(text).ends == pytest.approx((low, high))
    assert Printed(text).off(low) == Printed(text).off(high) == 0
    assert Printed(text).off(0.9 * low) == pytest.approx(-0.1)
    assert Printed(text).off(1.1 * high) == pytest.approx(0.1)
    assert Printed(text).apart(high + 2) == pytest.approx(2)
