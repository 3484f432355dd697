"""Figures as they are handed out: plain numbers of six digits, and null where there is none."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tikearn_gui.core.arrays import Doubles
from tikearn_gui.core.projection import Figures, figures, quantiles

__all__ = ["difference", "money", "plain_numbers", "spread"]

Json = dict[str, Any]


def spread(sample: NDArray[np.floating[Any]]) -> Json:
    """Typical value and 8-out-of-10 range of a sample; what is no number is left out, and all null without any."""
    known = np.asarray(sample, np.float64)
    known = known[np.isfinite(known)]
    if known.size == 0:
        return {"median": None, "p10": None, "p90": None}
    p10, median, p90 = quantiles(known, (0.10, 0.50, 0.90))
    return {"median": float(median), "p10": float(p10), "p90": float(p90)}


def difference(found: Figures) -> Json:
    """Typical value and 8-out-of-10 range of a difference: the negative ones with its two sides swapped."""
    return {"median": found.median, "p10": found.p10, "p90": found.p90}


def money(sample: Doubles, chance_of_goal: float) -> Json:
    """The figures of dollars in the whole plan. ``precision`` is half the width of the 95 % interval from counting."""
    found = figures(sample)
    return {
        "median": found.median,
        "mean": found.mean,
        "p10": found.p10,
        "p90": found.p90,
        "chance_of_goal": chance_of_goal,
        "chance_of_zero": found.chance_of_zero,
        "precision": {"median": found.median_precision, "mean": found.mean_precision},
    }


def plain_numbers(content: Any) -> Any:
    """The same objects and lists with floats of six digits, null for what is not finite, and no type of numpy.

    Six digits hide what differs between processors: the last bits of exp and log.
    """
    if isinstance(content, dict):
        return {key: plain_numbers(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [plain_numbers(value) for value in content]
    if isinstance(content, np.ndarray | np.generic):
        return plain_numbers(content.tolist())
    if isinstance(content, float):
        return float(f"{content:.6g}") + 0.0 if math.isfinite(content) else None
    return content
