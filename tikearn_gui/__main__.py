"""The one door: ``python -m tikearn_gui`` opens the window; with the command ``summary`` it prints figures,
with ``import`` what files of LIVEs hold, with ``fit`` what they say of the levers.

Exit status: 0 when it worked, 1 with one sentence where the installation is damaged or the program at fault, 2 with
one sentence on stderr for input that cannot be used, 130 after Ctrl-C, 141 when whoever reads the output has gone.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import sys
import traceback
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NoReturn

import tikearn_gui
from tikearn_gui.session.answer import BEHIND, COMPUTE, ERRAND

if TYPE_CHECKING:
    from tikearn_gui.project.project import Project

__all__ = ["main"]

_SUMMARY: Final = "summary"
_IMPORT: Final = "import"
_FIT: Final = "fit"
_LEAST_FUTURES: Final = 100
_MOST_FUTURES: Final = 1_000_000
_VERSION: Final = "--version"
_WITHOUT_A_WINDOW: Final = (_SUMMARY, _IMPORT, _FIT, _VERSION, "--help", "-h", "--self-test", "--screenshot")
_BROKEN: Final = 1
_UNUSABLE: Final = 2
_INTERRUPTED: Final = 130
_NOBODY_READS: Final = 141


class _Refused(Exception):
    """Input that cannot be used; the text is one plain sentence."""


class _Parser(argparse.ArgumentParser):
    """Refuses in one sentence instead of usage and error."""

    def error(self, message: str) -> NoReturn:
        raise _Refused(_in_plain_words(message))


def _in_plain_words(message: str) -> str:
    """A finding of argparse without its idiom."""
    for pattern, words in (
        (r"argument (.*): expected one argument", r"\1 needs a value behind it"),
        (r"argument (.*): ignored explicit argument (.*)", r"\1 takes no value, so \2 is too much"),
        (r"unrecognized arguments: (.*)", r"This is not understood: \1"),
    ):
        message = re.sub(f"^{pattern}$", words, message)
    return message


def _program_name() -> str:
    return "TikEarn" if getattr(sys, "frozen", False) else "python -m tikearn_gui"


def _version() -> str:
    return f"TikEarn {tikearn_gui.__version__}"


def _window_parser() -> argparse.ArgumentParser:
    from tikearn_gui.window_command import add_window_options  # noqa: PLC0415

    parser = _Parser(
        prog=_program_name(),
        description="Play with how you go LIVE on TikTok and see what it may earn. Nothing leaves this computer.",
        epilog="There are commands beside the window: summary prints figures, import says what files of your LIVEs "
        "hold, fit what they say of the levers; each with --help tells how.",
        allow_abbrev=False,
    )
    parser.add_argument(_VERSION, action="version", version=_version())
    add_window_options(parser)
    return parser


def _summary_parser() -> argparse.ArgumentParser:
    summary = _Parser(
        prog=f"{_program_name()} summary",
        description="Print the figures of every strategy of a project, a starting point or the example.",
        allow_abbrev=False,
    )
    summary.add_argument("project", nargs="?", metavar="PROJECT", help="a saved project, such as mine.tikearn")
    summary.add_argument("--start", metavar="NAME", help="a starting point instead: newcomer, regular or established")
    summary.add_argument("--example", action="store_true", help="the example that comes with the program")
    summary.add_argument("--json", action="store_true", help="print JSON for programs instead of text for people")
    summary.add_argument(
        "--analysis", action="store_true", help="seek the goal lever by lever and map two levers, too; takes longer"
    )
    summary.add_argument(
        "--futures", metavar="N", help=f"how many futures to play, {_LEAST_FUTURES} to {_MOST_FUTURES:,}"
    )
    summary.add_argument("--seed", metavar="N", help="another draw of luck; the same seed gives the same figures")
    summary.add_argument("--weeks", metavar="N", help="how many weeks are planned, 1 to 52")
    summary.add_argument("--goal", metavar="AMOUNT:WHEN", help="what to earn, such as 500:month; plan, month or live")
    summary.add_argument(
        "--set",
        dest="changes",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="move a lever of the base and of all that follow it; VALUE:LOW:HIGH is a range, VALUE: a value without "
        "doubt; NAME.KEY=VALUE moves one strategy alone, usual_KEY=VALUE what is usual; may be given again",
    )
    return summary


def _files_parser(command: str) -> argparse.ArgumentParser:
    from tikearn_gui.history_command import add_file_options  # noqa: PLC0415

    text = {
        _IMPORT: "Read files of your LIVEs and list what was read and what was refused. Nothing is saved.",
        _FIT: "Read files of your LIVEs, and a project if one is given, and print fitted levers and graded forecasts.",
    }
    parser = _Parser(prog=f"python -m tikearn_gui {command}", description=text[command], allow_abbrev=False)
    add_file_options(parser)
    if command == _FIT:
        parser.add_argument("--start", metavar="NAME", help="what to believe beforehand, where no project is given")
    return parser


def _of_files(command: str, arguments: Sequence[str]) -> str:
    options = _files_parser(command).parse_args(arguments)
    from tikearn_gui.history_command import fit_files, import_files  # noqa: PLC0415

    return import_files(options) if command == _IMPORT else fit_files(options)


def _whole(text: str, option: str, low: int, high: int) -> int:
    try:
        number = int(text)
    except ValueError:
        number = low - 1
    if not low <= number <= high:
        raise _Refused(f"{option}: {text!r} is not a whole number from {low:,} to {high:,}")
    return number


def _project(options: argparse.Namespace) -> tuple[Project, str]:
    """The project that the options name, with all changes, and what it is called."""
    from dataclasses import replace  # noqa: PLC0415

    from tikearn_gui.project.changes import changed, parse_goal  # noqa: PLC0415
    from tikearn_gui.project.project import LARGEST_SEED, MOST_WEEKS  # noqa: PLC0415

    project, title = _chosen(options)
    if options.seed is not None:
        project = replace(project, seed=_whole(options.seed, "--seed", 0, LARGEST_SEED))
    if options.weeks is not None:
        project = replace(project, weeks=_whole(options.weeks, "--weeks", 1, MOST_WEEKS))
    if options.goal is not None:
        project = replace(project, goal=parse_goal(options.goal))
    return changed(project, options.changes), title


def _chosen(options: argparse.Namespace) -> tuple[Project, str]:
    from tikearn_gui.project.examples import example  # noqa: PLC0415
    from tikearn_gui.project.project import new_project  # noqa: PLC0415
    from tikearn_gui.project.storage import load  # noqa: PLC0415

    given = [options.project is not None, options.start is not None, options.example]
    if sum(given) != 1:
        raise _Refused("Give one of these: a project's file, --start with a name, or --example")
    if options.example:
        return example(), "the example"
    if options.start is not None:
        start = options.start.strip().casefold()
        return new_project(start), f"starting point {start}"
    return load(options.project), os.path.basename(options.project)


def _summary(options: argparse.Namespace) -> str:
    futures = None
    if options.futures is not None:
        futures = _whole(options.futures, "--futures", _LEAST_FUTURES, _MOST_FUTURES)
    project, title = _project(options)
    # What needs numpy comes last, so that a wrong word is answered at once.
    import json  # noqa: PLC0415

    from tikearn_gui.core.player import FUTURES  # noqa: PLC0415
    from tikearn_gui.report.summary import summarise  # noqa: PLC0415
    from tikearn_gui.report.text import as_text  # noqa: PLC0415

    summary = summarise(project, futures or FUTURES, analysis=options.analysis)
    # ASCII alone, so that no terminal's encoding stands in the way.
    return json.dumps(summary, indent=2, allow_nan=False) + "\n" if options.json else as_text(summary, title)


def _answer(arguments: Sequence[str]) -> tuple[str, int]:
    """What a command line prints, and its exit status. Raises _Refused, LeverError or ProjectError (ValueErrors)."""
    if arguments and arguments[0] == _SUMMARY:
        return _summary(_summary_parser().parse_args(arguments[1:])), 0
    if arguments and arguments[0] in (_IMPORT, _FIT):
        return _of_files(arguments[0], arguments[1:]), 0
    options = _window_parser().parse_args(arguments)
    if options.self_test:
        from tikearn_gui.self_test import carried_out  # noqa: PLC0415

        return carried_out(as_json=options.json, out=options.out, keep=options.keep)
    from tikearn_gui.window_command import open_window  # noqa: PLC0415

    return open_window(options), 0


def _refuse(sentence: str, *, window: bool = False) -> int:
    """One line on stderr, whatever the sentence quotes; where a window was to open, where people see it."""
    line = " ".join(sentence.split())
    line = line if line.endswith((".", "?")) else f"{line}."
    if sys.stderr is not None:  # a program without a console may have none
        sys.stderr.write(f"{line}\n")
    if window:
        from tikearn_gui.start_failure import show  # noqa: PLC0415

        show(line)
    return _UNUSABLE


def _give_up(error: Exception, *, window: bool) -> int:
    """The program itself is at fault, or its installation: that is written down, and one sentence says so."""
    from tikearn_gui.start_failure import sentence_of, write_down  # noqa: PLC0415

    log = write_down(error)
    if sys.stderr is not None and not isinstance(error, FileNotFoundError):
        traceback.print_exception(error)
    _refuse(sentence_of(error, log), window=window)
    return _BROKEN


def _write(text: str) -> None:
    if sys.stdout is None:  # a program without a console: there is nobody to read it
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a name with letters that the terminal does not have
    sys.stdout.write(text)
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command line and return the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] == COMPUTE:
        from tikearn_gui.session.compute_process import serve  # noqa: PLC0415

        return serve(behind=BEHIND in given)
    if list(given) == [ERRAND]:
        from tikearn_gui.session.errand_process import run_errand  # noqa: PLC0415

        return run_errand()
    window = not any(word in _WITHOUT_A_WINDOW for word in given)
    try:
        if list(given) == [_VERSION]:  # before anything is loaded
            _write(f"{_version()}\n")
            return 0
        return _carried_out(given, window=window)
    except MemoryError:
        return _refuse("There is not enough memory for so many futures; ask for fewer with --futures")
    except BrokenPipeError:
        # What Python would still write at its end goes nowhere.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _NOBODY_READS
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # whatever it is, nobody must be left with nothing
        return _give_up(error, window=window)


def _carried_out(arguments: Sequence[str], *, window: bool) -> int:
    from tikearn_gui.core.lever import LeverError  # noqa: PLC0415
    from tikearn_gui.project.project import ProjectError  # noqa: PLC0415

    try:
        text, status = _answer(arguments)
        _write(text)
    except SystemExit as stop:  # argparse has printed help or version
        return int(stop.code or 0)
    except (_Refused, LeverError, ProjectError) as error:
        return _refuse(str(error), window=window)
    return status


if __name__ == "__main__":
    sys.exit(main())
