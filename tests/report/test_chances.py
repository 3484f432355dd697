"""Goals: counted over futures, months or LIVEs, on what is taken home and on what is earned."""

from __future__ import annotations

import numpy as np
import pytest

from tests.report.summaries import FUTURES, only, play, project_of, start_summary
from tikearn_gui.core.details import taken_home_by_live
from tikearn_gui.core.luck import Luck
from tikearn_gui.core.player import Player
from tikearn_gui.core.projection import months
from tikearn_gui.report.played import case_of


def test_a_goal_for_the_plan_counts_futures() -> None:
    project = project_of("regular", "tax_rate=0.2", goal="200:plan")
    projection, strategy = play(project), only(start_summary("regular", "tax_rate=0.2", goal="200:plan"))
    assert strategy["take_home"]["chance_of_goal"] == pytest.approx(np.mean(projection.take_home >= 200))
    assert strategy["total"]["chance_of_goal"] == pytest.approx(np.mean(projection.earned >= 200))
    assert strategy["total"]["chance_of_goal"] > strategy["take_home"]["chance_of_goal"]
    for source, figures in strategy["sources"].items():
        assert figures["chance_of_goal"] == pytest.approx(np.mean(projection.source(source) >= 200))


def test_a_goal_for_a_month_counts_months() -> None:
    project = project_of("regular", "tax_rate=0.2", goal="60:month")
    projection, strategy = play(project), only(start_summary("regular", "tax_rate=0.2", goal="60:month"))
    assert strategy["take_home"]["chance_of_goal"] == pytest.approx(projection.chance(60, "month"), rel=1e-5)
    weekly = projection.weekly.astype(np.float64)
    assert strategy["total"]["chance_of_goal"] == pytest.approx(np.mean(months(weekly.sum(axis=0)) >= 60), rel=1e-5)
    assert strategy["sources"]["gifts"]["chance_of_goal"] == pytest.approx(np.mean(months(weekly[0]) >= 60), rel=1e-5)


def test_a_goal_for_a_live_counts_lives() -> None:
    changes = ("tax_rate=0.2", "cost_per_stream=1")
    project = project_of("regular", *changes, weeks=4, goal="3:live")
    strategy = only(start_summary("regular", *changes, weeks=4, goal="3:live"))
    player = Player(Luck(project.seed, project.weeks))
    sample = taken_home_by_live(player, case_of(project, 0), FUTURES)
    player.close()
    assert strategy["take_home"]["chance_of_goal"] == pytest.approx(np.mean(sample >= 3), rel=1e-5)
    chances = {name: figures["chance_of_goal"] for name, figures in strategy["sources"].items()}
    assert chances["subscriptions"] == 0
    assert 0 < chances["partnerships"] < chances["gifts"] < strategy["total"]["chance_of_goal"]
    assert strategy["take_home"]["chance_of_goal"] < strategy["total"]["chance_of_goal"]
    assert strategy["total"]["chance_of_goal"] <= sum(chances.values()) + 0.2
