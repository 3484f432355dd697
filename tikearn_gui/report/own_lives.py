"""What a project's own LIVEs say, as a section of its summary: the log, the levers it informs, forecasts graded."""

from __future__ import annotations

from collections.abc import Iterator

from tikearn_gui.history.looking_back import look_back
from tikearn_gui.project.project import Project
from tikearn_gui.report.fitting import grade_lines, grades_as_json, lever_lines, levers_as_json
from tikearn_gui.report.history import number_of
from tikearn_gui.report.numbers import Json, plain_numbers
from tikearn_gui.report.terminal import Money, paragraph, percent

__all__ = ["own_lives", "own_lives_text"]


def own_lives(project: Project) -> Json | None:
    """Log, levers and grades of a project; None without LIVEs. Income is in the currency that the log is in."""
    log = project.log
    if not log.lives:
        return None
    said = look_back(log, project.base, project.anchors, project.usd_per_diamond)
    looked = said.review
    figures: Json = plain_numbers(
        {
            "lives": looked.lives,
            "left_out": sum(live.left_out for live in log.lives),
            "periods": len(log.periods),
            "first": log.lives[0].start.date().isoformat(),
            "last": log.lives[-1].start.date().isoformat(),
            "currency": looked.currency,
            "income": looked.total,
            "top_live_share": looked.top_share,
            "levers": levers_as_json(said.fit),
            "missing": list(said.fit.missing),
            "forecasts": grades_as_json(said.grades),
        }
    )
    return figures


def own_lives_text(said: Json) -> Iterator[str]:
    """The same for people."""
    title = "Your own LIVEs"
    yield from (title, "=" * len(title))
    log = f"{number_of(said['lives'], 'LIVE', 'LIVEs')} from {said['first']} to {said['last']}"
    if said["left_out"]:
        log += f", {said['left_out']:,} of the log left out"
    yield from paragraph(f"{log}.")
    if said["income"] is not None:
        money = Money(said["currency"], 1.0)
        share = said["top_live_share"]
        best = f", {percent(share)} of it in the best LIVE" if share is not None else ""
        yield from paragraph(f"They brought {money(said['income'])} in all{best}.")
    yield ""
    yield from lever_lines(said["levers"], said["missing"])
    yield ""
    yield from grade_lines(said["forecasts"])
