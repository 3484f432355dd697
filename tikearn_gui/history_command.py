"""The commands ``import`` and ``fit``: read files of LIVEs and say what they hold, or what they tell of the levers."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable

from tikearn_gui.history import readers
from tikearn_gui.history.live import LiveLog, LogError
from tikearn_gui.history.readers import Reading
from tikearn_gui.project.project import ProjectError, new_project
from tikearn_gui.project.storage import SUFFIX, load
from tikearn_gui.report import fitting, history

__all__ = ["add_file_options", "fit_files", "import_files"]


def add_file_options(parser: argparse.ArgumentParser) -> None:
    """The options that both commands have."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="an export, a LIVE Center file, an agency sheet, a table"
    )
    parser.add_argument("--json", action="store_true", help="print JSON for programs instead of text for people")
    parser.add_argument(
        "--earnings", metavar="UNIT", help="what an export's earnings are: diamonds, or a currency (USD)"
    )
    parser.add_argument("--dates", choices=("day", "month"), help="what comes first in dates such as 03/04/2026")
    parser.add_argument("--creator", metavar="NAME", help="whose row of an agency sheet is meant")
    parser.add_argument(
        "--column", dest="columns", action="append", default=[], metavar="HEADING=FIGURE",
        help="what a table's column holds, such as 'My views=views'; may be given again",
    )  # fmt: skip


def import_files(options: argparse.Namespace) -> str:
    """What ``import`` prints. Raises ProjectError, one plain sentence."""
    readings, log = _read(options)
    if options.json:
        return json.dumps(history.import_as_json(readings, log), indent=2, allow_nan=False) + "\n"
    return history.import_as_text(readings, log)


def fit_files(options: argparse.Namespace) -> str:
    """What ``fit`` prints. Raises ProjectError, one plain sentence."""
    from tikearn_gui.history.backtest import backtest  # noqa: PLC0415
    from tikearn_gui.history.fit import fit  # noqa: PLC0415

    paths = [path for path in options.files if not path.casefold().endswith(SUFFIX)]
    saved = [path for path in options.files if path.casefold().endswith(SUFFIX)]
    if len(saved) > 1:
        raise ProjectError("fit looks at one project at a time; give one .tikearn file")
    project = load(saved[0]) if saved else new_project(options.start or "regular")
    options.files = paths
    readings, log = _read(options, project.log)
    rate = project.usd_per_diamond
    found = fit(log, project.base, project.anchors, usd_per_diamond=rate)
    grades = backtest(log, rate)
    if options.json:
        return json.dumps(fitting.fit_as_json(readings, found, grades), indent=2, allow_nan=False) + "\n"
    return fitting.fit_as_text(readings, found, grades)


def _read(options: argparse.Namespace, log: LiveLog | None = None) -> tuple[list[Reading], LiveLog]:
    """All files, and the log that they make on top of what there is."""
    answers = {
        name: value
        for name, value in (
            (readers.EARNINGS, options.earnings),
            (readers.DATES, options.dates),
            (readers.CREATOR, options.creator),
        )
        if value is not None
    }
    columns = dict(_column(text) for text in options.columns)
    log, readings = log or LiveLog(), []
    try:
        for path in options.files:
            reading = readers.read(path, answers=answers, columns=columns, progress=_progress(path))
            readings.append(reading)
            log = log.with_records(reading.lives, reading.periods).log
    except (readers.ReadError, LogError) as error:
        raise ProjectError(str(error)) from None
    return readings, log


def _column(text: str) -> tuple[str, str]:
    heading, equals, figure = text.rpartition("=")
    if not equals or not heading.strip():
        raise ProjectError(f"--column {text!r} is not understood; write HEADING=FIGURE, such as 'My views=views'")
    return heading.strip(), figure.strip()


def _progress(path: str) -> Callable[[float], None] | None:
    """Tells a terminal how far a long reading is; nothing where nobody watches."""
    if not sys.stderr.isatty():
        return None
    shown = -10

    def tell(share: float) -> None:
        nonlocal shown
        percent = int(share * 100)
        if percent >= shown + 10:
            shown = percent
            sys.stderr.write(f"\r{path}: {percent} %" + ("\n" if percent >= 100 else ""))
            sys.stderr.flush()

    return tell
