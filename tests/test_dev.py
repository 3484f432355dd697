"""The parts of dev.py that decide; nothing here installs anything."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parent.parent


def python(minor: int, path: str = "own") -> dev.Interpreter:
    return dev.Interpreter(path, (3, minor, 1))


def nothing_found(name: str) -> dev.Interpreter | None:
    return None


# Which Python ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("minor", [11, 12, 13])
def test_a_suitable_python_is_kept(minor: int) -> None:
    others = {f"python3.{other}": python(other, "other") for other in (11, 12, 13)}
    assert dev.choose_interpreter(python(minor), others.get) == python(minor)


@pytest.mark.parametrize("minor", [8, 10, 14])
def test_another_python_makes_room_for_the_newest_suitable_one(minor: int) -> None:
    others = {"python3.11": python(11, "other"), "python3.12": python(12, "other")}
    assert dev.choose_interpreter(python(minor), others.get) == python(12, "other")


def test_a_python_that_is_not_what_its_name_says_is_passed_over() -> None:
    others = {"python3.13": python(14, "other"), "python3.11": python(11, "other")}
    assert dev.choose_interpreter(python(10), others.get) == python(11, "other")


def test_without_a_suitable_python_one_sentence_says_so() -> None:
    with pytest.raises(dev.Stop, match=r"needs Python 3\.11 to 3\.13\. This is 3\.10\.1, and no other"):
        dev.choose_interpreter(python(10), nothing_found)


def test_the_python_of_these_tests_is_looked_up_by_its_path() -> None:
    found = dev.look_up(sys.executable)
    assert found == dev.own_interpreter()
    assert found is not None
    assert found.suitable


def test_a_python_that_is_not_there_or_does_not_start_is_none(tmp_path: Path) -> None:
    broken = tmp_path / "python3.12"
    broken.write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    broken.chmod(0o755)
    assert dev.look_up(str(broken)) is None
    assert dev.look_up("python3.12-that-is-not-there") is None


def test_an_old_python_can_read_dev_py() -> None:
    source = (ROOT / "dev.py").read_text(encoding="utf-8")
    assert ast.parse(source, feature_version=(3, 8)).body


# When the environment is made anew ------------------------------------------------------------------------------------


def test_stamp_changes_with_kind_version_and_lock() -> None:
    stamps = {
        dev.fingerprint(kind, version, lock)
        for kind in ("run", "dev")
        for version in ((3, 11, 2), (3, 11, 9), (3, 12, 2))
        for lock in (b"numpy==2.4.6\n", b"numpy==2.4.7\n")
    }
    assert len(stamps) == 12


def test_stamp_does_not_change_with_line_ends() -> None:
    assert dev.fingerprint("run", (3, 11, 2), b"a\r\nb\r\n") == dev.fingerprint("run", (3, 11, 2), b"a\nb\n")


@pytest.mark.parametrize(
    ("wanted", "stamp", "kept"),
    [
        ("run", "", "run"),
        ("run", "run 12ab", "run"),
        ("run", "dev 12ab", "dev"),
        ("dev", "run 12ab", "dev"),
        ("dev", "", "dev"),
    ],
)
def test_an_environment_that_can_test_stays_one(wanted: str, stamp: str, kept: str) -> None:
    assert dev.kind_to_keep(wanted, stamp) == kept


class Notebook:
    """A project folder in which making the environment is only noted."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.made: list[str] = []
        patch.setattr(dev, "ROOT", folder)
        patch.setattr(dev, "REQUIREMENTS", folder)
        patch.setattr(dev, "STAMP", folder / "stamp")
        patch.setattr(dev, "PYTHON", folder / "python")
        patch.setattr(dev, "make_environment", self.make)
        for kind in ("run", "dev"):
            dev.lock_file(kind).write_bytes(kind.encode())

    def make(self, kind: str, interpreter: dev.Interpreter) -> None:
        self.made.append(kind)
        dev.PYTHON.touch()
        dev.STAMP.write_text(dev.fingerprint(kind, interpreter.version, dev.lock_file(kind).read_bytes()))


@pytest.fixture
def notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Notebook:
    return Notebook(tmp_path, monkeypatch)


def test_environment_is_made_once(notebook: Notebook) -> None:
    dev.require_environment("run")
    dev.require_environment("run")
    assert notebook.made == ["run"]


def test_environment_is_made_again_for_tests_but_not_back(notebook: Notebook) -> None:
    for kind in ("run", "dev", "run", "dev"):
        dev.require_environment(kind)
    assert notebook.made == ["run", "dev"]


def test_environment_is_made_again_when_the_lock_changes(notebook: Notebook) -> None:
    dev.require_environment("dev")
    dev.lock_file("dev").write_bytes(b"another")
    dev.require_environment("run")
    assert notebook.made == ["dev", "dev"]


def test_environment_is_made_again_when_half_made_or_its_python_is_gone(notebook: Notebook) -> None:
    dev.require_environment("run")
    dev.STAMP.unlink()
    dev.require_environment("run")
    dev.PYTHON.unlink()
    dev.require_environment("run")
    assert notebook.made == ["run", "run", "run"]


def test_variables_that_lead_astray_are_dropped_and_indexes_kept() -> None:
    environ = {"PATH": "/bin", "PYTHONPATH": "x", "PYTHONHOME": "x", "PIP_TARGET": "x", "PIP_FIND_LINKS": "wheels"}
    kept = {"PATH": "/bin", "PIP_FIND_LINKS": "wheels", "PYTHONPATH": str(dev.ROOT)}
    assert dev.clean_environ(environ) == kept


# What is missing on the system ----------------------------------------------------------------------------------------

LOADER_CACHE = """\
412 libs found in cache `/etc/ld.so.cache'
\tlibz.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libz.so.1
\tlibGL.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libGL.so.1
\tlibX11.so.6 (libc6) => /lib/i386-linux-gnu/libX11.so.6
Cache generated by: ldconfig (Debian GLIBC 2.36) stable release version 2.36
"""
LIBRARIES = {"libgl1": "libGL.so.1", "libegl1": "libEGL.so.1", "libx11-6": "libX11.so.6", "zlib1g": "libz.so.1"}


def test_missing_libraries_are_named_by_package() -> None:
    assert dev.missing_packages(LOADER_CACHE, LIBRARIES, "x86_64") == ["libegl1", "libx11-6"]


def test_libraries_for_another_processor_do_not_count() -> None:
    assert dev.missing_packages(LOADER_CACHE, LIBRARIES, "aarch64") == list(LIBRARIES)


def test_every_library_of_qt_is_named_once() -> None:
    assert len(set(dev.QT_LIBRARIES.values())) == len(dev.QT_LIBRARIES)


def test_without_rights_the_line_to_type_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "admin_prefix", lambda: None)
    with pytest.raises(dev.Stop) as stop:
        dev.install_system_packages(["python3.11-venv"], "to make the environment")
    line = str(stop.value).splitlines()[-1].strip()
    assert line == "sudo apt-get update && sudo apt-get install -y python3.11-venv"


def test_a_python_outside_of_the_system_is_not_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "can_make_environments", lambda _: False)
    with pytest.raises(dev.Stop, match="lacks the modules venv and ensurepip"):
        dev.require_venv(python(12, "/opt/python/bin/python3.12"))


# The commands ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What the commands would start; the environment counts as ready."""
    calls: list[list[str]] = []

    def note(arguments: list[str], folder: Path | None = ROOT) -> int:
        calls.append(arguments)
        return 0

    monkeypatch.setattr(dev, "require_environment", lambda _: None)
    monkeypatch.setattr(dev, "in_environment", note)
    return calls


def test_run_hands_arguments_on(started: list[list[str]]) -> None:
    assert dev.main(["run", "summary", "--json"]) == 0
    assert started == [["-m", "tikearn_gui", "summary", "--json"]]


def test_run_alone_opens_the_example(started: list[list[str]]) -> None:
    dev.main(["run"])
    assert started == [["-m", "tikearn_gui", "--example", "--report", str(dev.BUILD / "report")]]


def test_bench_measures_the_model_or_the_start(started: list[list[str]]) -> None:
    dev.main(["bench", "--seconds", "1"])
    dev.main(["bench", "start"])
    assert started == [["-m", "tests.bench", "--seconds", "1"], ["-m", "tests.bench.start"]]


def test_shots_are_painted_one_by_one_and_end_with_the_first_that_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    named: list[str] = []

    def paint(arguments: list[str], folder: Path | None = ROOT) -> int:
        named.append(Path(arguments[arguments.index("--screenshot") + 1]).name)
        return 3 if "dark" in arguments else 0

    monkeypatch.setattr(dev, "require_environment", lambda _: None)
    monkeypatch.setattr(dev, "in_environment", paint)
    monkeypatch.setattr(dev, "BUILD", tmp_path)
    assert dev.main(["shots"]) == 3
    assert named[0] == "earnings-light-1280x800.png"
    assert named[-1] == "earnings-dark-1280x800.png"
    assert len(named) == len(dev.SHOTS) + 1


def test_test_checks_first_unless_told_not_to(started: list[list[str]]) -> None:
    dev.main(["test", "-k", "gifts", "--no-check"])
    assert started == [["-m", "pytest", "-k", "gifts"]]
    started.clear()
    dev.main(["test", "-k", "gifts"])
    assert started == [*dev.CHECKS.values(), ["-m", "pytest", "-k", "gifts"]]


def test_failing_check_fails_the_tests_that_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "require_environment", lambda _: None)
    monkeypatch.setattr(dev, "in_environment", lambda arguments, **_: 3 if "mypy" in arguments else 0)
    assert dev.main(["check"]) == 1
    assert dev.main(["test"]) == 1
    assert dev.main(["test", "--no-check"]) == 0


def test_exit_status_of_pytest_goes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "require_environment", lambda _: None)
    monkeypatch.setattr(dev, "in_environment", lambda arguments, **_: 5 if "pytest" in arguments else 0)
    assert dev.main(["test"]) == 5


def test_exit_status_and_signal_of_a_command_go_through() -> None:
    assert dev.status_of([sys.executable, "-c", "raise SystemExit(7)"]) == 7
    assert dev.status_of([sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"]) == 143


@pytest.mark.parametrize(("arguments", "status"), [([], 2), (["bogus"], 2), (["--help"], 0), (["check", "x"], 1)])
def test_wrong_commands_show_what_there_is(arguments: list[str], status: int) -> None:
    assert dev.main(arguments) == status


def test_a_reason_to_stop_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_: str) -> None:
        raise dev.Stop("There is no Python here.")

    monkeypatch.setattr(dev, "require_environment", stop)
    assert dev.main(["bench"]) == 1
    assert capsys.readouterr().err == "dev: There is no Python here.\n"
