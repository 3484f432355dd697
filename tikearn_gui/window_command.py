"""The window from the command line: opened, or without a display painted into a picture or written down as a report."""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tikearn_gui.display import has_display
from tikearn_gui.project.project import Project, ProjectError
from tikearn_gui.project.storage import SUFFIX, load

if TYPE_CHECKING:
    from tikearn_gui.app import Program
    from tikearn_gui.screenshot import Shot

__all__ = ["add_window_options", "open_window"]

FIRST_PAGE: Final = "earnings"
START: Final = "start"
THEMES: Final = ("light", "dark")
LARGEST_SIDE: Final = 8192
REPORT: Final = "tikearn-report"
_PICTURE: Final = "earnings.png"
_TEXT: Final = "report.txt"


def add_window_options(parser: argparse.ArgumentParser) -> None:
    """Adds everything that may stand on the command line instead of a command."""
    parser.add_argument("project", nargs="?", metavar="PROJECT", help="a saved project, such as mine.tikearn")
    parser.add_argument("--example", action="store_true", help="open the example that comes with the program")
    parser.add_argument("--start-page", action="store_true", help="open the start page, whatever the settings say")
    parser.add_argument("--screenshot", metavar="OUT.png", help="paint the window into a picture; needs no display")
    parser.add_argument("--page", metavar="NAME", default=FIRST_PAGE, help="of the picture: start, or any page")
    parser.add_argument("--size", metavar="WxH", default="1280x800", help="of the picture, such as 1920x1080")
    parser.add_argument("--scale", metavar="N", default="1", help="device pixels in a pixel of the picture: 1 to 4")
    parser.add_argument("--theme", metavar="NAME", default=THEMES[0], help="of the picture: light or dark")
    parser.add_argument("--self-test", action="store_true", help="test this installation and say what was found")
    parser.add_argument("--json", action="store_true", help="of the self-test: JSON for programs")
    parser.add_argument("--out", metavar="FILE", help="of the self-test: write it to a file as well")
    parser.add_argument("--keep", metavar="FOLDER", help="of the self-test: leave its picture, report and project here")
    parser.add_argument("--start-times", metavar="FILE", help=argparse.SUPPRESS)
    parser.add_argument(
        "--report", metavar="FOLDER", default=REPORT, help="where a report goes if there is no display to open a window"
    )


def open_window(options: argparse.Namespace) -> str:
    """Opens the window, or does what stands in for it, and returns what there is to print.

    Raises ProjectError, one plain sentence, and SystemExit where the window ended with a status of its own.
    """
    path = _path(options)
    if options.screenshot is not None:
        return _screenshot(options, path)
    if not has_display(os.environ, sys.platform):
        return _report(path, Path(options.report))
    gc.disable()  # until the window stands: loading makes thousands of objects that stay, and none that go
    from tikearn_gui.app import Opening  # noqa: PLC0415
    from tikearn_gui.running import run  # noqa: PLC0415

    opening = Opening(path, example=options.example, start=options.start_page)
    status = run(opening, _measured(options.start_times))
    if status:
        raise SystemExit(status)
    return ""


def _measured(out: str | None) -> Callable[[Program], Callable[[], None]] | None:
    """What writes down when the window and its figures were painted, if somebody asked for that."""
    if out is None:
        return None
    from tikearn_gui.start_times import write_times  # noqa: PLC0415

    return partial(write_times, out=Path(out))


def _path(options: argparse.Namespace) -> Path | None:
    """The file that was named. A name that neither is there nor looks like a project's is a mistyped command."""
    if options.project is None:
        return None
    if options.example:
        raise ProjectError("Give a project's file or --example, not both")
    path = Path(options.project)
    if path.suffix != SUFFIX and not path.exists():
        raise ProjectError(f"There is no command and no file {options.project!r}; the command is summary")
    return path


def _project(path: Path | None) -> Project:
    from tikearn_gui.project.examples import example  # noqa: PLC0415

    return example() if path is None else load(path)


# -- a picture ------------------------------------------------------------------------------------------------------


def _screenshot(options: argparse.Namespace, path: Path | None) -> str:
    """Paints the window."""
    out = Path(options.screenshot)
    if not out.absolute().parent.is_dir():
        raise ProjectError(f"There is no folder {out.absolute().parent} for the picture")
    shot = _shot(options, path)
    from tikearn_gui.screenshot import take  # noqa: PLC0415

    take(out, shot)
    return ""


def _shot(options: argparse.Namespace, path: Path | None) -> Shot:
    from tikearn_gui.screenshot import Shot  # noqa: PLC0415

    page, theme = _one_of("--page", options.page, _pages()), _one_of("--theme", options.theme, THEMES)
    if page == START and (path is not None or options.example):
        raise ProjectError("The start page shows no project; leave the file or --page start out")
    project, title = (None, "") if path is None else (load(path), path.stem)
    return Shot(page, _size(options.size), _scale(options.scale), theme, project, title)


def _pages() -> tuple[str, ...]:
    from tikearn_gui.ui.pages.registry import PAGE_KEYS  # noqa: PLC0415  # brings Qt

    return (*PAGE_KEYS, START)


def _one_of(option: str, text: str, known: tuple[str, ...]) -> str:
    if text not in known:
        raise ProjectError(f"{option}: {text!r} is not one of {', '.join(known)}")
    return text


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,5})x(\d{1,5})", text)
    width, height = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        raise ProjectError(f"--size: {text!r} is no size; write WIDTHxHEIGHT, such as 1280x800")
    return width, height


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 1.0 <= scale <= 4.0:
        raise ProjectError(f"--scale: {text!r} is not a number from 1 to 4")
    return scale


# -- a report -------------------------------------------------------------------------------------------------------


def _report(path: Path | None, folder: Path) -> str:
    """Writes figures as text and the page as a picture, and says where."""
    project = _project(path)
    title = "the example" if path is None else path.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _TEXT).write_text(_summary(project, title), encoding="utf-8")
        _paint(path, folder / _PICTURE)
    except OSError as error:
        raise ProjectError(
            f"There is no display to open a window, and no report could be written to {folder.absolute()}: "
            f"{error.strerror}; name another folder with --report"
        ) from None
    return (
        "There is no display to open the window on, so TikEarn wrote a report of "
        f"{title} instead: {_TEXT} and {_PICTURE} in {folder.absolute()}.\n"
    )


def _summary(project: Project, title: str) -> str:
    from tikearn_gui.report.summary import summarise  # noqa: PLC0415
    from tikearn_gui.report.text import as_text  # noqa: PLC0415

    return as_text(summarise(project), title)


def _paint(path: Path | None, out: Path) -> None:
    from tikearn_gui.screenshot import Shot, take  # noqa: PLC0415

    project, title = (None, "") if path is None else (load(path), path.stem)
    take(out, Shot(FIRST_PAGE, (1280, 800), 2.0, THEMES[0], project, title))
