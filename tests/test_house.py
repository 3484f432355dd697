"""The laws of the house that a linter cannot see: what loads without Qt or numpy, sizes, what files may not say."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import tikearn_gui

ROOT = Path(__file__).resolve().parent.parent

QT = ("PySide6", "shiboken6", "PyQt5", "PyQt6", "pyqtgraph", "qtpy", "superqt")
WITHOUT_QT = ("core", "history", "project")
WITHOUT_NUMPY = (
    "tikearn_gui.core.lever",
    "tikearn_gui.core.levers",
    "tikearn_gui.core.starting_points",
    "tikearn_gui.core.strategy",
    "tikearn_gui.project",
)
MOST_LINES_OF_A_MODULE = 400
MOST_LINES_OF_A_FUNCTION = 50

BLOCKED_IMPORT = """
import importlib, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {blocked!r}:
            raise ImportError(name + " is blocked here")

sys.meta_path.insert(0, Blocked())
for name in {modules!r}:
    importlib.import_module(name)
print(*(name for name in {blocked!r} if name in sys.modules))
"""


def import_without(blocked: tuple[str, ...], modules: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """Imports modules in a Python of their own in which others cannot be imported."""
    script = BLOCKED_IMPORT.format(blocked=blocked, modules=modules)
    return subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)


def modules_of(package: str) -> tuple[str, ...]:
    """All modules of a package of the program, by their full names; none if there is no such package yet."""
    files = sorted((ROOT / "tikearn_gui" / package).rglob("*.py"))
    names = (".".join(inside(file).with_suffix("").parts) for file in files)
    return tuple(name.removesuffix(".__init__") for name in names)


def files_of_the_project() -> list[Path]:
    """What is in the repository or would be with the next commit; without a repository, all but hidden folders."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        files = [
            file for file in ROOT.rglob("*") if not {"__pycache__", "build", "dist"}.intersection(inside(file).parts)
        ]
        return [
            file for file in files if file.is_file() and not any(part[0] == "." for part in inside(file).parts[:-1])
        ]
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def inside(file: Path) -> Path:
    """The file's path inside the project."""
    return file.relative_to(ROOT)


def sources() -> list[Path]:
    """Every Python file of the project."""
    files = [file for file in files_of_the_project() if file.suffix == ".py"]
    assert ROOT / "tikearn_gui" / "__init__.py" in files
    return files


@pytest.fixture(scope="module")
def settings() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def contract_with(settings: dict[str, Any], forbidden: str) -> dict[str, Any]:
    """The import contract that forbids a module."""
    contracts = settings["tool"]["importlinter"]["contracts"]
    return next(contract for contract in contracts if forbidden in contract.get("forbidden_modules", ()))


def pins(lock: Path) -> dict[str, str]:
    """Locked packages and their versions."""
    text = lock.read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, flags=re.MULTILINE))


# What loads without what ----------------------------------------------------------------------------------------------


def test_blocking_works() -> None:
    done = import_without(("json",), ("json.decoder",))
    assert done.returncode == 1
    assert "json is blocked here" in done.stderr


@pytest.mark.parametrize("package", [package for package in WITHOUT_QT if modules_of(package)])
def test_model_history_and_project_load_without_qt(package: str) -> None:
    done = import_without(QT, modules_of(package))
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_sliders_and_projects_load_without_numpy() -> None:
    done = import_without(("numpy",), WITHOUT_NUMPY)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_linter_and_test_agree_on_what_loads_without_numpy(settings: dict[str, Any]) -> None:
    assert sorted(contract_with(settings, "numpy")["source_modules"]) == sorted(WITHOUT_NUMPY)


def test_linter_and_test_agree_on_what_loads_without_qt(settings: dict[str, Any]) -> None:
    contract = contract_with(settings, "PySide6")
    existing = [f"tikearn_gui.{package}" for package in WITHOUT_QT if modules_of(package)]
    assert sorted(contract["source_modules"]) == sorted(existing)
    assert sorted(contract["forbidden_modules"]) == sorted(QT)


# Sizes ----------------------------------------------------------------------------------------------------------------


def test_modules_stay_short() -> None:
    lengths = {str(inside(file)): len(file.read_text(encoding="utf-8").splitlines()) for file in sources()}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES_OF_A_MODULE} == {}


def functions_of(file: Path) -> Iterator[tuple[str, int]]:
    """Name with place, and number of lines, of every function in a file."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{inside(file)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_functions_stay_short() -> None:
    lengths = dict(entry for file in sources() for entry in functions_of(file))
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES_OF_A_FUNCTION} == {}


# What files say -------------------------------------------------------------------------------------------------------

# A folder of one machine, such as a home; a path that goes on before it, as in an address, is something else.
MACHINE_PATH = re.compile(rb"(?<![\w.~$}/-])/(?:work|root|home)/[\w.-]")


@pytest.mark.parametrize("folder", ["work", "root", "home"])
def test_paths_of_a_machine_are_recognised(folder: str) -> None:
    path = f"/{folder}/x"
    assert MACHINE_PATH.search(f'open("{path}")'.encode())
    assert MACHINE_PATH.search(path.encode())
    assert not MACHINE_PATH.search(f"docs{path}".encode())


def test_no_file_names_a_path_of_a_machine() -> None:
    naming = [str(inside(file)) for file in files_of_the_project() if MACHINE_PATH.search(file.read_bytes())]
    assert naming == []


# Packages and versions ------------------------------------------------------------------------------------------------


def test_dependencies_are_those_that_are_locked(settings: dict[str, Any]) -> None:
    lines = (ROOT / "requirements" / "run.in").read_text(encoding="utf-8").splitlines()
    asked = [line for line in lines if line and not line.startswith("#")]
    assert sorted(settings["project"]["dependencies"]) == sorted(asked)
    assert {re.split(r"[<>=]", name)[0] for name in asked} <= pins(ROOT / "requirements" / "run.txt").keys()


def test_program_is_tested_with_what_it_runs_with() -> None:
    run, dev = (pins(ROOT / "requirements" / f"{kind}.txt") for kind in ("run", "dev"))
    assert run.items() <= dev.items()


@pytest.mark.parametrize("kind", ["run", "dev"])
def test_locks_hold_hashes_and_no_address(kind: str) -> None:
    text = (ROOT / "requirements" / f"{kind}.txt").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(pins(ROOT / "requirements" / f"{kind}.txt"))
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_changelog_knows_the_version() -> None:
    headings = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert any(tikearn_gui.__version__ in heading for heading in headings)
